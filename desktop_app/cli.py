"""The commands: the window's services without a window.

Importing this module loads neither Qt nor a database, so that short answers are quick.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app import __version__
from desktop_app.domain.text import clean
from desktop_app.errors import (
    BlockedError,
    InputError,
    MarqueeError,
    NotFoundError,
    TargetExistsError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop_app.domain.article import Article, ArticleRow
    from desktop_app.domain.finding import Finding
    from desktop_app.paths import Paths
    from desktop_app.services.backups import BackupService
    from desktop_app.services.bundle import Services


OK = 0
FAILED = 1
COULD_NOT_RUN = 2

_WINDOW = """\
Without a command the window opens:
  marquee [--library PATH] [FILE]
                        with FILE taken in as an article
  marquee --safe-mode   with plain preview and default settings; none are kept
  marquee --reset-ui    in its first size and with all panes
  marquee --self-test   not at all: try everything on a library that is thrown
                        away, and report (with --safe-mode without Chromium)
"""


def run(argv: Sequence[str]) -> int:
    """Run one command and give back the exit code; `argv` is without the program's name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that the terminal cannot show is no error
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parser().parse_args(argv)
    except SystemExit as stop:  # argparse has said what there is to say
        return stop.code if isinstance(stop.code, int) else COULD_NOT_RUN
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except MarqueeError as error:
        _complain(error)
        return COULD_NOT_RUN if options.command is _check else FAILED
    except BrokenPipeError:  # the reader of our output has gone: nobody is left to tell
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:  # files have their own errors: what is left is our output
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"The answer could not be written: {error.strerror}.", file=sys.stderr)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return COULD_NOT_RUN
    return code


# ------------------------------------------------------------------------------------- options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="marquee",
        description="A desktop writing tool for people who write about films and series.",
        epilog=_WINDOW,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"marquee {__version__}")
    _add_library(parser, default=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    _add_export(_command(commands, "export", _export, "write articles for where they go"))

    take_in = _command(commands, "import", _import, "take files in as articles, or folders of them")
    take_in.add_argument(
        "files", nargs="+", type=Path, metavar="FILE|FOLDER",
        help="Markdown, text, HTML, .docx, Ghost’s JSON, or .marquee; a folder for all in it",
    )  # fmt: skip
    take_in.add_argument("--json", action="store_true", help="tell in a form a program can read")

    hand = _command(
        commands, "handover", _handover, "write articles with all they draw on into one file"
    )
    hand.add_argument("slugs", nargs="*", metavar="SLUG", help="the articles’ slugs")
    hand.add_argument("--all", action="store_true", help="every article, instead of SLUG")
    hand.add_argument("--status", default="", metavar="STATUS", help="with --all, of this status")
    hand.add_argument("--to", required=True, type=Path, metavar="FILE", help="NAME.marquee")
    hand.add_argument("--force", action="store_true", help="replace FILE where there is one")

    check = _command(commands, "check", _check, "tell what is wrong with an article")
    check.add_argument("article", metavar="SLUG|FILE", help="an article’s slug, or a file")
    check.add_argument("--json", action="store_true", help="as a list that a program can read")

    render = _command(commands, "render", _render, "print a file as the page’s HTML")
    render.add_argument("file", type=Path, metavar="FILE")

    library = commands.add_parser("library", help="look at the library, and after its backups")
    inside = library.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = _command(inside, "list", _list, "list the articles")
    listing.add_argument("--json", action="store_true", help="as a list that a program can read")

    _command(inside, "backup", _backup, "keep a checked copy of the library, outside its folder")
    verify = _command(
        inside, "verify", _verify, "tell whether the library and its backups are whole"
    )
    verify.add_argument("file", nargs="?", type=Path, metavar="FILE", help="look at this one alone")
    restore = _command(
        inside, "restore", _restore, "put a backup into the library’s place, setting that aside"
    )
    restore.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="the last good backup, if not given"
    )
    restore.add_argument(
        "--yes", action="store_true", help="do it; without it, tell what would be done"
    )

    purge = _command(
        inside, "purge", _purge, "remove pictures that neither the library nor a backup names"
    )
    purge.add_argument(
        "--yes", action="store_true", help="do it; without it, tell what would be done"
    )

    cast = commands.add_parser("cast", help="find casts")
    inside = cast.add_subparsers(title="commands", metavar="COMMAND", required=True)
    extract = _command(inside, "extract", _extract, "find who plays whom in a text")
    extract.add_argument("file", type=Path, metavar="FILE")
    extract.add_argument("--json", action="store_true", help="as a list that a program can read")
    return parser


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("slugs", nargs="*", metavar="SLUG", help="the articles’ slugs")
    export.add_argument("--all", action="store_true", help="every article, instead of SLUG")
    export.add_argument("--status", default="", metavar="STATUS", help="with --all, of this status")
    export.add_argument(
        "--to", required=True, type=Path, metavar="DIR", help="the folder to make, or the site’s"
    )
    export.add_argument(
        *("--profile", "--format"), dest="profile", default="html", metavar="NAME",
        help="where it goes; html, if not given",
    )  # fmt: skip
    export.add_argument("--force", action="store_true", help="replace an earlier export in DIR")
    export.add_argument("--anyway", action="store_true", help="in spite of findings that stop it")
    export.add_argument(
        "--embargo-reason", default="", metavar="TEXT", help="why it goes out before its embargo"
    )
    export.add_argument("--json", action="store_true", help="tell in a form a program can read")


