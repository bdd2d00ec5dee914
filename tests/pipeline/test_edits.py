"""A long run of edits by an editor: after each few, the site is byte for byte what a build from nothing makes."""

from __future__ import annotations

import datetime
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.config import Settings
from briefgen.pipeline.site import prepare

FERRY = Path(__file__).parents[1] / "sites" / "ferry"
THEME = Path(__file__).parents[2] / "themes" / "brief"
PEOPLE = ("Ana Ortiz", "Lee Day", "Inga Holm", "Paul Zammit", "the Harbour Board", "the Seamen’s Union")
SAID = (
    "{who} said that talks on the pier would resume on {day} December.",
    "“We will wait,” said {who}. It is not clear who pays for the pier.",
    "{who} denied that the ferry to Gozo had been sold, and warned of a strike on {day} January 2026.",
    "The vote in Valletta, due on {day} November, was postponed, according to {who}.",
)


@dataclass
class Editor:
    """Somebody who changes a desk at random; the same seed makes the same changes."""

    settings: Settings
    theme: Path
    chance: random.Random = field(default_factory=lambda: random.Random(20))
    written: int = 0

    @property
    def articles(self) -> list[Path]:
        return sorted((self.settings.content / "articles").rglob("*.md"))

    def text(self) -> str:
        chosen = self.chance.sample(SAID, 2)
        return "\n\n".join(
            said.format(who=self.chance.choice(PEOPLE), day=self.chance.randint(20, 30)) for said in chosen
        )

    def any(self) -> Path:
        return self.chance.choice(self.articles)

    def add(self) -> None:
        self.written += 1
        day = datetime.date(2025, 11, 1) + datetime.timedelta(days=self.chance.randrange(25))
        head = f"title: The pier, part {self.written}\ndate: {day}\nsource: {{name: Pier Post}}\ntopics: [ferries]"
        path = self.settings.content / f"articles/pier-{self.written}.md"
        path.write_text(f"---\n{head}\n---\n\n{self.text()}\n", encoding="utf-8")

    def change(self) -> None:
        path = self.any()
        path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{self.text()}\n", encoding="utf-8")

    def retitle(self) -> None:
        path = self.any()
        path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: Again, ", 1), encoding="utf-8")

    def hold_or_publish(self) -> None:
        path = self.any()
        text = path.read_text(encoding="utf-8")
        held = "\nstatus: withdrawn\n"
        new = text.replace(held, "\n", 1) if held in text else text.replace("\nsource:", f"{held}source:", 1)
        path.write_text(new, encoding="utf-8")

    def remove(self) -> None:
        if len(self.articles) > 2:
            self.any().unlink()

    def move(self) -> None:
        path = self.any()
        folder = self.settings.content / "articles" / self.chance.choice(("2025", "moved", "moved/deeper"))
        folder.mkdir(parents=True, exist_ok=True)
        path.rename(folder / path.name)

    def change_case(self) -> None:
        path = self.any()
        path.rename(path.with_name(path.stem.swapcase() + ".md"))

    def register(self) -> None:
        path = self.settings.content / "actors.yaml"
        name, other = self.chance.sample(PEOPLE, 2)
        entries = (f"block: [{name}]\n", f"same:\n  - [{name}, {other}]\n", f"actors:\n  - name: {name}\n", "")
        path.write_text(self.chance.choice(entries), encoding="utf-8")

    def dossier(self) -> None:
        path = self.settings.content / "topics/ferries.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n\nPart {self.chance.random()}.\n", encoding="utf-8")

    def day(self) -> None:
        later = datetime.timedelta(days=self.chance.randint(-3, 20))
        self.settings = replace(self.settings, as_of=self.settings.as_of + later)

    def address(self) -> None:
        self.settings = replace(self.settings, site_url=self.chance.choice((None, "https://ferry.example.org/")))

    def restyle(self) -> None:
        path = self.theme / "pages" / self.chance.choice(("brief.html", "claims.html", "actor.html"))
        path.write_text(path.read_text(encoding="utf-8") + "<!-- restyled -->\n", encoding="utf-8")

    @property
    def edits(self) -> tuple[Callable[[], None], ...]:
        often = (self.add, self.change, self.change, self.remove, self.move)
        rarely = (self.retitle, self.hold_or_publish, self.change_case, self.register, self.dossier)
        return (*often, *rarely, self.day, self.address, self.restyle)

    def build(self, folder: Path, *, cache: Path | None = None) -> dict[str, bytes]:
        """Builds into a folder; every file of the site by its address."""
        settings = replace(self.settings, cache=cache or self.settings.cache)
        site = prepare(settings, theme_dirs=(str(self.theme),), menu=(("About", "about.html"),))
        site.set_aside(folder, ".aside")
        for path in folder.glob("[!.]*"):  # as MkDocs cleans the folder
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        site.write(folder)
        folder.joinpath("index.html").write_text(site.front("<p>Welcome.</p>"), encoding="utf-8")
        site.finish(folder)
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_after_thirty_edits_the_site_is_that_of_a_build_from_nothing(tmp_path: Path) -> None:
    root = Path(shutil.copytree(FERRY, tmp_path / "desk"))
    theme = Path(shutil.copytree(THEME, tmp_path / "theme"))
    settings = Settings(
        root=root,
        content=root / "content",
        as_of=datetime.date(2025, 11, 23),
        cache=root / ".briefgen/cache.db",
        workers=1,
    )
    editor = Editor(settings, theme)
    editor.build(tmp_path / "site")
    for number in range(30):
        done = editor.chance.choice(editor.edits)
        done()
        built = editor.build(tmp_path / "site")
        if number % 5 == 4:
            clean = editor.build(tmp_path / f"clean-{number}")
            assert built.keys() == clean.keys(), done.__name__
            assert [path for path in built if built[path] != clean[path]] == [], done.__name__
    assert built == editor.build(tmp_path / "from-nothing", cache=tmp_path / "other.db")
