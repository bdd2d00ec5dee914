"""The commands. Each reads its arguments, calls the stage that does the work, and shows what came of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from briefgen import __version__
from briefgen.config import Overrides
from briefgen.console import Display, fail
from briefgen.problems import EXPLANATIONS, BriefgenError, Problem

DONE, PROBLEMS, USAGE = 0, 1, 2
EXIT_CODES = """\b
Exit codes:
  0  done (a build may still have left out an article and said so)
  1  problems: check found errors, an article gave no brief, or a --strict build found anything
  2  nothing could be done: wrong arguments, no mkdocs.yml, no language model; or a worker process was lost
"""


class _Group(click.Group):
    """Shows every problem of a BriefgenError in its own line, and exits with 2; lists commands as they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(self.commands)

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except BriefgenError as error:
            fail(error.problems)
            context.exit(USAGE)


def _config(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "-f",
        "--config-file",
        type=click.Path(dir_okay=False, path_type=Path),
        default=Path("mkdocs.yml"),
        show_default=True,
        help="The desk's settings.",
    )(command)


def _as_of(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--as-of",
        metavar="DATE",
        envvar=None,
        help="The day that decides what is upcoming (YYYY-MM-DD; default: SOURCE_DATE_EPOCH's day, or today).",
    )(command)


_drafts = click.option("--drafts", is_flag=True, default=None, help="Build drafts as well.")
_workers = click.option(
    "-j", "--workers", type=click.IntRange(0, 64), default=None, help="Processes to use; 0 means one a processor."
)
_quiet = click.option("-q", "--quiet", is_flag=True, help="No progress; problems only.")


@click.group(cls=_Group, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="briefgen")
def main() -> None:
    """Turns articles into research briefs whose every line points to its words, and briefs into a site.

    \b
    Examples:
      briefgen init my-desk              make a new desk
      briefgen new "Grid talks resume"   add an article to write
      briefgen check                     list every problem, change nothing
      briefgen build                     build the site into site/
      briefgen extract article.md        print one article's brief as JSON
    """


