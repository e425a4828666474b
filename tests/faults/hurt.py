"""Does what a writer does while calls of the system fail, and says how each time ended.

`python -m tests.faults.hurt MEANS FOLDER` under a preload library, with the points to try as lines
on its standard input. One line of JSON for each point: its name, whether the fault was met, what
was raised, and everything that was not as it must be afterwards.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import resource
import shutil
import subprocess
import sys
import traceback
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image as Pixels

from desktop_app.bootstrap import open_backups, open_journal, open_services
from desktop_app.domain.journal import JournalEdit
from desktop_app.errors import MarqueeError
from desktop_app.paths import paths_inside
from desktop_app.services.journal import rebuild
from desktop_app.settings import Settings, load_settings
from desktop_app.settings_store import save_settings
from desktop_app.store import migrating
from desktop_app.store.files import mend_folder
from desktop_app.store.opening import STEPS, open_store
from desktop_app.store.soundness import examine
from tests.faults.deeds import FORMAT_1, counts_of, faults_of, first_article, say
from tests.faults.ground import tree_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.domain.article import Article
    from desktop_app.services.bundle import Services

KINDS = ("open", "write", "sync", "rename", "mkdir", "cut", "unlink")
NOBODY = 65534
OLD, NEW = "The old text. " * 300, "The new text. " * 300


class Act:
    """One thing a writer does. `begin` and `look` run without faults, `do` and `again` twice."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.paths = paths_inside(root)

    def begin(self) -> None:
        """Make ready."""

    def do(self) -> None:
        """Do it; may raise MarqueeError, and must then have changed nothing."""
        raise NotImplementedError

    def look(self, *, done: bool) -> Iterator[str]:
        """What is not as it must be, after it was done or refused."""
        raise NotImplementedError

    def end(self) -> None:
        """Let go of everything."""


class WithServices(Act):
    """Something in an open library."""

    services: Services
    article: Article

    def begin(self) -> None:
        self.services = open_services(self.paths.library, write=True, paths=self.paths)
        article = first_article(self.services)
        self.article, _ = self.services.writing.save(replace(article, body=OLD))

    def end(self) -> None:
        self.services.close()

    def stored(self) -> str:
        """The body as somebody who opens the library beside us finds it."""
        other = open_services(self.paths.library, write=False, paths=self.paths)
        body = other.library.article(self.article.id).body
        other.close()
        return body


class Save(WithServices):
    def do(self) -> None:
        self.services.writing.save(replace(self.article, body=NEW))

    def look(self, *, done: bool) -> Iterator[str]:
        if self.stored() != (NEW if done else OLD):
            yield "the stored text is not the one that was told"


class Keep(WithServices):
    def do(self) -> None:
        self.services.writing.keep(replace(self.article, body=NEW), "pause")

    def look(self, *, done: bool) -> Iterator[str]:
        kept = self.services.writing.revisions(self.article.id)
        bodies = [
            self.services.writing.revision(self.article.id, row.sequence).body for row in kept
        ]
        if (NEW in bodies) != done:
            yield "the version is kept and was refused, or the other way round"


class Journal(WithServices):
    """Typing: edits, a save in between, and more edits."""

    def begin(self) -> None:
        super().begin()
        self.journal = open_journal(self.paths)
        self.text = OLD
        self.told = OLD  # what was said to be on disk

    def do(self) -> None:
        refused: MarqueeError | None = None
        steps: list[Callable[[], None]] = [lambda: self.journal.begin(self.article)]
        if self.text != OLD:  # the second time
            steps = [lambda: self.journal.make_whole(self.article.id)]
        steps += [self._type] * 4
        for step in steps:
            try:
                step()
                self.told = self.text
            except MarqueeError as error:
                refused = error
        if refused is not None:
            raise refused

    def _type(self) -> None:
        word = f"w{len(self.text)} "
        self.text = word + self.text
        self.journal.record(self.article.id, [JournalEdit("body", 0, 0, word)])

    def look(self, *, done: bool) -> Iterator[str]:
        path = self.paths.journal / f"{self.article.id}.journal"
        found = rebuild(path.read_bytes()) if path.exists() else None
        there = found.body if found else OLD
        if not there.endswith(self.told):
            yield "the journal has lost what it was said to have"
        if done and there != self.text:
            yield "the journal has not all of the text"

    def end(self) -> None:
        self.journal.release()
        super().end()


class Picture(WithServices):
    def begin(self) -> None:
        super().begin()
        self.path = self.root.with_name("picture.png")
        if not self.path.exists():
            Pixels.new("RGB", (64, 48), (7, 77, 177)).save(self.path)

    def do(self) -> None:
        self.services.pictures.add_file(self.path, slug="taken")

    def look(self, *, done: bool) -> Iterator[str]:
        image = next((one for one in self.services.pictures.images() if one.slug == "taken"), None)
        if (image is not None) != done:
            yield "the picture is there and was refused, or the other way round"
        if image and self.services.pictures.path_of(image).read_bytes() != self.path.read_bytes():
            yield "the picture's file is torn"
        if list((self.paths.library / "media").rglob("*.tmp")):
            yield "an unfinished file was left"


