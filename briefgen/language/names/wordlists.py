"""The English word lists of the name layer, loaded once; the rules that read them are elsewhere."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from briefgen.language.names.named import NamedKind

_FOLDER = "briefgen.language.english"
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A name's words as they are compared: case, full stops and the shape of apostrophes do not matter."""
    plain = text.replace("’", "'").replace("‘", "'").replace(".", "").replace("‐", "-").replace("‑", "-")
    return " ".join(plain.casefold().split())


@lru_cache(maxsize=65536)
def unaccented(text: str) -> str:
    """A folded name without accents, as given names are listed."""
    plain = fold(text).translate(_STROKES)
    return (
        plain
        if plain.isascii()
        else "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    )


_LOGIST = len("zoologist")  # a longer word in "-ologist" is a post in any science


@dataclass(frozen=True, slots=True)
class WordLists:
    """Sets of lower-case words, without full stops; `heads` gives the kind that a name's head word decides."""

    heads: dict[str, NamedKind | str]
    armed_words: frozenset[str]
    fronts: frozenset[str]
    councils: frozenset[str]  # what stands before "council" where it governs
    parties: frozenset[str]  # words of a front's name that make it a party
    legal_forms: frozenset[str]  # as they are written: "AG", "Oy"
    club_first: frozenset[str]  # sports clubs: "Dynamo X"
    event_first: frozenset[str]
    chambers: frozenset[str]  # what a "House of" names where it is one of a parliament
    honorifics: frozenset[str]
    bare_titles: frozenset[str]  # that tell of no post: "Mrs"
    posts: frozenset[str]
    fields: frozenset[str]  # last words of what an officer is in charge of, written between commas
    offices: frozenset[str]  # posts that head the name of an office, which is nobody by itself
    modifiers: frozenset[str]
    female_titles: frozenset[str]
    male_titles: frozenset[str]
    role_nouns: frozenset[str]
    head_verbs: frozenset[str]
    beside: dict[str, frozenset[str]]
    nominal: dict[str, frozenset[str]]
    speech: frozenset[str]
    acts: frozenset[str]
    feels: frozenset[str]  # verbs whose subject is a person
    addresses: frozenset[str]  # verbs whose object is somebody
    befalls: frozenset[str]  # verbs whose subject a place may be
    kin: dict[str, frozenset[str]]
    regional: frozenset[str]  # adjectives such as "Welsh"
    never: frozenset[str]
    partisans: frozenset[str]  # a member of a party: "republican"
    openers: frozenset[str]  # participles that open a sentence: "Reacting, ..."
    things: frozenset[str]  # folded names of products and works
    place_first: frozenset[str]
    regions: frozenset[str]
    provinces: dict[str, str]  # parts of states by folded name, with the state's ISO 3166-1 code
    abbreviated: dict[str, str]  # parts of the United States as news writes them, "Ill." -> "illinois"
    female_names: frozenset[str]
    male_names: frozenset[str]
    first_surnames: frozenset[str]  # family names of one syllable that stand first, "Xu", "Kim", "Nguyen"
    given_names: frozenset[str]  # all of them, those of either gender too
    surnames: frozenset[str]

    def given_gender(self, word: str) -> str:
        """Returns "f" or "m" for a clear given name, else ""."""
        plain = unaccented(word.split("-", maxsplit=1)[0])
        return "f" if plain in self.female_names else "m" if plain in self.male_names else ""

    def is_given(self, word: str) -> bool:
        """Whether a word of a name is a given name somewhere."""
        return unaccented(word.split("-", maxsplit=1)[0]) in self.given_names

    def is_title(self, word: str) -> bool:
        return word in self.honorifics or word in self.posts or (word.endswith("ologist") and len(word) > _LOGIST)


def _read(name: str) -> str:
    return resources.files(_FOLDER).joinpath(name).read_text(encoding="utf-8")


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


@cache
def wordlists() -> WordLists:
    """The lists as they lie in the package."""
    data = tomllib.loads(_read("names.toml"))
    given = {key: _words(value) for key, value in tomllib.loads(_read("names_given.toml")).items()}
    world = {key: _words(value) for key, value in tomllib.loads(_read("names_given_world.toml")).items()}
    heads: dict[str, NamedKind | str] = {}
    for kind in ("place", "event", "media", "organisation", "government", "armed-group"):
        heads.update(dict.fromkeys(sorted(_words(data["heads"][kind])), kind))
    titles = data["titles"]
    return WordLists(
        heads=heads,
        armed_words=_words(data["heads"]["armed-words"]),
        fronts=_words(data["heads"]["front"]),
        councils=_words(data["heads"]["councils"]),
        parties=_words(data["heads"]["party"]),
        legal_forms=frozenset(data["heads"]["legal-forms"].split()),
        club_first=_words(data["heads"]["club-first"]),
        event_first=_words(data["heads"]["event-first"]),
        chambers=_words(data["heads"]["chambers"]),
        honorifics=_words(titles["honorific"]),
        bare_titles=_words(titles["bare"]),
        posts=_words(titles["post"]),
        fields=_words(titles["field"]),
        offices=_words(titles["office"]),
        modifiers=_words(titles["modifier"]),
        female_titles=_words(titles["female"]),
        male_titles=_words(titles["male"]),
        role_nouns=_words(data["roles"]["noun"]) | _words(titles["post"]),
        head_verbs=_words(data["roles"]["head-verbs"]),
        beside={key: _words(value) for key, value in data["beside"].items()},
        nominal={key: _words(value) for key, value in data["nominal"].items()},
        speech=_words(data["speech"]["verbs"]),
        acts=_words(data["speech"]["acts"]),
        feels=_words(data["speech"]["feels"]),
        addresses=_words(data["speech"]["address"]),
        befalls=_words(data["speech"]["befalls"]),
        kin={key: _words(value) for key, value in data["kin"].items()},
        place_first=_words(data["heads"]["place-first"]),
        regions=frozenset(fold(name) for name in data["heads"]["regions"].split("|")),
        provinces={fold(name): code for code, names in data["provinces"].items() for name in names.split("|")},
        abbreviated=dict(pair.split("=") for pair in data["heads"]["abbreviated"].split("|")),
        regional=_words(data["regional"]["adjectives"]),
        never=_words(data["never"]["words"]),
        partisans=_words(data["never"]["partisans"]),
        openers=_words(data["never"]["openers"]),
        things=frozenset(fold(name) for name in data["things"]["known"].split("|")),
        female_names=(given["female"] - given["male"]) | (world["female"] - given["male"]),
        male_names=(given["male"] - given["female"]) | (world["male"] - given["female"]),
        first_surnames=given["first-surnames"],
        given_names=given["female"].union(given["male"], *world.values()),
        surnames=frozenset(
            line for row in _read("names_surnames.txt").splitlines() if row[:1] != "#" for line in row.split()
        ),
    )
