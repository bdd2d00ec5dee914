"""A checker of iCalendar files against the grammar of RFC 5545, for the tests of what briefgen writes.

It knows content lines, folding, components, and the value types and counts of the properties a news calendar uses.
It shares nothing with the library that writes the files, nor with the one that reads them in the tests.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

_NAME = r"(?:[A-Za-z0-9-]+)"
_SAFE = r"[^\x00-\x08\x0a-\x1f\x7f\";:,]*"
_QUOTED = r"\"[^\x00-\x08\x0a-\x1f\x7f\"]*\""
_PARAMETER = rf";(?P<name>{_NAME})=(?P<value>(?:{_QUOTED}|{_SAFE})(?:,(?:{_QUOTED}|{_SAFE}))*)"
_LINE = re.compile(
    rf"(?P<name>{_NAME})(?P<parameters>(?:{_PARAMETER.replace('?P<name>', '?:').replace('?P<value>', '?:')})*):"
    r"(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
_TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,Nn])*")
_DATE = re.compile(r"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_CLOCK = r"T(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d|60)"
_TYPES = {
    "TEXT": _TEXT,
    "TEXTS": re.compile(rf"{_TEXT.pattern}(?:,{_TEXT.pattern})*"),
    "DATE": _DATE,
    "DATE-TIME": re.compile(rf"{_DATE.pattern}{_CLOCK}Z?"),
    "UTC": re.compile(rf"{_DATE.pattern}{_CLOCK}Z"),
    "INTEGER": re.compile(r"[+-]?\d+"),
    "URI": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+"),
    "DURATION": re.compile(r"[+-]?P(?:\d+W|\d+D(?:T.+)?|T\d+[HMS].*)"),
    "STATUS": re.compile("TENTATIVE|CONFIRMED|CANCELLED"),
    "TRANSP": re.compile("OPAQUE|TRANSPARENT"),
    "GREGORIAN": re.compile("GREGORIAN"),
    "2.0": re.compile(r"2\.0"),
}
# For each component: a property's default type, how often at least and at most. X- and others may stand anywhere.
_CALENDAR = {
    "PRODID": ("TEXT", 1, 1), "VERSION": ("2.0", 1, 1), "CALSCALE": ("GREGORIAN", 0, 1), "METHOD": ("TEXT", 0, 1),
    "NAME": ("TEXT", 0, 9), "URL": ("URI", 0, 1), "SOURCE": ("URI", 0, 1), "REFRESH-INTERVAL": ("DURATION", 0, 1),
    "DESCRIPTION": ("TEXT", 0, 9), "LAST-MODIFIED": ("UTC", 0, 1),
}  # fmt: skip
_EVENT = {
    "UID": ("TEXT", 1, 1), "DTSTAMP": ("UTC", 1, 1), "DTSTART": ("DATE-TIME", 1, 1), "DTEND": ("DATE-TIME", 0, 1),
    "SUMMARY": ("TEXT", 0, 1), "DESCRIPTION": ("TEXT", 0, 1), "LOCATION": ("TEXT", 0, 1), "URL": ("URI", 0, 1),
    "CATEGORIES": ("TEXTS", 0, 99), "STATUS": ("STATUS", 0, 1), "TRANSP": ("TRANSP", 0, 1), "CREATED": ("UTC", 0, 1),
    "LAST-MODIFIED": ("UTC", 0, 1), "SEQUENCE": ("INTEGER", 0, 1),
}  # fmt: skip
_PROPERTIES = {"VCALENDAR": _CALENDAR, "VEVENT": _EVENT}


@dataclass(slots=True)
class Property:
    """One content line: its name in capitals, its parameters, its value as written."""

    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as TEXT, unescaped."""
        return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "Nn" else m[1], self.value)


@dataclass(slots=True)
class Component:
    name: str
    properties: list[Property] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)

    def __getitem__(self, name: str) -> Property:
        (found,) = (one for one in self.properties if one.name == name)
        return found


def parse(content: bytes) -> Component:
    """The calendar in a file. Raises ValueError, naming the line, where it breaks the grammar."""
    stack: list[Component] = []
    done: list[Component] = []
    for number, line in enumerate(_unfolded(content), 1):
        read = _property(line, number)
        if read.name == "BEGIN":
            stack.append(Component(read.value.upper()))
        elif read.name == "END":
            if not stack or stack[-1].name != read.value.upper():
                raise ValueError(f"line {number}: {line} ends nothing")
            component = stack.pop()
            _check(component)
            (stack[-1].components if stack else done).append(component)
        elif stack:
            stack[-1].properties.append(read)
        else:
            raise ValueError(f"line {number}: {line} stands outside a component")
    if stack or [one.name for one in done] != ["VCALENDAR"]:
        raise ValueError("the file is not one whole VCALENDAR")
    return done[0]


def _unfolded(content: bytes) -> list[str]:
    if not content.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", content):
        raise ValueError("every line must end with CRLF, and nothing else may break it")
    lines = content[:-2].split(b"\r\n")
    for number, line in enumerate(lines, 1):
        if len(line) > 75 or not line:
            raise ValueError(f"physical line {number} has {len(line)} octets")
        line.decode("utf-8")  # a fold inside a character would be legal, and would break simple readers
    return b"\r\n".join(lines).replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode("utf-8").split("\r\n")


def _property(line: str, number: int) -> Property:
    found = _LINE.fullmatch(line)
    if not found:
        raise ValueError(f"line {number} is no content line: {line}")
    parameters = {m["name"].upper(): m["value"].strip('"') for m in re.finditer(_PARAMETER, found["parameters"])}
    return Property(found["name"].upper(), parameters, found["value"])


def _check(component: Component) -> None:
    known = _PROPERTIES.get(component.name)
    if known is None:
        raise ValueError(f"{component.name} is not checked here")
    counts = Counter(one.name for one in component.properties)
    for name, (_, least, most) in known.items():
        if not least <= counts[name] <= most:
            raise ValueError(f"{component.name} has {counts[name]} of {name}")
    for one in component.properties:
        if one.name in known:
            _check_type(one, known[one.name][0])
        elif not one.name.startswith("X-"):
            raise ValueError(f"{component.name} may not have {one.name}")
    if component.name == "VCALENDAR" and not component.components:
        raise ValueError("a calendar without a component")
    if component.name == "VEVENT" and any(one.name == "DTEND" for one in component.properties):
        start, end = component["DTSTART"], component["DTEND"]
        if start.parameters.get("VALUE") != end.parameters.get("VALUE") or start.value >= end.value:
            raise ValueError(f"DTEND {end.value} does not fit DTSTART {start.value}")


def _check_type(one: Property, default: str) -> None:
    kind = one.parameters.get("VALUE", default)
    if not _TYPES[kind].fullmatch(one.value):
        raise ValueError(f"{one.name} is no {kind}: {one.value}")
    if kind == "DURATION" and default == "DURATION" and "VALUE" not in one.parameters:
        raise ValueError(f"{one.name} must say VALUE=DURATION")
