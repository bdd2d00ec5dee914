"""The order of the extractors, and the promises that each step is held to."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from briefgen.extract.registry import BUILT_IN, broken_promises, run, unmet_needs
from briefgen.language.analysis import Analysis
from briefgen.model import Finding, Findings, Question
from briefgen.problems import BriefgenError
from briefgen.serialise import IdMaker
from briefgen.spans import Evidence, Span

BODY = "Talks begin in Vienna next month, said Ana Ortiz.\n"


class Rogue:
    """An extractor that gives whatever a test wants."""

    name = "rogue"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"questions"})

    def __init__(self, *questions: Question) -> None:
        self._questions = questions

    def extract(self, analysis: Analysis, found: Findings, ids: IdMaker) -> Findings:
        return msgspec.structs.replace(found, questions=self._questions)


def question(start: int, quote: str, *, id: str = "q-1") -> Question:
    evidence = Evidence(Span(start, start + len(quote)), quote)
    return Question(id=id, origin="rogue", kind="open", evidence=(evidence,))


def test_the_built_in_order_meets_every_need() -> None:
    assert unmet_needs(BUILT_IN) == []


def test_another_order_is_refused_and_says_who_needs_what() -> None:
    problems = unmet_needs(tuple(reversed(BUILT_IN)))
    claims = next(problem for problem in problems if problem.path == "extractor claims")
    assert claims.code == "unmet-need"
    assert claims.found == "it needs actors, events, places"


def test_a_true_quote_passes(read: Callable[..., Any]) -> None:
    assert run(read(BODY), (Rogue(question(0, "Talks begin")),)).questions[0].id == "q-1"


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ((question(0, "Peace talks"),), "quotes 'Peace talks', but the file says 'Talks begin'"),
        ((question(45, "Ortiz. More"),), "a span outside the file"),
        ((question(0, "Talks"), question(6, "begin")), "the id q-1 stands for more than one finding"),
    ],
)
def test_a_broken_promise_names_the_extractor(
    read: Callable[..., Any], questions: tuple[Question, ...], said: str
) -> None:
    with pytest.raises(BriefgenError) as error:
        run(read(BODY), (Rogue(*questions),))
    (problem,) = error.value.problems
    assert problem.code == "broken-promise"
    assert problem.found.startswith("extractor 'rogue': ")
    assert said in problem.found


def test_every_noun_of_the_brief_is_given_by_someone() -> None:
    assert frozenset().union(*(extractor.gives for extractor in BUILT_IN)) == frozenset(Findings.__struct_fields__)


def test_findings_point_only_at_findings(read: Callable[..., Any]) -> None:
    found = run(read(BODY))
    assert list(broken_promises(found, frozenset(Findings.__struct_fields__), BODY)) == []
    assert all(isinstance(f, Finding) and f.origin for f in (*found.actors, *found.claims, *found.events))