class Export(WithServices):
    def begin(self) -> None:
        super().begin()
        rows = self.services.library.overview().rows
        self.article = max(
            (self.services.library.article(row.id) for row in rows), key=lambda one: len(one.body)
        )
        self.target = self.paths.exports / "piece"
        self._export(self.article, self.target)
        self.old = tree_hash(self.target)
        self.article = replace(self.article, body=f"{self.article.body}\n\nNew.")
        self._export(self.article, self.paths.exports / "expected")
        self.new = tree_hash(self.paths.exports / "expected")

    def _export(self, article: Article, target: Path) -> None:
        done = self.services.exporting.export(article, "html", target, overwrite=True, anyway=True)
        self.left_out = done.left_out

    def do(self) -> None:
        usual = self.left_out
        self._export(self.article, self.target)
        self.told = self.left_out != usual  # pictures that could not be read are named

    def look(self, *, done: bool) -> Iterator[str]:
        mend_folder(self.target)
        found = tree_hash(self.target)
        if done and self.told:
            self.left_out = ()
        elif found not in ((self.new,) if done else (self.old, self.new)):
            yield "the export is not the one that was told"


class Backup(WithServices):
    def do(self) -> None:
        open_backups(self.paths).make()

    def look(self, *, done: bool) -> Iterator[str]:
        files = list(self.paths.backups.rglob("*.db"))
        if done and not files:
            yield "there is no backup"
        for path in files:
            if not examine(path, STEPS.format).whole:
                yield "a backup is not whole"


class Restore(Act):
    def begin(self) -> None:
        backups = open_backups(self.paths)
        self.backup = backups.make().path
        services = open_services(self.paths.library, write=True, paths=self.paths)
        self.article = first_article(services)
        services.library.rename(self.article.id, "Renamed")
        services.close()

    def do(self) -> None:
        open_backups(self.paths).restore(self.backup)

    def look(self, *, done: bool) -> Iterator[str]:
        yield from faults_of(self.root)
        services = open_services(self.paths.library, write=True, paths=self.paths)
        headline = services.library.article(self.article.id).headline
        services.close()
        # One that was refused halfway may have been carried through by this opening.
        if headline not in (self.article.headline, "Renamed"):
            yield "the library is neither the old nor the restored one"
        if done and headline == "Renamed":
            yield "the backup is not in place"


class Open(Act):
    def do(self) -> None:
        services = open_services(self.paths.library, write=True, paths=self.paths)
        try:
            first_article(services)
        finally:
            services.close()

    def look(self, *, done: bool) -> Iterator[str]:
        yield from faults_of(self.root)


class Migrate(Act):
    def begin(self) -> None:
        self.folder = self.root / "Older"
        self.folder.mkdir()
        shutil.copyfile(FORMAT_1, self.folder / "library.db")
        self.before = counts_of(FORMAT_1)

    def do(self) -> None:
        open_store(self.folder, write=True, backups=self.paths.backups).close()

    def look(self, *, done: bool) -> Iterator[str]:
        # For writing: a migration that was cut off may have left what is to be taken back.
        if counts_of(self.folder / "library.db", "rw") != self.before:
            yield "rows are lost"
        for path in self.paths.backups.rglob("*.db"):
            if not examine(path, STEPS.format).whole:
                yield "a backup is not whole"


class First(Act):
    """The first start of all, with the samples."""

    def begin(self) -> None:
        self.another = replace(self.paths, library=self.root / "Another")

    def do(self) -> None:
        open_services(write=True, paths=self.another).close()

    def look(self, *, done: bool) -> Iterator[str]:
        if done:
            services = open_services(write=False, paths=self.another)
            if not services.library.overview().rows:
                yield "the samples are missing"
            services.close()


class KeepSettings(Act):
    def begin(self) -> None:
        self.paths = replace(self.paths, settings=self.root / "Config" / "settings.toml")
        save_settings(Settings(theme="light"), self.paths.settings)

    def do(self) -> None:
        save_settings(Settings(theme="dark"), self.paths.settings)

    def look(self, *, done: bool) -> Iterator[str]:
        settings, sentence = load_settings(self.paths.settings)
        # The new ones may be there and only their name not be durable.
        if sentence or settings.theme not in (("dark",) if done else ("light", "dark")):
            yield "the settings are not the ones that were told"


