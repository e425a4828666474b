"""What the library's list is made of: group headings and the articles under them."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.article import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from uuid import UUID

    from desktop_app.domain.article import ArticleRow
    from desktop_app.domain.search import Match

TRASH = "trash"
FOUND = "found"
_NONE: Mapping[UUID, Match] = MappingProxyType({})
GROUPS: tuple[str, ...] = tuple(status.value for status in Status)


@dataclass(frozen=True)
class Entry:
    """A line of the list: an article, or the heading of a group where `row` is none."""

    group: str
    row: ArticleRow | None = None
    count: int = 0
    folded: bool = False
    match: Match | None = None


@dataclass(frozen=True)
class Group:
    """A heading and what stands under it; `rows` are counted while it is folded, not shown."""

    name: str
    rows: tuple[ArticleRow, ...]
    folded: bool = False

    def __len__(self) -> int:
        """How many lines it takes, its heading included."""
        return 1 if self.folded else 1 + len(self.rows)


class Entries:
    """All lines in order, made when they are looked at: there may be ten thousand."""

    def __init__(self, groups: Iterable[Group] = (), ranked: Mapping[UUID, Match] = _NONE) -> None:
        self._groups = tuple(groups)
        self._ranked = ranked
        self._length = sum(len(group) for group in self._groups)

    def __len__(self) -> int:
        """How many lines there are."""
        return self._length

    def __getitem__(self, place: int) -> Entry:
        """The line at that place."""
        if place < 0:
            raise IndexError(place)
        for group in self._groups:
            if place == 0:
                return Entry(group.name, count=len(group.rows), folded=group.folded)
            if place < len(group):
                row = group.rows[place - 1]
                return Entry(group.name, row, match=self._ranked.get(row.id))
            place -= len(group)
        raise IndexError(place)

    def __iter__(self) -> Iterator[Entry]:
        """Every line."""
        return (self[place] for place in range(self._length))

    def same_lines(self, other: Entries) -> bool:
        """Whether the same articles stand at the same places under the same headings."""
        if self._length != other._length or len(self._groups) != len(other._groups):
            return False
        if self._ranked != other._ranked:  # a line of text makes a row higher
            return False
        return all(
            one.name == two.name
            and one.folded == two.folded
            and (one.folded or [row.id for row in one.rows] == [row.id for row in two.rows])
            for one, two in zip(self._groups, other._groups, strict=True)
        )

    def place_of(self, article: UUID) -> int:
        """Where that article stands, -1 where it is not shown."""
        start = 0
        for group in self._groups:
            if not group.folded:
                for number, row in enumerate(group.rows):
                    if row.id == article:
                        return start + 1 + number
            start += len(group)
        return -1


@dataclass(frozen=True)
class Filter:
    """Which articles are to be seen."""

    matches: Collection[UUID] | None = None  # none while nothing is searched for
    ranked: Mapping[UUID, Match] = field(default_factory=dict)  # the best of them, best first
    hub: str | None = None  # its slug
    trash: bool = False

    def apply(self, rows: Iterable[ArticleRow]) -> list[ArticleRow]:
        """The articles among `rows`, in the same order."""
        kept = [row for row in rows if (row.trashed_at is not None) == self.trash]
        if self.hub is not None:
            kept = [row for row in kept if self.hub in row.hubs]
        matches = self.matches
        if matches is None:
            return kept
        kept = [row for row in kept if row.id in matches]
        if not self.ranked:
            return kept
        place = {article: number for number, article in enumerate(self.ranked)}
        # The sort keeps the order of those that are behind the best: newest first.
        return sorted(kept, key=lambda row: place.get(row.id, len(place)))


def group_title(group: str) -> str:
    """A group's heading."""
    return {
        "draft": QCoreApplication.translate("Library", "Drafts"),
        "in-edit": QCoreApplication.translate("Library", "In edit"),
        "ready": QCoreApplication.translate("Library", "Ready"),
        "published": QCoreApplication.translate("Library", "Published"),
        "archived": QCoreApplication.translate("Library", "Archived"),
        FOUND: QCoreApplication.translate("Library", "Best matches first"),
        TRASH: QCoreApplication.translate("Library", "Trash"),
    }[group]


def build_entries(
    rows: Iterable[ArticleRow], wanted: Filter, folded: Collection[str] = ()
) -> Entries:
    """Headings and articles in the order of the desk; `rows` come newest first and stay so."""
    kept = wanted.apply(rows)
    if wanted.ranked:
        return Entries([Group(FOUND, tuple(kept))] if kept else [], wanted.ranked)
    if wanted.trash:
        members = {TRASH: kept}
    else:
        # Five quick passes: an enum member as a dict key is a slow call into Python.
        members = {status.value: [row for row in kept if row.status == status] for status in Status}
    return Entries(
        # What is searched for must not hide in a folded group.
        Group(name, tuple(members[name]), name in folded and wanted.matches is None)
        for name in (*GROUPS, TRASH)
        if members.get(name)
    )
