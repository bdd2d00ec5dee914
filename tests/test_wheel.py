"""The wheel in an empty environment: the theme, the language data and the templates are in it, and it builds a site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    # The environment of the tests must not leak into the one under test.
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `briefgen` command of a fresh environment into which only the built wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"  # a copy, since setuptools leaves its own folders beside what it builds
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source / name)
    for name in ("briefgen", "themes"):
        shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder / "dist", source, cwd=folder)
    (wheel,) = (folder / "dist").glob("briefgen-*.whl")
    venv.create(folder / "env", with_pip=True)
    run(folder / "env/bin/python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return folder / "env/bin/briefgen"


def test_a_new_desk_builds_from_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    run(installed, "init", "desk", cwd=tmp_path)
    desk = tmp_path / "desk"
    run(installed, "build", "--strict", cwd=desk)
    assert (desk / "site/briefs/welcome.html").is_file()
    assert (desk / "site/css/brief.css").is_file()
    assert (desk / "site/404.html").is_file()


def test_the_wheel_holds_nothing_but_the_package(installed: Path, tmp_path: Path) -> None:
    listed = run(installed.with_name("python"), "-m", "pip", "show", "-f", "briefgen", cwd=tmp_path)
    files = [line.strip() for line in listed.partition("Files:")[2].splitlines() if line.strip()]
    tops = {file.partition("/")[0] for file in files if not file.startswith("..")}
    assert {top for top in tops if not top.startswith("briefgen-")} == {"briefgen"}
    assert "briefgen/theme/base.html" in files
    assert "briefgen/desk/mkdocs.yml" in files
    assert "briefgen/brief.schema.json" in files


def test_every_package_is_listed() -> None:
    listed = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
        "packages"
    ]
    found = {".".join(path.parent.relative_to(REPOSITORY).parts) for path in REPOSITORY.glob("briefgen/**/__init__.py")}
    assert set(listed) == found | {"briefgen.theme"}