ACTS: dict[str, type[Act]] = {
    "save": Save,
    "keep": Keep,
    "journal": Journal,
    "picture": Picture,
    "export": Export,
    "backup": Backup,
    "restore": Restore,
    "open": Open,
    "migrate": Migrate,
    "settings": KeepSettings,
    "first": First,
}

# ------------------------------------------------------------------------------------- faults


@dataclass(frozen=True)
class Point:
    """Where the fault is: the nth call of a kind in an act; `n` = 0 only counts them."""

    act: str
    kind: str
    n: int = 0
    error: str = "EIO"
    lasting: bool = False
    torn: bool = False


@contextmanager
def by_counter(point: Point, root: Path, met: list[int]) -> Iterator[None]:
    """Fail the nth call of that kind inside the folder; `met` gets how often it did."""
    library: Any = ctypes.CDLL(None)
    library.iofault_arm(
        str(root).encode(),
        KINDS.index(point.kind),
        ctypes.c_long(point.n),
        getattr(errno, point.error),
        int(point.lasting),
        int(point.torn),
    )
    try:
        yield
    finally:
        met += [library.iofault_hits(), *(library.iofault_seen(n) for n in range(len(KINDS)))]
        library.iofault_disarm()


@contextmanager
def by_chance(point: Point, _root: Path, met: list[int]) -> Iterator[None]:
    """Let libfiu fail calls at random; `n` is their share in thousandths."""
    fiu: Any = ctypes.CDLL("libfiu.so.0")
    name = f"posix/io/{point.kind}".encode()
    fiu.fiu_enable_random(name, 1, None, 0, ctypes.c_float(point.n / 1000))
    try:
        yield
    finally:
        fiu.fiu_disable(name)
        met += [1]


@contextmanager
def by_limit(point: Point, _root: Path, met: list[int]) -> Iterator[None]:
    """Let no file grow beyond n kilobytes, as `ulimit -f` does; Python ignores SIGXFSZ."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (point.n * 1024, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        met += [1]


@contextmanager
def by_right(point: Point, root: Path, met: list[int]) -> Iterator[None]:
    """Be a user who may not write in one of the folders; point.kind names it."""
    for path in (root, *root.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    closed = root / point.kind
    folders = [closed, *(path for path in closed.rglob("*") if path.is_dir())]
    modes = [(path, path.stat().st_mode) for path in folders if path.exists()]
    for path, _ in modes:
        path.chmod(point.n)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        for path, mode in reversed(modes):
            path.chmod(mode & 0o7777)
        met += [len(modes)]


@contextmanager
def by_full(point: Point, root: Path, met: list[int]) -> Iterator[None]:
    """Fill the disk but for n kilobytes."""
    filler = root.parent / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)) == 4096:
            pass
    os.truncate(filler, max(0, filler.stat().st_size - point.n * 1024))
    try:
        yield
    finally:
        filler.unlink()
        met += [1]


@contextmanager
def by_seal(_point: Point, root: Path, met: list[int]) -> Iterator[None]:
    """Let the disk be read-only."""
    subprocess.run(["mount", "-o", "remount,ro", root.parent], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", root.parent], check=True)
        met += [1]


MEANS = {
    "counter": by_counter,
    "chance": by_chance,
    "limit": by_limit,
    "right": by_right,
    "full": by_full,
    "sealed": by_seal,
}


def tried(means: str, point: Point, first: Path, root: Path) -> dict[str, object]:
    """Do the act with the fault, look, do it again without, and look again."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(first, root)
    root.chmod(0o755)
    act = ACTS[point.act](root)
    met: list[int] = []
    wrong: list[str] = []
    raised = ""
    act.begin()
    try:
        with MEANS[means](point, root, met):
            act.do()
    except MarqueeError as error:
        raised = f"{type(error).__name__}: {error.sentence}"
        if not error.way_out:
            wrong.append("no way out is said")
    except Exception as error:
        raised = f"BUG {type(error).__name__}: {error}"
        wrong.append("".join(traceback.format_exception(error)))
    try:
        wrong += act.look(done=not raised)
        if raised:
            act.do()
            wrong += [f"again: {what}" for what in act.look(done=True)]
        act.end()
        wrong += [f"at the end: {what}" for what in faults_of(root)]
    except Exception as error:
        wrong.append("afterwards: " + "".join(traceback.format_exception(error)))
    return {"point": str(point), "met": met, "raised": raised, "wrong": wrong}


def main() -> None:
    """Try every point that comes in."""
    means, first, root = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    assert migrating
    points = [Point(**json.loads(line)) for line in sys.stdin]
    for name in {point.act for point in points}:  # what is loaded late is loaded before it fails
        tried("limit", Point(name, "size", 1 << 20), first, root)
    for point in points:
        say(json.dumps(tried(means, point, first, root)))


if __name__ == "__main__":
    main()