def _command(commands: Any, name: str, function: Any, text: str) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse hides its types
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=f"{text[:1].upper()}{text[1:]}."
    )
    parser.set_defaults(command=function)
    # Given behind the command it wins over one before it, and is no reset where it is not.
    _add_library(parser, default=argparse.SUPPRESS)
    return parser


def _add_library(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        metavar="PATH",
        default=default,
        help="the library’s folder, instead of MARQUEE_LIBRARY or your own",
    )


@contextlib.contextmanager
def _services(options: argparse.Namespace, *, write: bool) -> Iterator[Services]:
    from desktop_app.bootstrap import library_folder, open_services
    from desktop_app.paths import user_paths

    folder = library_folder(options.library, os.environ)
    if not write and options.library is None:
        # The first start makes the library, be it the window's or a command's. A folder that was
        # named for this one command is another matter: it may be mistyped.
        place = folder or user_paths().library
        if not _is_there(place / "library.db"):
            open_services(folder, write=True).close()
    services = open_services(folder, write=write)
    try:
        yield services
    finally:
        services.close()


# ------------------------------------------------------------------------------------ commands


def _export(options: argparse.Namespace) -> int:
    from desktop_app.domain.leave import Leave
    from desktop_app.services.batch import chosen_articles, export_all

    if not _is_choice(options):
        return COULD_NOT_RUN
    leave = Leave(anyway=options.anyway, embargo_reason=options.embargo_reason)
    # The reason is kept in the article's history.
    with _services(options, write=bool(options.embargo_reason.strip())) as services:
        slugs = [clean(slug) for slug in options.slugs]
        articles = chosen_articles(services, slugs, options.status)
        outcomes = export_all(
            services, articles, options.profile, options.to, leave,
            overwrite=options.force, each_its_folder=options.all or len(articles) > 1,
        )  # fmt: skip
    if options.json:
        report = [outcome.plain() for outcome in outcomes]
        print(json.dumps(report, ensure_ascii=False, indent=2))
    for outcome in outcomes:
        if outcome.error is not None:
            _complain(outcome.error)
        elif outcome.result is not None and not options.json:
            for what in outcome.result.left_out:
                print(f"Left out: {what}.", file=sys.stderr)
            for what in outcome.result.heavy:
                print(f"Heavy: {what}.", file=sys.stderr)
            print(outcome.result.entry)
    return FAILED if any(outcome.error for outcome in outcomes) else OK


def _import(options: argparse.Namespace) -> int:
    from desktop_app.services.backups import BEFORE_IMPORT, FIRST_CHANGE
    from desktop_app.services.folders import articles_in

    report: list[dict[str, object]] = []
    files = articles_in(options.files)
    with _services(options, write=True) as services:
        backups = _backups(options)
        if len(files) > 1:
            backups.make(BEFORE_IMPORT)
        elif backups.due():
            backups.make(FIRST_CHANGE)
        try:
            for file, root in files:
                report.append(_take_in(services, file, root, quiet=options.json))
        finally:
            services.taking_in.close()
    if options.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    return OK if all(one["imported"] for one in report) else FAILED


