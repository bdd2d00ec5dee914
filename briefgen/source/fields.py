"""Values taken out of a mapping one by one, checked; every fault becomes a problem at its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping as Mapping_
from types import MappingProxyType
from typing import Any, get_args

from briefgen.problems import Problem, Severity
from briefgen.source.days import nearest_date, read_date
from briefgen.source.front_matter import Items, Mapping, Node, Scalar

_SURROGATE = re.compile("[\ud800-\udfff]")


Hint = tuple[str, str]
"""What is expected instead of a key that other programs have, and the cure."""


class Fields:
    """A mapping's values by key. A value that cannot be used is reported and read as if it were missing.

    `within` names the mapping in problems ("source.name"); `problems` is where they are put.
    """

    def __init__(self, mapping: Mapping, *, shown: str, problems: list[Problem], within: str = "") -> None:
        self.mapping = mapping
        self.shown = shown
        self.problems = problems
        self._within = within
        self._values = {key.text: value for key, value in mapping.entries}
        self._asked: dict[str, None] = {}  # the keys that exist, in order

    def node(self, key: str) -> Node | None:
        """The value of a key as it is written; None where it is missing or empty."""
        self._asked[key] = None
        value = self._values.get(key)
        return None if isinstance(value, Scalar) and (value.is_empty or not value.text.strip()) else value

    def text(self, key: str, *, severity: Severity = "warning") -> str | None:
        """One line of text, white space collapsed."""
        value = self.node(key)
        if value is None:
            return None
        if not isinstance(value, Scalar):
            self.bad(
                key,
                value,
                "a list or mapping",
                "one line of text is read here",
                "write text after the colon",
                severity=severity,
            )
            return None
        return self._words(key, value, severity)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one. What is written twice counts once."""
        value = self.node(key)
        return self.names(key, value) if value is not None else ()

    def names(self, key: str, value: Node) -> tuple[str, ...]:
        """The same of a value that is at hand."""
        found: list[str | None] = []
        if isinstance(value, Scalar):
            found.append(self._words(key, value))
        elif isinstance(value, Items):
            for item in value.items:
                if isinstance(item, Scalar):
                    found.append(None if item.is_empty else self._words(key, item))
                else:
                    self.bad(
                        key, item, "a list with more than words in it", "a list of words is read here",
                        "write one word or name",
                    )  # fmt: skip
        else:
            self.bad(key, value, "a mapping", "a list of words is read here", "write it as [one, two]")
        return tuple(dict.fromkeys(text for text in found if text))

    def choice(self, key: str, allowed: Any, *, severity: Severity = "warning") -> Any:
        """One of the values of a Literal type, as that type has it; None where missing or not one of them."""
        value = self.node(key)
        if value is None:
            return None
        values = {str(one): one for one in get_args(allowed)}
        if isinstance(value, Scalar) and value.text.strip() in values:
            return values[value.text.strip()]
        names = list(values)
        listed = f"{', '.join(names[:-1])} or {names[-1]}"
        text = f"'{value.text}'" if isinstance(value, Scalar) else "a list or mapping"
        near = difflib.get_close_matches(value.text.strip(), names, 1) if isinstance(value, Scalar) else []
        cure = f"did you mean '{near[0]}'?" if near else "write one of them, or remove the line"
        self.bad(key, value, text, f"'{self._within}{key}' is {listed}", cure, severity=severity)
        return None

    def date(self, key: str, *, severity: Severity = "warning") -> str | None:
        """A day, or a day and time with or without offset, in ISO form. Anything else is `bad-date`."""
        value = self.node(key)
        if value is None:
            return None
        text = value.text.strip() if isinstance(value, Scalar) else ""
        if read := read_date(text):
            return read
        near = nearest_date(text)
        self.problems.append(
            Problem(
                path=self.shown, line=value.line, column=value.column, code="bad-date",
                found=f"'{text}' is not a date" if text else "a list or mapping is not a date",
                expected=f"'{self._within}{key}' is a day of the calendar", severity=severity,
                cure=f"write it as {near or 'YYYY-MM-DD, or with its time as YYYY-MM-DDTHH:MM:SS+HH:MM'}",
            )
        )  # fmt: skip
        return None

    def address(self, key: str) -> str | None:
        """A web address; nothing else may become a link."""
        text = self.text(key)
        if text is None or re.fullmatch(r"https?://[^\s/<>\"]+(?:[/?#][^\s<>\"]*)?", text, re.IGNORECASE):
            return text
        self.bad(
            key, self._values[key], f"'{text}'", "a web address begins with http:// or https://", "write it in full"
        )
        return None

    def mapping_of(self, key: str) -> Fields | None:
        """The fields of a mapping inside this one."""
        value = self.node(key)
        if isinstance(value, Mapping):
            return Fields(value, shown=self.shown, problems=self.problems, within=f"{self._within}{key}.")
        return None

    def bad(
        self, key: str, value: Node, found: str, expected: str, cure: str, *, severity: Severity = "warning"
    ) -> None:
        """Reports a value that cannot be used."""
        self.problems.append(
            Problem(
                path=self.shown, line=value.line, column=value.column, code="bad-value",
                found=f"'{self._within}{key}' is {found}" if not found.startswith("'") else f"{found} cannot be read",
                expected=expected, cure=cure, severity=severity,
            )
        )  # fmt: skip

    def report_unknown(self, hints: Mapping_[str, Hint] = MappingProxyType({})) -> None:
        """Reports the keys that nobody asked for, each with the nearest one that exists, and those written twice.

        `hints` has what other programs call something that is read here under another name.
        """
        for key, _ in self.mapping.entries:
            if key.text in self._asked:
                continue
            near = difflib.get_close_matches(key.text.lower(), self._asked, 1, 0.7)
            if hint := hints.get(key.text.lower()):
                expected, cure = hint
            elif near:
                expected, cure = "there is no such key here", f"did you mean '{self._within}{near[0]}'?"
            else:
                expected = f"the keys here are {', '.join(sorted(self._asked))}"
                cure = "remove it, or leave it for other programs"
            self._report(key, "unknown-key", f"'{self._within}{key.text}' is not read", expected, cure)
        lines = {key.text: key.line for key, _ in self.mapping.entries}
        for key in self.mapping.repeated:
            found = f"'{self._within}{key.text}' is written again; it stands in line {lines[key.text]} already"
            severity: Severity = "error" if key.text in self._asked else "warning"
            self._report(key, "duplicate-key", found, "each key has one value", "remove one of the two", severity)

    def _report(
        self, key: Scalar, code: str, found: str, expected: str, cure: str, severity: Severity = "warning"
    ) -> None:
        self.problems.append(
            Problem(
                path=self.shown, line=key.line, column=key.column, code=code, found=found, expected=expected,
                cure=cure, severity=severity,
            )
        )  # fmt: skip

    def _words(self, key: str, value: Scalar, severity: Severity = "warning") -> str | None:
        if _SURROGATE.search(value.text):
            cure = "write the character itself"
            self.bad(key, value, "half a character", "text in UTF-8 is read here", cure, severity=severity)
            return None
        return " ".join(value.text.split())
