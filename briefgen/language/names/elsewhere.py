"""Names known from elsewhere: from another place of the article, from the register, from everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from briefgen.language.datelines import Dateline, dateline
from briefgen.language.grammar import Token
from briefgen.language.names.acronyms import initials
from briefgen.language.names.capitals import is_defined
from briefgen.language.names.gazetteer import countries
from briefgen.language.names.known import widely_known
from briefgen.language.names.sheet import Sheet
from briefgen.language.names.spans import follows, is_name_word, starts_sentence, written_words
from briefgen.language.names.wordlists import fold, wordlists
from briefgen.source.register import Register


def add_datelines(sheet: Sheet) -> None:
    """The towns of datelines, whole: "COX'S BAZAR", "PORT-AU-PRINCE" and "SAN JOSE/LIMA"."""
    for row in sheet.rows:
        written = dateline(row[0].block.text) if row else None
        if written is None:
            continue
        town: list[Token] = []
        for token in row:
            if token.end > written.towns or token.text in {"/", "and", "&"}:
                if town:
                    sheet.put(town, "GPE")
                town = []
                if token.end > written.towns:
                    break
            else:
                town.append(token)
        for region in _regions(row, written):
            sheet.put(region, "GPE")
        agency = [t for t in row if written.towns <= t.start < written.end and _is_bracketed(t)]
        if agency and fold(" ".join(written_words(agency))) not in widely_known().bodies:
            sheet.erase(agency)  # an agency that signs is no actor


def erase_feasts(sheet: Sheet) -> None:
    """Days called after somebody, "Valentine's Day", "St. Andrew's Night": nobody is there."""
    for row in sheet.rows:
        for n in range(2, len(row)):
            if row[n].text in _FEASTS and row[n - 1].tag == "POS" and row[n - 2].text[:1].isupper():
                first = n - 2
                while first > 0 and row[first - 1].text in {"St", "St.", "Saint", "New"}:
                    first -= 1
                sheet.erase(row[first : n + 1])


_FEASTS = frozenset({"Day", "Eve", "Night"})


def _regions(row: Sequence[Token], written: Dateline) -> list[list[Token]]:
    """What stands behind the towns of a dateline and is no day: "Peru" of "LIMA, Peru, 3 March (XPA)"."""
    found: list[list[Token]] = [[]]
    for token in row:
        if not written.towns <= token.start < written.end or _is_bracketed(token):
            continue
        if token.text == ",":
            found.append([])
        elif token.text[:1].isalpha():
            found[-1].append(token)
    return [
        part
        for part in found
        if part and part[0].text[:1].isupper() and all(is_name_word(t) or not t.text[:1].isupper() for t in part)
    ]


def _is_bracketed(token: Token) -> bool:
    text = token.block.text
    return token.text not in "()" and text.rfind("(", 0, token.start) > text.rfind(")", 0, token.start)


def add_owners_alone(sheet: Sheet) -> None:
    """Houses called after their owners, "Lord's", "St Paul's": a possessive that nothing owned ever follows."""
    found: list[Sequence[Token]] = []
    uses: Counter[str] = Counter(t.text for row in sheet.rows for t in row)
    for row in sheet.rows:
        for n in range(1, len(row)):
            if row[n].tag == "POS" and _owns_nothing(row, n):
                first = n - 1
                while first > 0 and row[first - 1].dep == "compound" and row[first - 1].text[:1].isupper():
                    first -= 1
                old = sheet.at(row[n - 1])
                if old is None or old.label != "PERSON" or _is_sainted(row, n):
                    found.append(row[first : n + 1])
    alone = Counter(name[-2].text for name in found)
    for name in found:
        if alone[name[-2].text] == uses[name[-2].text]:
            old = sheet.at(name[-2])
            sheet.put(name, "" if old is None or old.label == "PERSON" else old.label)


def _owns_nothing(row: Sequence[Token], n: int) -> bool:
    """Whether the possessive at `n` belongs to a name that stands for itself: "at Lord's on Monday"."""
    name, after = row[n - 1], row[n + 1] if n + 1 < len(row) else None
    stands = name.dep in {"dobj", "nsubj", "nsubjpass", "conj"} or (
        name.dep == "pobj" and name.head.lower not in {"of", "than", "like", "as"}
    )
    alone = after is None or after.pos in {"PUNCT", "ADP", "VERB", "AUX", "CCONJ", "ADV"}
    elsewhere = wordlists().is_given(name.text) or fold(name.text) in countries().by_name
    named = name.text[:1].isupper() and name.tag.startswith("NNP")
    return stands and alone and named and (_is_sainted(row, n) or not elsewhere)


def _is_sainted(row: Sequence[Token], n: int) -> bool:
    return n > 1 and row[n - 2].lower in {"st", "st.", "saint"}


def propagate(sheet: Sheet) -> None:
    """A name known from one place of the article is one at all its places."""
    known: Counter[tuple[str, ...]] = Counter()
    labels: dict[tuple[str, ...], str] = {}
    for span in sheet.spans():
        texts = tuple(t.text for t in span.tokens)
        known[texts] += 1
        labels.setdefault(texts, span.label)
        if span.label == "PERSON" and len(span.words) > 1 and span.tokens[-1].text.lower() not in sheet.lower:
            last = _last_word(span.tokens)
            known[last] += 1
            labels.setdefault(last, "PERSON")
        if len(span.words) > 1 and span.words[-1] in wordlists().legal_forms:
            known[texts[:1]] += 1
            labels.setdefault(texts[:1], "ORG")
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for texts in known:
        by_first.setdefault(texts[0], []).append(texts)
    for options in by_first.values():
        options.sort(key=lambda texts: (-len(texts), texts))
    for row in sheet.rows:
        for n, token in enumerate(row):
            for texts in by_first.get(token.text, ()):
                if _fits(sheet, row, n, texts):
                    sheet.put(row[n : n + len(texts)], labels[texts])
                    break


def add_firm_fronts(sheet: Sheet) -> None:
    """The first word of a firm's name alone, where it does something: "Lumen" of "Lumen Semiconductor"."""
    lists, known = wordlists(), countries()
    fronts = {
        span.tokens[0].text
        for span in sheet.spans()
        if span.label == "ORG" and len(span.words) == 2 and span.tokens[0].tag.startswith("NNP")
        and lists.heads.get(fold(span.words[-1])) in {None, "organisation"}
    }  # fmt: skip
    for row in sheet.rows:
        for token in row:
            if token.text not in fronts or sheet.at(token) is not None or sheet.is_blocked(token):
                continue
            word = fold(token.text)
            common = token.lower in sheet.lower or word in lists.never or word in lists.modifiers or word in lists.heads
            placed = word in known.by_adjective or word in known.by_people or word in known.by_name
            if token.dep in {"nsubj", "nsubjpass", "poss"} and not (common or placed or lists.is_title(word)):
                sheet.put([token], "ORG")


