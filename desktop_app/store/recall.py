"""Lists of rows that are read again and again, with few changes in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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


def raw_rows(session: Session, query: Select[Any]) -> list[tuple[Any, ...]]:
    """The rows of a query without parameters as the driver gives them."""
    connection = session.connection()
    sql = str(query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql)
        return list(cursor.fetchall())
    finally:
        cursor.close()


def readers(session: Session, query: Select[Any]) -> list[Callable[[Any], Any]]:
    """What makes Python values of a query's raw columns."""
    dialect = session.connection().dialect
    found: list[Callable[[Any], Any]] = []
    for column in query.selected_columns:
        read = column.type.dialect_impl(dialect).result_processor(dialect, None)
        found.append(read or _as_it_is)
    return found


def _as_it_is(value: object) -> object:
    return value
