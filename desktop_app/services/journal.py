"""The journal: every edit of an open article on disk, whether or not the library can be written.

One append-only file for each open article: a line with the whole article it began from, then one
line for each batch of edits, each with a checksum. A line that is torn ends what can be read.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from desktop_app.domain.canonical import (
    article_from_json,
    canonical_json,
    same_content,
    sha256_of,
)
from desktop_app.domain.journal import JournalEdit, difference, replay
from desktop_app.store.files import atomic_write, fsync_folder, make_folder, target_error
from desktop_app.store.lock import try_lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from desktop_app.domain.article import Article

FORMAT = 1
SUFFIX = ".journal"


class JournalService:
    """Writes and reads the journals in one folder. Every write is durable when it returns.

    Where one fails with TargetError nothing is forgotten: the next write brings all of it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[UUID, _Journal] = {}

    def begin(self, article: Article) -> None:
        """Start the article's journal from this state of it.

        What an earlier run left for the same article is put aside, and stays recoverable.
        """
        journal = self._open.get(article.id)
        if journal is None:
            path = self._folder / f"{article.id}{SUFFIX}"
            journal = self._open[article.id] = _Journal(path, article)
        journal.start(article, article)

    def make_whole(self, article_id: UUID) -> None:
        """Bring to disk what an earlier failure kept from it; raises TargetError as it did."""
        self._open[article_id].append(())

    def record(self, article_id: UUID, edits: Sequence[JournalEdit]) -> None:
        """Append a batch of edits; raises ValueError where they do not belong to the article."""
        if edits:
            self._open[article_id].append(edits)

    def settled(self, stored: Article, sent: Article) -> None:
        """The library made `stored` of `sent`: start anew there, with only what was typed since."""
        journal = self._open.get(stored.id)
        if journal is None:  # closed meanwhile
            return
        typed = journal.current
        # The library may have given the article another slug: that is no edit of the writer's.
        if typed.details == sent.details:
            typed = replace(typed, details=stored.details)
        journal.start(stored, typed)

    def close(self, article_id: UUID) -> None:
        """Nothing is pending: remove the journal. One that is not open is let be."""
        journal = self._open.pop(article_id, None)
        if journal is not None:
            journal.release()
            _remove(journal.path)

    def discard(self, article_id: UUID) -> None:
        """Remove what earlier runs left of an article: what was recovered is safe."""
        for path in self._folder.glob(f"{article_id}*{SUFFIX}"):
            if not self._is_open(path):
                _remove(path)

    def release(self) -> None:
        """Let go of all files, and leave them as they are: the next run may recover them."""
        for journal in self._open.values():
            journal.release()
        self._open.clear()

    def recoverable(
        self, stored: Callable[[UUID], Article | None] | None = None
    ) -> tuple[Article, ...]:
        """What unfinished journals rebuild, each with the version that it was begun from.

        Journals that are open in this or another process, that hold no edits, or whose result
        `stored` says the library has, are left out.
        """
        found: list[Article] = []
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            article = self._rebuilt(path)
            if article is None:
                continue
            known = stored(article.id) if stored else None
            if known is None or not same_content(known, article):
                found.append(article)
        return tuple(found)

    def _rebuilt(self, path: Path) -> Article | None:
        return None if self._is_open(path) else _read(path)

    def _is_open(self, path: Path) -> bool:
        return any(journal.path == path for journal in self._open.values())


class _Journal:
    """One journal that is being written."""

    def __init__(self, path: Path, article: Article) -> None:
        self.path = path
        self.current = article
        self._base = article
        self._file: BinaryIO | None = None
        self._is_ours = False  # what lies at the path was written in this run

    def start(self, base: Article, current: Article) -> None:
        """Write the file anew: a header with `base`, and what leads from it to `current`."""
        self.release()
        self._base, self.current = base, current
        if not self._is_ours:
            make_folder(self.path.parent)
            _put_aside(self.path)
            self._is_ours = True
        edits = difference(base, current)
        atomic_write(self.path, _header(base) + (_line(edits) if edits else b""))
        try:
            file = self.path.open("ab")
        except OSError as error:
            raise target_error(error, self.path) from error
        try_lock(file)
        self._file = file

    def append(self, edits: Sequence[JournalEdit]) -> None:
        """Write a batch at the end of the file."""
        self.current = replay(self.current, edits)
        if self._file is None:  # an earlier write failed: bring everything at once
            self.start(self._base, self.current)
            return
        if not edits:
            return
        try:
            self._file.write(_line(edits))
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            self.release()
            raise target_error(error, self.path) from error

    def release(self) -> None:
        """Close the file, and with it the lock."""
        if self._file is not None:
            with contextlib.suppress(OSError):  # what could not be written is written anew
                self._file.close()
            self._file = None


def _put_aside(path: Path) -> None:
    if _read(path) is None:
        return
    number = 1
    while (aside := path.with_name(f"{path.stem}~{number}{SUFFIX}")).exists():
        number += 1
    try:
        path.rename(aside)
        fsync_folder(path.parent)
    except OSError as error:
        raise target_error(error, aside) from error


def _read(path: Path) -> Article | None:
    """What a journal of an earlier run leads to, where no process has it open."""
    try:
        with path.open("rb") as file:
            return rebuild(file.read()) if try_lock(file) else None
    except OSError:
        return None


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def rebuild(data: bytes) -> Article | None:
    """The article that a journal's bytes lead to; None where they hold no edit, or no article."""
    lines = data.split(b"\n")[:-1]  # what follows the last line end is torn
    if not lines:
        return None
    try:
        header = json.loads(lines[0])
        if header["journal"] != FORMAT or sha256_of(header["article"]) != header["sha256"]:
            return None
        article = article_from_json(header["article"])
    except (ValueError, KeyError, TypeError):
        return None
    base = article
    for edits in _batches(lines[1:]):
        try:
            article = replay(article, edits)
        except ValueError:
            break
    return None if same_content(base, article) else article


def _batches(lines: Sequence[bytes]) -> Iterator[list[JournalEdit]]:
    for line in lines:
        try:
            batch = json.loads(line)
            if batch["crc"] != _checksum(batch["edits"]):
                return
            edits = [JournalEdit(*edit) for edit in batch["edits"]]
        except (ValueError, KeyError, TypeError):
            return
        yield edits


def _header(article: Article) -> bytes:
    content = canonical_json(article)
    return _encoded(
        {
            "journal": FORMAT,
            "version": article.version,
            "sha256": sha256_of(content),
            "article": content,
        }
    )


def _line(edits: Sequence[JournalEdit]) -> bytes:
    plain = [[edit.field, edit.start, edit.removed, edit.text] for edit in edits]
    return _encoded({"crc": _checksum(plain), "edits": plain})


def _checksum(plain: object) -> int:
    return zlib.crc32(_encoded(plain))


def _encoded(value: object) -> bytes:
    # ASCII only: a lone surrogate from the editor has no UTF-8, and a line has no line ends in it.
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
