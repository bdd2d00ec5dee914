"""A desk with much on every page, made of values: forty claims and sixty actors in a brief, long names, other scripts.

Its pages are rendered as the site's are, so that browsers can look at what this repository's own articles do not have.
"""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from sample_desk import Draft

from briefgen.model import Source
from briefgen.publish.pages import SiteOptions
from briefgen.publish.site import plan
from briefgen.publish.templates import Renderer
from briefgen.source.topic import Topic
from briefgen.synthesis.index import index_of
from briefgen.synthesis.library import build_library

THEME = Path(__file__).parents[1] / "themes" / "brief"
AS_OF = datetime.date(2026, 11, 23)
TOPIC = Topic(slug="locks", title="Locks and sluices", text="---\n---\nWe **wait**.", body=8, as_of="2026-11-20")
LONG = "Inter-Regional Commission for the Supervision of Harbours, Estuaries and Inland Waterways"
NAMES = (
    "ليلى الخطيب", "דנה לוי", "Þórdís Guðmundsdóttir", "Nguyễn Thị Ánh", "Олена Коваль", "Łukasz Żółtowski", LONG,
    "Donaudampfschifffahrtsgesellschaftskapitän Oberstleutnant", "Ümit Çağlayan", "Aoife Ní Dhomhnaill",
)  # fmt: skip
ACTS = ("states", "warns", "denies", "predicts", "promises", "wants", "alleges", "estimates")
MODALITIES = ("certain", "probable", "possible", "uncommitted")
FORMS = ("direct", "mixed", "indirect")


def drafts() -> list[Draft]:
    """A crowded article, one with next to nothing, and thirty ordinary ones."""
    return [_crowded(), _bare(), *(_ordinary(number) for number in range(30))]


def _crowded() -> Draft:
    names = [*NAMES, *(f"Delegate {number} of the Upper House" for number in range(len(NAMES), 60))]
    sentences = [
        f"{name} said that the lock at Sluice {n} may need {n + 2} more weeks." for n, name in enumerate(names)
    ]
    asides = [f"Nobody would say who pays for sluice number {n}." for n in range(8)]
    visits = [f"An inspection of Pier {n} is set for {n + 1} December." for n in range(12)]
    body = "\n\n".join(" ".join(part) for part in zip(*[iter([*sentences, *asides, *visits])] * 2, strict=True))
    draft = Draft(
        "2026-11-20-crowded", "2026-11-20", body,
        title="What sixty people said about the locks, the sluices and the piers of the Lower Estuary on one long day",
        source=Source(name="The Estuary and Lower Reaches Advertiser", url="https://estuary.example/", reliability="B"),
        topics=("locks",), authors=("Tove Ek", "Ola Ek", "Mirembe Achieng-Okello"), credibility=3, updated="2026-11-21",
        summary="Sixty voices, one lock, no money.",
    )  # fmt: skip
    kinds = ("person", "organisation", "government", "media", "community", "armed-group")
    actors = [draft.actor(name, kinds[n % 6] if n else "person") for n, name in enumerate(names)]
    for n in range(40):
        draft.claim(
            actors[n % 25] if n % 9 else None, f"that the lock at Sluice {n} may need {n + 2} more weeks",
            act=ACTS[n % 8], modality=MODALITIES[n % 4], form=FORMS[n % 3],
            polarity="affirmed" if n % 5 else "negated", stance="asserts" if n % 5 else "rejects",
            about=(actors[(n + 3) % 60],),
        )  # fmt: skip
    for n in range(8):
        draft.question(asides[n])
    for n in range(12):
        day = f"2026-12-{n + 1:02}"
        draft.event(
            f"Inspection of Pier {n} by the {LONG}" if n == 3 else f"Inspection of Pier {n}", f"inspection of Pier {n}",
            (f"{n + 1} December", day, day, "day"), kind="visit", participants=tuple(actors[n : n + 8]),
            status=("scheduled", "postponed", "cancelled", "possible")[n % 4], where=f"Pier {n}",
        )  # fmt: skip
    for sentence in sentences[:5]:
        draft.point(sentence)
    return draft


def _bare() -> Draft:
    return Draft("2026-11-19-bare", "2026-11-19", "It rained.", title="Rain", source=Source(name="A"))


def withdrawn() -> Draft:
    return Draft("2026-11-19-gone", "2026-11-19", "Nothing.", title="Gone", status="withdrawn")


def _ordinary(number: int) -> Draft:
    day = datetime.date(2026, 11, 18) - datetime.timedelta(days=9 * number)
    speaker = NAMES[number % len(NAMES)]
    draft = Draft(
        f"{day}-report-{number}", day.isoformat(),
        f"{speaker} said that report {number} is late. The board of Sluice House meets on 3 December. "
        "Who reads it is open.",
        title=f"Report {number} is late", topics=("locks",), source=Source(name=f"Gazette {number % 4}"),
        text="quotes" if number % 3 == 0 else "full",
    )  # fmt: skip
    known = draft.actor(speaker)
    place = draft.place("Sluice House")
    draft.claim(known, f"that report {number} is late", form="indirect")
    draft.event(
        "Board of Sluice House meets", "meets", ("3 December", "2026-12-03", "2026-12-03", "day"), kind="other",
        where="Sluice House", place=place, participants=(known,),
    )  # fmt: skip
    draft.question("Who reads it is open.")
    draft.point(f"{speaker} said that report {number} is late.")
    return draft


def build(folder: Path) -> Path:
    """Writes the desk's pages and the theme's files into a folder, as a finished site."""
    made = drafts()
    library = build_library(index_of(draft.contribution for draft in made), as_of=AS_OF, topics=[TOPIC])
    renderer = Renderer((str(THEME),), SiteOptions(site_name="The Estuary Desk", site_url="https://estuary.example/"))
    for page in plan(library, {draft.article.id: draft.manuscript for draft in made}):
        path = folder / page.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(renderer.render(page))
    for part in ("css", "fonts", "js"):
        shutil.copytree(THEME / part, folder / part)
    return folder