def _take_in(
    services: Services, file: Path, root: Path | None, *, quiet: bool
) -> dict[str, object]:
    """Take one file in, and tell what came of it: the other files are not to blame."""
    try:
        taken = services.taking_in.store(services.taking_in.prepare(file, root=root))
    except MarqueeError as error:
        _complain(error)
        why = _one_line(f"{error.sentence} {error.way_out}")
        return {"file": str(file), "imported": False, "articles": [], "error": why}
    if not quiet:
        for article in taken.articles:
            print(f"{article.details.slug}: {_one_line(article.headline)}")
        for remark in taken.remarks:
            print(_one_line(remark), file=sys.stderr)
    return {**taken.plain(), "file": str(file)}


def _handover(options: argparse.Namespace) -> int:
    from desktop_app.services.batch import chosen_articles

    if not _is_choice(options):
        return COULD_NOT_RUN
    with _services(options, write=False) as services:
        slugs = [clean(slug) for slug in options.slugs]
        articles = chosen_articles(services, slugs, options.status)
        left = services.handover.hand_over(
            articles, services.library.records(), options.to, overwrite=options.force
        )
    for what in left:
        print(f"Left out: {what}.", file=sys.stderr)
    print(options.to)
    return OK


def _is_choice(options: argparse.Namespace) -> bool:
    """Whether articles are named, or all of a status; says what is wrong where it is not."""
    from desktop_app.domain.article import Status

    if bool(options.slugs) == options.all or (options.status and not options.all):
        print("Name a SLUG, or say --all (and --status with it).", file=sys.stderr)
        return False
    if options.status and options.status not in list(Status):
        known = ", ".join(Status)
        print(f"“{options.status}” is no status; there are {known}.", file=sys.stderr)
        return False
    return True


