"""Which language model is used, and how it is known to be the one; tokens and sentences that know each other."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import pytest

from briefgen.language import grammar
from briefgen.language.grammar import DEFAULT_MODELS, PINNED_MODEL, PINNED_SHA256, LanguageModel
from briefgen.problems import BriefgenError
from briefgen.source.document import parse


def test_the_pinned_copy_is_the_known_one() -> None:
    identity = grammar.identify(PINNED_MODEL)
    assert (identity.version, identity.sha256) == ("3.8.0", PINNED_SHA256)


def test_the_official_model_comes_first_when_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if name in DEFAULT_MODELS else None)
    assert grammar.available_model() == "en_core_web_sm"
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object() if name == PINNED_MODEL else None)
    assert grammar.available_model() == PINNED_MODEL


def test_changed_files_stop_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar, "PINNED_SHA256", "0" * 64)
    with pytest.raises(BriefgenError) as error:
        grammar.load(PINNED_MODEL)
    assert [problem.code for problem in error.value.problems] == ["model-mismatch"]
    assert PINNED_SHA256 in error.value.problems[0].found


def test_a_model_that_is_not_installed_is_a_problem() -> None:
    with pytest.raises(BriefgenError) as error:
        grammar.load("en_core_web_nowhere")
    assert [problem.code for problem in error.value.problems] == ["missing-model"]
    assert "en_core_web_nowhere" in error.value.problems[0].found


def test_an_unknown_model_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "en_some_model"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "meta.json").write_text('{"version": "9.1"}', encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    identity, problems = grammar.checked("en_some_model")
    assert (identity.name, identity.version) == ("en_some_model", "9.1")
    assert [(problem.code, problem.severity) for problem in problems] == [("unknown-model", "note")]


def test_the_hash_is_over_paths_and_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "en_other_model"
    package.mkdir()
    contents = {"__init__.py": b"", "meta.json": b'{"version": "1"}'}
    for name, content in contents.items():
        (package / name).write_bytes(content)
    monkeypatch.syspath_prepend(tmp_path)
    expected = hashlib.sha256(b"".join(f"{n}\0{len(c)}\0".encode() + c for n, c in sorted(contents.items())))
    assert grammar.identify("en_other_model").sha256 == expected.hexdigest()
    (package / "meta.json").rename(package / "meta2.json")
    (package / "meta.json").write_bytes(contents["meta.json"])
    assert grammar.identify("en_other_model").sha256 != expected.hexdigest()


def test_tokens_stand_where_their_text_stands(model: LanguageModel) -> None:
    document = parse("The *envoy* said  that\n> Vienna is next.\n\nTalks begin on Monday.\n", 0)
    text = grammar.read(document, model.parse([block.text for block in document.blocks]))
    assert len(text.tokens) == len(document.blocks)
    for row, block in zip(text.tokens, document.blocks, strict=True):
        assert [token.text for token in row] == [block.text[token.start : token.end] for token in row]
        assert not any(token.text.isspace() for token in row)
    for sentence in text.sentences:
        assert sentence.root in sentence.tokens
        assert all(token.sentence is sentence for token in sentence.tokens)
        assert all(token is token.head or token in token.head.children for token in sentence.tokens)


def test_parses_of_a_batch_are_those_of_each_alone(model: LanguageModel) -> None:
    texts = ["The envoy will arrive on Monday.", "", "Nobody said why.", "Talks"]
    assert model.parse(texts) == [model.parse([text])[0] for text in texts]