@main.command(epilog=EXIT_CODES, short_help="Makes a new desk.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Makes a new desk in FOLDER: settings, one example article, a register and an about page.

    \b
    Example:
      briefgen init my-desk && cd my-desk && briefgen build
    """
    from briefgen.scaffold import make_desk

    made = make_desk(folder)
    click.echo(f"A desk of {len(made)} files is in {folder}. Next: cd {folder} && briefgen build")


@main.command(epilog=EXIT_CODES, short_help="Adds an article to write.")
@click.argument("title")
@click.option("--date", metavar="DATE", help="Publication date (YYYY-MM-DD; default: today).")
@click.option("--source", metavar="NAME", default="", help="The outlet that published it.")
@_config
def new(title: str, date: str | None, source: str, config_file: Path) -> None:
    """Adds an article called TITLE to content/articles, its front matter filled in, for you to write.

    \b
    Example:
      briefgen new "Grid talks resume" --date 2026-11-20 --source "Harbour Post"
    """
    from briefgen.mkdocs_plugin import desk_settings, today
    from briefgen.scaffold import make_article

    settings, problems = desk_settings(config_file)
    fail(problem for problem in problems if problem.severity == "error")
    path = make_article(settings.content, title, date=date or today().isoformat(), source=source)
    click.echo(str(path.relative_to(settings.root)))


@main.command(epilog=EXIT_CODES, short_help="Builds the site, as mkdocs build does.")
@_config
@click.option("-d", "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to build.")
@click.option("--strict", is_flag=True, help="Fail on any problem.")
@_as_of
@_drafts
@_workers
@_quiet
def build(config_file: Path, site_dir: Path | None, strict: bool, quiet: bool, **said: Any) -> None:
    """Builds the site: the same as `mkdocs build`, with progress bars.

    \b
    Examples:
      briefgen build
      briefgen build --as-of 2026-11-01 --drafts --site-dir preview
    """
    from briefgen import mkdocs_plugin

    overrides = _overrides(**said)
    sys.exit(mkdocs_plugin.build(config_file, overrides=overrides, site_dir=site_dir, strict=strict, quiet=quiet))


@main.command(epilog=EXIT_CODES, short_help="Serves the site here and follows edits.")
@_config
@click.option("-a", "--address", metavar="HOST:PORT", help="Where to serve.  [default: 127.0.0.1:8000]")
@_as_of
@_drafts
@_workers
@_quiet
def serve(config_file: Path, address: str | None, quiet: bool, **said: Any) -> None:
    """Serves the site on this machine and rebuilds it when an article, page or template changes.

    \b
    Example:
      briefgen serve --drafts
    """
    from briefgen import mkdocs_plugin

    mkdocs_plugin.serve(config_file, overrides=_overrides(**said), address=address, quiet=quiet)


@main.command(epilog=EXIT_CODES, short_help="Lists every problem, changes nothing.")
@_config
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@_drafts
@_workers
@_quiet
def check(config_file: Path, strict: bool, drafts: bool | None, workers: int | None, quiet: bool) -> None:
    """Reads everything, changes nothing, and lists all problems as path:line:col: code: ...

    \b
    Example:
      briefgen check --strict
    """
    from briefgen.mkdocs_plugin import desk_settings
    from briefgen.pipeline.briefs import make_briefs
    from briefgen.pipeline.desk import read_desk
    from briefgen.pipeline.reading import Reading
    from briefgen.publish.wording import count

    settings, problems = desk_settings(config_file, Overrides(drafts=drafts, workers=workers))
    with Display(quiet=quiet) as display:
        desk = read_desk(settings, display.progress)
        reading = Reading(settings.model, desk.register)
        result = make_briefs(desk.files, reading, workers=settings.workers, progress=display.progress)
    problems += [*desk.problems, *result.problems]
    _finish(problems, strict=strict, done=count(len(result.briefs), "article"))


@main.command(epilog=EXIT_CODES, short_help="Prints the briefs of articles as JSON.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--jsonl", is_flag=True, help="One brief a line.")
@click.option("--model", help="The spaCy pipeline to read with.")
@click.option("--register", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="An actors.yaml to use.")
@_workers
@_quiet
def extract(
    paths: tuple[Path, ...], jsonl: bool, model: str | None, register: Path | None, workers: int | None, quiet: bool
) -> None:
    """Prints the brief of each article as JSON. PATHS are Markdown files, or folders of them.

    \b
    Examples:
      briefgen extract content/articles/grid.md
      briefgen extract --jsonl content/articles > briefs.jsonl
    """
    from briefgen.language.grammar import checked
    from briefgen.pipeline.briefs import outcomes
    from briefgen.pipeline.reading import Reading
    from briefgen.serialise import to_json
    from briefgen.source.article import ArticleFile, find_articles, read_article
    from briefgen.source.register import EMPTY

    problems: list[Problem] = []
    files: list[ArticleFile] = []
    named = [file for path in paths for file in (find_articles(path) if path.is_dir() else [path])]
    for path in named:
        file, found = read_article(path, shown=str(path))
        problems.extend(found)
        if file:
            files.append(file)
    known = EMPTY
    if register:
        from briefgen.source.register import read_register

        known, found = read_register(register, shown=str(register))
        problems.extend(found)
    problems.extend(checked(model)[1])
    written = 0
    out = sys.stdout.buffer
    # Each brief is written as soon as it is made; a progress bar has no place between briefs on a terminal.
    with Display(quiet=quiet or sys.stdout.isatty()) as display:
        try:
            for number, outcome in enumerate(outcomes(files, Reading(model, known), workers=workers or 0), 1):
                problems.extend(outcome.problems)
                if made := outcome.made:
                    problems.extend(made.problems)
                    out.write(to_json(made.brief) + b"\n" if jsonl else to_json(made.brief, indent=2))
                    written += 1
                display.progress("analysed", number, len(files))
        except BriefgenError as error:
            raise BriefgenError(*problems, *error.problems) from error
        finally:
            out.flush()
    fail(problems)
    sys.exit(DONE if written == len(named) else PROBLEMS)


@main.command(epilog=EXIT_CODES, short_help="Explains the code of a problem.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explains a problem's CODE; without one, lists all codes.

    \b
    Example:
      briefgen explain bad-date
    """
    if code is None:
        width = max(map(len, EXPLANATIONS)) + 2
        for known in sorted(EXPLANATIONS):
            click.echo(f"{known:{width}}{_first_sentence(EXPLANATIONS[known])}")
    elif code in EXPLANATIONS:
        click.echo(EXPLANATIONS[code])
    else:
        import difflib

        near = difflib.get_close_matches(code, EXPLANATIONS, 1)
        hint = f"did you mean '{near[0]}'?" if near else "`briefgen explain` lists all codes."
        raise click.UsageError(f"there is no problem with the code '{code}'; {hint}")


def _first_sentence(paragraph: str) -> str:
    first, stop, _ = " ".join(paragraph.split()).partition(". ")
    return first + stop.strip()


def _overrides(as_of: str | None, drafts: bool | None, workers: int | None) -> Overrides:
    return Overrides(as_of=as_of, drafts=drafts, workers=workers)


def _finish(problems: list[Problem], *, strict: bool, done: str) -> None:
    """Shows all problems and a last line, and exits with the code that says how it went."""
    from briefgen.publish.wording import count

    fail(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = sum(problem.severity == "warning" for problem in problems)
    click.echo(f"{done}, {count(errors, 'error')}, {count(warnings, 'warning')}", err=True)
    sys.exit(PROBLEMS if errors or (strict and warnings) else DONE)
