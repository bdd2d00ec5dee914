"""Small whole desks, made fresh for a test and built through every door."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
AS_OF = "1763856000"  # 2025-11-23, so that "today" never changes a test


@pytest.fixture
def desk(tmp_path: Path) -> Callable[[str], Path]:
    """Copies one of the desks of this folder, by name, to a place of its own."""

    def copy(name: str) -> Path:
        return Path(shutil.copytree(HERE / name, tmp_path / name))

    return copy


def run(folder: Path, *command: str, expected: int = 0) -> subprocess.CompletedProcess[str]:
    """Runs a Python module's command in a desk's folder, with the day fixed and no network module needed."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": AS_OF, "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == expected, f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a built site by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
