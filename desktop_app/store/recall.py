"""Lists of rows that are read again and again, with few changes in between."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Uuid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

T = TypeVar("T")


class Recall(Generic[T]):
    """What was made from each row the last time: an equal row is the same thing again.

    Turning ten thousand rows into objects takes ten times longer than reading them; nothing can
    be out of date here, for the rows themselves are read anew each time.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], T] = {}

    def of(self, rows: Iterable[tuple[Any, ...]], make: Callable[[tuple[Any, ...]], T]) -> list[T]:
        """One for each row, made only where there was no equal row; the others are forgotten."""
        old = self._known
        self._known = {values: old.get(values) or make(values) for values in rows}
        return list(self._known.values())

    def some(
        self, rows: Iterable[tuple[Any, ...]], make: Callable[[tuple[Any, ...]], T]
    ) -> list[T]:
        """The same for a part of the rows, with nothing forgotten."""
        known = self._known
        return [known.get(values) or make(values) for values in rows]


def each_row(session: Session, query: Select[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query as the driver gives them, one at a time.

    None is kept here: ten thousand tuples at once set off Python’s garbage collector, which takes
    longer than they do.
    """
    with session.connection().execute(query) as result:
        if result.cursor is not None:
            yield from result.cursor  # type: ignore[misc]


def readers(session: Session, query: Select[Any]) -> list[Callable[[Any], Any]]:
    """What makes Python values of a query's raw columns."""
    dialect = session.connection().dialect
    found: list[Callable[[Any], Any]] = []
    for column in query.selected_columns:
        if isinstance(column.type, Uuid):
            found.append(known_id)
            continue
        read = column.type.dialect_impl(dialect).result_processor(dialect, None)
        found.append(read or _as_it_is)
    return found


@lru_cache(maxsize=1 << 16)
def known_id(value: str | UUID) -> UUID:
    """The id that a driver gives as text; making it anew each time costs more than finding it."""
    return value if isinstance(value, UUID) else UUID(value)


def _as_it_is(value: object) -> object:
    return value
