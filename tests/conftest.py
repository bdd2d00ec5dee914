"""Fixtures that all tests share: one loaded language model, and the way from Markdown to an analysis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from golden import Case, accept

from briefgen.language import grammar
from briefgen.language.analysis import Analysis, analyse
from briefgen.model import Article, Source
from briefgen.source.document import parse
from briefgen.source.register import EMPTY, Register


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden cases with what comes out (without -n)")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Case, str], None]:
    """Compares what came out with what a golden case expects, or accepts it under `--accept`."""

    def compare(case: Case, actual: str) -> None:
        if request.config.getoption("--accept"):
            accept(case, actual)
        else:
            assert actual == case.expected

    return compare


class Reader(Protocol):
    def __call__(
        self, body: str, *, date: str = ..., title: str = ..., register: Register = ..., places: tuple[str, ...] = ...
    ) -> Analysis: ...


def reader(model: grammar.LanguageModel) -> Reader:
    """From a Markdown body to its analysis, by the same steps as the pipeline."""

    def read(
        body: str,
        *,
        date: str = "2013-12-18",
        title: str = "A title",
        register: Register = EMPTY,
        places: tuple[str, ...] = (),
    ) -> Analysis:
        document = parse(body, 0)
        text = grammar.read(document, model.parse([block.text for block in document.blocks]))
        source = Source(name="A source")
        article = Article(
            id="test",
            path="test.md",
            title=title,
            date=date,
            source=source,
            language="en",
            sha256="0" * 64,
            places=places,
        )
        return analyse(article, text, register)

    return read


@pytest.fixture(scope="session")
def model() -> grammar.LanguageModel:
    return grammar.load()


@pytest.fixture(scope="session")
def read(model: grammar.LanguageModel) -> Reader:
    return reader(model)
