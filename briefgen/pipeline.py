"""The order of the stages, the executor, the cache; nothing else."""

from __future__ import annotations

from briefgen import __version__
from briefgen.extract import registry
from briefgen.language import grammar
from briefgen.language.analysis import analyse
from briefgen.model import Brief, Provenance
from briefgen.source.article import ArticleFile
from briefgen.source.document import parse
from briefgen.source.register import EMPTY, Register


def make_brief(file: ArticleFile, model: grammar.LanguageModel, register: Register = EMPTY) -> Brief:
    document = parse(file.text, file.body)
    text = grammar.read(document, model.parse([block.text for block in document.blocks]))
    found = registry.run(analyse(file.article, text, register))
    return Brief(
        article=file.article, provenance=Provenance(briefgen=__version__, model=model.identity, rules=""),
        key_points=found.key_points, actors=found.actors, places=found.places, claims=found.claims, events=found.events,
        dates=found.dates, questions=found.questions,
    )  # fmt: skip
