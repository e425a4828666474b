"""What a writer does, over and over in a process that is killed, and what must be there then.

As a program, `python -m tests.faults.deeds NAME FOLDER`: it says "ready", then one line for each
thing that is done for good. `check` is asked behind the kill, with those lines.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image as Pixels

from desktop_app.bootstrap import open_backups, open_journal, open_services
from desktop_app.domain.journal import JournalEdit
from desktop_app.errors import NotFoundError
from desktop_app.paths import paths_inside
from desktop_app.services.recovery import recover
from desktop_app.store import sqlite_only
from desktop_app.store.backups import keep_copy
from desktop_app.store.files import atomic_write, make_folder, mend_folder
from desktop_app.store.opening import STEPS, open_store
from desktop_app.store.soundness import examine
from tests.faults.ground import READY, tree_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.domain.article import Article
    from desktop_app.paths import Paths
    from desktop_app.services.bundle import Services

    Say = Callable[[str], None]

FORMAT_1 = Path(__file__).parents[1] / "store" / "fixtures" / "library-format-1.db"


@dataclass(frozen=True)
class Deed:
    """One kind of work: `run` never ends, `check` names what is not as it must be."""

    run: Callable[[Path, Say], None]
    check: Callable[[Path, list[str]], Iterator[str]]


def say(line: str) -> None:
    """Tell the parent, at once: what is said survives the process."""
    os.write(1, f"{line}\n".encode())


def opened(root: Path) -> Services:
    """The services on the library in that folder."""
    return open_services(root / "Library", write=True, paths=paths_inside(root))


def first_article(services: Services) -> Article:
    """An article of the samples, always the same."""
    rows = services.library.overview().rows
    return services.library.article(min(row.id for row in rows))


def faults_of(root: Path) -> Iterator[str]:
    """What is wrong with the library in that folder; nothing where it opens and is whole."""
    store = open_store(root / "Library", write=True, backups=root / "Backups")
    yield from store.check()
    store.close()


# ------------------------------------------------------------------------------------- saving


def _save(root: Path, say: Say) -> None:
    services = opened(root)
    article = first_article(services)
    say(READY)
    for n in count(1):
        article, _ = services.writing.save(replace(article, body=f"Body {n}. " * 200))
        say(f"saved {n}")
        if n % 4 == 0:
            row = services.writing.keep(article, "pause")
            assert row is not None
            say(f"kept {row.sequence} {row.sha256}")


def _check_save(root: Path, acknowledged: list[str]) -> Iterator[str]:
    yield from faults_of(root)
    services = opened(root)
    article = first_article(services)
    there = int(found[1]) if (found := re.match(r"Body (\d+)\. ", article.body)) else 0
    rows = {str(row.sequence): row.sha256 for row in services.writing.revisions(article.id)}
    for line in acknowledged:
        what, number, *digest = line.split()
        if what == "saved" and there < int(number):
            yield f"save {number} is lost"
        if what == "kept" and rows.get(number) != digest[0]:
            yield f"version {number} is lost"
    for number in rows:
        services.writing.revision(article.id, int(number))  # raises where it is damaged
    services.close()


# ---------------------------------------------------------------------------------- the journal


def _journal(root: Path, say: Say) -> None:
    services, journal = opened(root), open_journal(paths_inside(root))
    article = first_article(services)
    journal.begin(article)
    say(READY)
    for n in count(1):
        journal.record(article.id, [JournalEdit("body", 0, 0, f"t{n:06d} ")])
        article = replace(article, body=f"t{n:06d} {article.body}")
        say(f"t{n:06d}")
        if n % 15 == 0:
            stored, _ = services.writing.save(article)
            journal.settled(stored, article)
            article = stored


def _check_journal(root: Path, acknowledged: list[str]) -> Iterator[str]:
    yield from faults_of(root)
    yield from (f"{token} is lost" for token in lost_tokens(root, acknowledged))


def lost_tokens(root: Path, tokens: list[str]) -> list[str]:
    """The tokens that are in no article once what was left has been recovered."""
    services, journal = opened(root), open_journal(paths_inside(root))
    recover(services.library, services.writing, journal)
    there: set[str] = set()
    for row in services.library.overview().rows:
        there.update(services.library.article(row.id).body.split())
    services.close()
    return [token for token in tokens if token not in there]


# ------------------------------------------------------------------------------------ pictures


def _picture(root: Path, say: Say) -> None:
    services = opened(root)
    (root / "Inbox").mkdir(exist_ok=True)
    say(READY)
    for n in count(1):
        path = root / "Inbox" / f"{n}.png"
        Pixels.new("RGB", (40, 30), (n % 251, n % 241, n % 239)).save(path)
        services.pictures.add_file(path, slug=f"taken-{n}")
        say(f"taken-{n}")


def _check_picture(root: Path, acknowledged: list[str]) -> Iterator[str]:
    yield from faults_of(root)
    services = opened(root)
    images = {image.slug: image for image in services.pictures.images()}
    yield from (f"the picture {slug} is lost" for slug in acknowledged if slug not in images)
    for image in images.values():
        if image.wanted():
            continue
        try:
            path = services.pictures.path_of(image)
        except NotFoundError:
            yield f"the file of {image.slug} is lost"
            continue
        if path.stem != image.sha256 or tree_hash(path.parent) == "":
            yield f"the file of {image.slug} is another"
        if sha256_of_file(path) != image.sha256:
            yield f"the file of {image.slug} is torn"
    services.close()


def sha256_of_file(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


# ------------------------------------------------------------------------------------- exports


def _export(root: Path, say: Say) -> None:
    services = opened(root)
    rows = services.library.overview().rows
    article = max((services.library.article(row.id) for row in rows), key=lambda one: len(one.body))
    versions = [replace(article, body=f"{article.body}\n\nVersion {mark}.") for mark in "ab"]
    for mark, version in zip("ab", versions, strict=True):
        for form in ("html", "markdown"):
            target = root / "Expected" / f"{form}-{mark}"
            services.exporting.export(version, form, target, anyway=True)
            say(f"hash {form} {tree_hash(target)}")
    say(READY)
    for n in count():
        for form in ("html", "markdown"):
            target = root / "Exports" / form
            services.exporting.export(versions[n % 2], form, target, anyway=True, overwrite=True)
            say(f"exported {form}")


def _check_export(root: Path, acknowledged: list[str]) -> Iterator[str]:
    known: dict[str, list[str]] = {"html": [], "markdown": []}
    done = set()
    for line in acknowledged:
        what, form, *digest = line.split()
        if what == "hash":
            known[form] += digest
        else:
            done.add(form)
    for form in ("html", "markdown"):
        target = root / "Exports" / form
        mend_folder(target)  # the first thing that the next export does
        if not target.exists() and form not in done:
            continue
        if tree_hash(target) not in known[form]:
            yield f"the {form} export is neither the old nor the new one"
    yield from faults_of(root)


# ------------------------------------------------------------------------- format and backups


def _migrate(root: Path, say: Say) -> None:
    from desktop_app.store import migrating  # noqa: F401 - loaded before the first kill may come

    say(READY)
    for n in count(1):
        folder = root / "Old" / str(n)
        make_folder(folder)
        atomic_write(folder / "library.db", FORMAT_1.read_bytes())
        say(f"begun {n}")
        open_store(folder, write=True, backups=root / "Backups").close()
        say(f"done {n}")


def _check_migrate(root: Path, acknowledged: list[str]) -> Iterator[str]:
    expected = counts_of(FORMAT_1)
    for line in acknowledged:
        what, number = line.split()
        folder = root / "Old" / number
        path = folder / "library.db"
        if what == "done" and sqlite_only.read_header(path).user_version != STEPS.format:
            yield f"migration {number} is undone"
        store = open_store(folder, write=True, backups=root / "Backups")
        yield from store.check()
        store.close()
        if counts_of(path) != expected:
            yield f"rows of library {number} are lost"
    yield from _check_backups(root, [])


def counts_of(path: Path, mode: str = "ro") -> tuple[int, ...]:
    """How many articles, bodies and revisions the file has."""
    connection = sqlite_only.connect(path, mode)
    found = tuple(
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("article", "article_body", "revision", "image", "production", "person")
    )
    connection.close()
    return found


def _backup(root: Path, say: Say) -> None:
    say(READY)
    while True:
        kept = keep_copy(root / "Library" / "library.db", root / "Backups", "x", STEPS.format)
        say(f"{kept.path.relative_to(root)}")


def _check_backups(root: Path, acknowledged: list[str]) -> Iterator[str]:
    yield from (f"{name} is lost" for name in acknowledged if not (root / name).exists())
    for path in (root / "Backups").rglob("*.db"):
        found = examine(path, STEPS.format)
        if not found.whole:
            yield f"{path.name} is not whole"


def _check_backup(root: Path, acknowledged: list[str]) -> Iterator[str]:
    yield from _check_backups(root, acknowledged)
    yield from faults_of(root)


def _restore(root: Path, say: Say) -> None:
    backups = open_backups(paths_inside(root))
    kept = [backups.make().path]
    services = opened(root)
    services.library.rename(first_article(services).id, "Renamed")
    services.close()
    kept.append(backups.make("renamed").path)
    for path in kept:
        say(f"headline {_headline(path)}")
    say(READY)
    for n in count():
        backups.restore(kept[n % 2])
        say("restored")


def _headline(path: Path) -> str:
    connection = sqlite_only.connect(path, "ro")
    found = connection.execute("SELECT headline FROM article ORDER BY id LIMIT 1").fetchone()[0]
    connection.close()
    return str(found)


def _check_restore(root: Path, acknowledged: list[str]) -> Iterator[str]:
    headlines = {line.partition(" ")[2] for line in acknowledged if line.startswith("headline")}
    yield from faults_of(root)
    if _headline(root / "Library" / "library.db") not in headlines:
        yield "what was restored is neither the one nor the other"
    yield from _check_backups(root, [])


def _new(root: Path, number: str) -> Paths:
    return replace(paths_inside(root), library=root / "New" / number)


def _first(root: Path, say: Say) -> None:
    say(READY)
    for n in count(1):
        say(f"begun {n}")
        open_services(write=True, paths=_new(root, str(n))).close()
        say(f"done {n}")


def _check_first(root: Path, acknowledged: list[str]) -> Iterator[str]:
    for number in {line.split()[1] for line in acknowledged}:
        services = open_services(write=True, paths=_new(root, number))
        if not services.library.overview().rows:
            yield f"library {number} has no samples"
        services.close()


DEEDS = {
    "save": Deed(_save, _check_save),
    "journal": Deed(_journal, _check_journal),
    "picture": Deed(_picture, _check_picture),
    "export": Deed(_export, _check_export),
    "migrate": Deed(_migrate, _check_migrate),
    "backup": Deed(_backup, _check_backup),
    "restore": Deed(_restore, _check_restore),
    "first": Deed(_first, _check_first),
}


def main() -> None:
    """Do it until somebody ends it."""
    name, root = sys.argv[1:]
    DEEDS[name].run(Path(root), say)


if __name__ == "__main__":
    main()