def _fits(sheet: Sheet, row: Sequence[Token], n: int, texts: tuple[str, ...]) -> bool:
    stretch = row[n : n + len(texts)]
    if tuple(t.text for t in stretch) != texts:
        return False
    if not sheet.is_open(stretch):
        return False
    if len(texts) == 1:
        token = stretch[0]
        if sheet.is_blocked(token):
            return False
        if token.text.lower() in sheet.lower and (starts_sentence(token) or not token.tag.startswith("NNP")):
            return False
    return True


def _last_word(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The token texts of a name's last word, with what is hyphened to it."""
    n = len(tokens) - 1
    while n > 0 and follows(tokens[n - 1], tokens[n]):
        n -= 1
    return tuple(t.text for t in tokens[n:])


def add_initials(sheet: Sheet) -> None:
    """Capitals that are the initials of a name of the article, "the HA" beside "Harbour Association"."""
    names = {initials(span.words) for span in sheet.spans() if len(span.words) > 1 and span.label != "PERSON"}
    for row in sheet.rows:
        for token in row:
            free = sheet.at(token) is None
            if free and token.text in names and (len(token.text) > 2 or is_defined(token)):
                sheet.put([token], "ORG")


def add_known(sheet: Sheet) -> None:
    """Names of several words that are known everywhere, however the model cut them."""
    by_first = widely_known().longer
    for row in sheet.rows:
        for n, token in enumerate(row):
            if token.text[:1].isupper() and (longest := by_first.get(fold(token.text), 0)):
                _put_registered(sheet, row, n, min(len(row), n + 2 * longest), widely_known().names)


def add_registered(sheet: Sheet, register: Register) -> None:
    """The desk's names, wherever they stand with a capital; they give way to longer names of the text only."""
    wanted = {
        tuple(fold(word) for word in name.split())
        for entry in register.entries
        for name in (entry.name, *entry.aliases)
    }
    if not wanted:
        return
    longest = max(len(words) for words in wanted) * 3
    for row in sheet.rows:
        for n, token in enumerate(row):
            if token.text[:1].isupper():
                _put_registered(sheet, row, n, min(len(row), n + longest), wanted)


def _put_registered(sheet: Sheet, row: Sequence[Token], n: int, end: int, wanted: Set[tuple[str, ...]]) -> None:
    for stop in range(end, n, -1):
        tokens = row[n:stop]
        if not tokens[-1].text[-1:].isalnum():
            continue
        if tuple(fold(word) for word in written_words(tokens)) in wanted:
            if sheet.is_open(tokens):
                sheet.put(tokens, "ORG")
            return
