"""JSON, its schema, and ids made of content."""

import json

import jsonschema
import msgspec
import pytest

from briefgen.model import Article, Brief, ModelIdentity, Provenance, Source
from briefgen.serialise import IdMaker, from_json, schema, shipped_schema, to_json


@pytest.fixture
def brief() -> Brief:
    source = Source(name="A source")
    article = Article(id="a", path="a.md", title="T", date="2020-01-02", source=source, language="en", sha256="0" * 64)
    model = ModelIdentity(name="m", version="1", sha256="0" * 64)
    return Brief(article=article, provenance=Provenance(briefgen="1", model=model, rules="r"))


def test_json_round_trip(brief: Brief) -> None:
    assert from_json(to_json(brief)) == brief
    assert from_json(to_json(brief, indent=2)) == brief


def test_wrong_types_are_refused(brief: Brief) -> None:
    data = json.loads(to_json(brief))
    data["article"]["title"] = 3
    with pytest.raises(msgspec.ValidationError, match="title"):
        from_json(json.dumps(data).encode())


def test_the_shipped_schema_is_the_models() -> None:
    """After a change of the model: python -m briefgen.serialise > briefgen/brief.schema.json."""
    assert shipped_schema() == schema()


def test_the_schema_is_a_schema_and_holds_for_a_brief(brief: Brief) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    data = json.loads(to_json(brief))
    validator.validate(data)
    data["claims"] = [{"id": "c-1"}]
    assert list(validator.iter_errors(data))


def test_ids_come_from_content_alone() -> None:
    one, other = IdMaker("x"), IdMaker("x")
    other.make("c", "something before it")
    assert one.make("c", "the  words") == other.make("c", "the words")
    assert one.make("c", "other words") != one.make("c", "words other")
    assert IdMaker("y").make("c", "the words") != IdMaker("x").make("c", "the words")


def test_repetitions_get_ids_of_their_own() -> None:
    ids = IdMaker("x")
    assert len({ids.make("c", "same"), ids.make("c", "same"), ids.make("c", "same")}) == 3
