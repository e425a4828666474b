"""Files that become articles, each once: a second time the same article is meant."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.errors import InputError, NotFoundError
from desktop_app.store.files import atomic_write, make_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.services.changes import Changes
    from desktop_app.services.library import LibraryService
    from desktop_app.services.taking_in import Prepared, TakeInService, TakenFile


_TRIES = 3  # where a file changes while it is read


@dataclass(frozen=True)
class TakenIn:
    """The article of a file; `newer` is what the file says where it has changed since."""

    article: Article
    changes: Changes | None = None  # None where the article was there already
    newer: Article | None = None
    file: TakenFile | None = None  # what came in, where something did


@dataclass(frozen=True)
class Opened:
    """A file that was looked at: what it holds, and a mark that changes when it does."""

    path: Path
    mark: str
    prepared: Prepared


class FileService:
    """Takes files in, and remembers which article each has become."""

    def __init__(self, library: LibraryService, taking_in: TakeInService, record: Path) -> None:
        self._library = library
        self._taking_in = taking_in
        self._record = record

    def take_in(self, file: Path) -> TakenIn:
        """The article that the file is, made where there is none; raises InputError."""
        try:
            return self.take(self.look(file))
        finally:
            self._taking_in.close()

    def look(
        self,
        file: Path,
        *,
        root: Path | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Opened:
        """Read a file; from any thread. Raises InputError, CancelledError."""
        for _ in range(_TRIES):
            before = _mark(file) if file.is_file() else ""
            prepared = self._taking_in.prepare(file, root=root, cancelled=cancelled)
            if _mark(file) == before:
                return Opened(file.resolve(), before, prepared)
        raise InputError(f"{file.name} is being written just now.", "Try again in a moment.")

    def take(self, opened: Opened) -> TakenIn:
        """Store what a file holds, on the library's thread, where it is not there already."""
        name, several = str(opened.path), len(opened.prepared.articles) > 1
        known = self._known(name)
        article = None if known is None else self._present(known[0])
        if known is None or article is None or (several and known[1] != opened.mark):
            stored = self._taking_in.store(opened.prepared)
            self._note(name, stored.articles[0].id, opened.mark)
            return TakenIn(stored.articles[0], stored.changes, file=stored)
        newer = None if known[1] == opened.mark else opened.prepared.articles[0].article
        return TakenIn(article, newer=newer)

    def stop(self) -> None:
        """Break off what is being read; from any thread."""
        self._taking_in.stop()

    def close(self) -> None:
        """Let go of what reads files; the next one starts it again."""
        self._taking_in.close()

    def settle(self, opened: Opened, article_id: UUID) -> None:
        """Note that the writer has decided about the file as it was looked at."""
        self._note(str(opened.path), article_id, opened.mark)

    def _present(self, article_id: UUID) -> Article | None:
        try:
            article = self._library.article(article_id)
        except NotFoundError:
            return None
        return article if article.trashed_at is None else None

    def _known(self, name: str) -> tuple[UUID, str] | None:
        try:
            article_id, mark = self._read()[name]
            return UUID(article_id), str(mark)
        except (KeyError, TypeError, ValueError):
            return None

    def _note(self, name: str, article_id: UUID, mark: str) -> None:
        make_folder(self._record.parent)
        record = {**self._read(), name: [str(article_id), mark]}
        atomic_write(self._record, json.dumps(record, indent=1).encode("ascii"))

    def _read(self) -> dict[str, list[str]]:
        try:
            record = json.loads(self._record.read_bytes())
        except (OSError, ValueError):  # without it, a file is taken in once more
            return {}
        return record if isinstance(record, dict) else {}


def _mark(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror}.",
            "Copy it to this computer, then try again.",
        ) from error