def _check(options: argparse.Namespace) -> int:
    from desktop_app.domain.finding import Severity

    with _services(options, write=False) as services:
        findings = services.checking.check(_article_or_file(services, options.article))
    if options.json:
        print(json.dumps([_plain(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(_line(finding))
        print(_sum(findings))
    return FAILED if any(found.severity is Severity.ERROR for found in findings) else OK


def _render(options: argparse.Namespace) -> int:
    from desktop_app.bootstrap import start_reader
    from desktop_app.importers.textfile import read_text
    from desktop_app.services.rendering import render_page

    read_text(options.file)  # what is wrong with the file is said before a library is made
    with _services(options, write=False) as services:
        article = services.importing.read_article(options.file)
        records = services.library.records()
    reader = start_reader()
    try:
        print(render_page(reader, article, records))
    finally:
        reader.close()
    return OK


def _list(options: argparse.Namespace) -> int:
    with _services(options, write=False) as services:
        rows = services.library.overview().rows
    if options.json:
        print(json.dumps([_plain_row(row) for row in rows], ensure_ascii=False, indent=2))
        return OK
    shown = [row for row in rows if row.trashed_at is None]
    width = max((len(row.slug) for row in shown), default=0)
    for row in shown:
        status = row.status.value
        print(f"{row.slug:<{width}}  {status:<9}  {row.words:>6}  {_one_line(row.headline)}")
    return OK


def _extract(options: argparse.Namespace) -> int:
    from desktop_app.domain.extraction import extract_cast
    from desktop_app.importers.textfile import read_text

    pairs = extract_cast(read_text(options.file))
    if options.json:
        print(json.dumps([asdict(pair) for pair in pairs], ensure_ascii=False, indent=2))
        return OK
    for pair in pairs:
        print(f"{pair.confidence:.0%}  {pair.actor} as {pair.character or '?'}")
    return OK


def _backup(options: argparse.Namespace) -> int:
    with _services(options, write=False):  # whatever is wrong with the library is said first
        backup = _backups(options).make()
    print(backup.path)
    if not backup.whole:
        print("Some kept texts in it are damaged, as they are in the library.", file=sys.stderr)
        return FAILED
    return OK


def _verify(options: argparse.Namespace) -> int:
    backups = _backups(options)
    if options.file is not None:
        return _verdict(options.file, lambda: _look(backups, options.file))
    codes = [_verdict(_paths(options).library, lambda: _look_at_library(options, backups))]
    codes += [_verdict(one.path, partial(_look, backups, one.path)) for one in backups.list()]
    return max(codes)


def _verdict(name: Path, look: Callable[[], tuple[str, tuple[str, ...]]]) -> int:
    try:
        summary, faults = look()
    except MarqueeError as error:
        summary, faults = "", (error.sentence,)
    print(f"{name}: {'damaged' if faults else 'whole'}{summary}")
    for fault in faults:
        print(f"  {_one_line(fault)}")
    return FAILED if faults else OK


def _look(backups: BackupService, path: Path) -> tuple[str, tuple[str, ...]]:
    found = backups.verify(path)
    faults = found.faults
    if found.damaged:
        faults = (*faults, f"{found.damaged} of the kept texts are damaged")
    return f", {_articles(found.articles)}", faults


def _look_at_library(
    options: argparse.Namespace, backups: BackupService
) -> tuple[str, tuple[str, ...]]:
    with _services(options, write=False) as services:
        count = len(services.library.overview().rows)
    return f", {_articles(count)}", backups.check() or ()


def _restore(options: argparse.Namespace) -> int:
    backups = _backups(options)
    path = options.file
    if path is None:
        last = backups.last_good()
        if last is None:
            raise NotFoundError("There is no good backup of this library.", "Name a FILE.")
        path = last.path
    if not options.yes:
        found = backups.verify(path)
        raise InputError(
            f"This would put {path} ({_articles(found.articles)}) into {_paths(options).library}"
            " and set aside what is there.",
            "Say --yes to do it.",
        )
    restored = backups.restore(path)
    print(f"Restored {path}, {_articles(restored.found.articles)}.")
    if restored.aside is not None:
        print(f"What was there is now {restored.aside}.")
    if restored.found.damaged:
        count = restored.found.damaged
        print(f"{count} of the kept texts in it are damaged.", file=sys.stderr)
    return OK


def _purge(options: argparse.Namespace) -> int:
    from desktop_app.domain.sizes import spoken_size

    with _services(options, write=options.yes) as services:
        unused = services.purging.look()
        if options.yes:
            unused = services.purging.purge(unused)
    if not unused.files:
        print("Every picture is named by the library or by a backup.")
        return OK
    what = "1 picture" if len(unused.files) == 1 else f"{len(unused.files)} pictures"
    did = "Removed" if options.yes else "Would remove"
    for place in unused.files:
        print(place)
    print(f"{did} {what}, {spoken_size(unused.size)}.")
    if not options.yes:
        print("Say --yes to do it.", file=sys.stderr)
    return OK


# ------------------------------------------------------------------------------------- helpers


def _paths(options: argparse.Namespace) -> Paths:
    from desktop_app.bootstrap import library_folder
    from desktop_app.paths import user_paths

    return user_paths(library_folder(options.library, os.environ))


def _backups(options: argparse.Namespace) -> BackupService:
    from desktop_app.bootstrap import open_backups

    return open_backups(_paths(options))


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def _article_or_file(services: Services, name: str) -> Article:
    """The article of that slug; else the one in the file of that name."""
    try:
        return services.library.article_by_slug(clean(name))
    except NotFoundError:
        path = Path(name)
        # A bare word is a slug; anything that looks like a path was meant as one.
        if path.name == name and not path.suffix and not _is_there(path):
            raise
    return services.importing.read_article(path)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # no file can have such a name
        return False


def _complain(error: MarqueeError) -> None:
    """One plain sentence, and the way out behind it."""
    way_out = error.way_out
    if isinstance(error, TargetExistsError):
        way_out = "Replace it with --force, or choose another name."
    if isinstance(error, BlockedError):
        for finding in error.findings:
            print(_line(finding), file=sys.stderr)
        way_out = "Settle them, or export with --anyway."
        if all(finding.code == "embargo-ahead" for finding in error.findings):
            way_out = "Wait for it, or say why with --embargo-reason."
    print(_one_line(f"{error.sentence} {way_out}"), file=sys.stderr)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _line(finding: Finding) -> str:
    place = f"line {finding.line}" if finding.line else "details"
    why = f" ({finding.why})" if finding.why else ""
    return f"{finding.severity.value}: {place}: {finding.message}{why}"


def _sum(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing found."
    return "1 finding." if len(findings) == 1 else f"{len(findings)} findings."


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "message": finding.message,
        "fix": finding.fix.label if finding.fix else None,
    }


def _plain_row(row: ArticleRow) -> dict[str, object]:
    return {
        "slug": row.slug,
        "headline": row.headline,
        "kind": row.kind.value,
        "status": row.status.value,
        "words": row.words,
        "date": row.date.isoformat() if row.date else None,
        "updated_at": row.updated_at.isoformat(timespec="seconds"),
        "trashed": row.trashed_at is not None,
    }
