"""This repository's own desk: nothing is wrong with it, and every brief of it keeps the contract."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefgen.config import Settings
from briefgen.pipeline.briefs import Result, make_briefs
from briefgen.pipeline.desk import Desk, read_desk
from briefgen.pipeline.reading import Reading
from briefgen.serialise import from_json, shipped_schema, to_json

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def desk() -> Desk:
    as_of = datetime.date(2026, 11, 23)
    return read_desk(Settings(root=REPOSITORY, content=REPOSITORY / "content", as_of=as_of, drafts=True))


@pytest.fixture(scope="module")
def result(desk: Desk) -> Result:
    return make_briefs(desk.files, Reading(register=desk.register), workers=1)


def test_nothing_is_wrong_with_the_desk(desk: Desk, result: Result) -> None:
    assert [str(problem) for problem in (*desk.problems, *result.problems)] == []
    assert len([file for file in desk.files if file.article.status == "published"]) >= 14
    assert len(desk.topics) == 3


def test_every_article_gives_a_brief_that_fits_the_schema(desk: Desk, result: Result) -> None:
    assert [brief.article.id for brief in result.briefs] == [file.article.id for file in desk.files]
    validator = jsonschema.Draft202012Validator(shipped_schema())
    for brief in result.briefs:
        validator.validate(json.loads(to_json(brief)))
        assert from_json(to_json(brief)) == brief


def spans_and_quotes(value: Any) -> list[tuple[list[int], str]]:
    """Every evidence, mention and date in a brief's JSON, however deep."""
    if isinstance(value, list):
        return [found for item in value for found in spans_and_quotes(item)]
    if not isinstance(value, dict):
        return []
    own = [(value["span"], value["quote"])] if "span" in value else []
    return own + [found for item in value.values() for found in spans_and_quotes(item)]


def test_every_quote_is_its_slice(desk: Desk, result: Result) -> None:
    for file, brief in zip(desk.files, result.briefs, strict=True):
        found = spans_and_quotes(json.loads(to_json(brief)))
        assert found
        assert all(file.text[start:end] == quote for (start, end), quote in found)


def test_a_finding_keeps_its_id_when_the_text_around_it_changes(desk: Desk) -> None:
    (file,) = (file for file in desk.files if "week-of-bread" in file.article.path)
    more = file.text + "\n\nRain fell on the harbour all night.\n"
    before, after = (
        make_briefs([one], Reading(register=desk.register)).briefs[0]
        for one in (file, type(file)(file.article, more, file.body))
    )
    for noun in ("claims", "events", "actors", "places"):
        kept = {finding.id for finding in getattr(before, noun)}
        assert kept
        assert kept <= {finding.id for finding in getattr(after, noun)}, noun
