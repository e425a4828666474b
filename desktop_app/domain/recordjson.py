"""Productions, their people and hubs as values that JSON knows, and back."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from typing import Any, TypeVar, cast, get_type_hints
from uuid import UUID

from desktop_app.domain.records import Credit, Hub, Person, Production, ProductionType

T = TypeVar("T", Hub, Person, Credit, Production)

_MOST = 100_000  # characters of one field, or entries of one list


def record_to_plain(record: Hub | Production) -> dict[str, Any]:
    """Every field of a record; how many articles a hub has is the library's to know."""
    plain = _plain(asdict(record))
    if isinstance(record, Hub):
        del plain["articles"]
    return cast("dict[str, Any]", plain)


def production_from_plain(plain: Any) -> Production:  # noqa: ANN401 - any JSON value
    """The production that `record_to_plain` made; raises ValueError where it is none."""
    return _record(Production, plain)


def hub_from_plain(plain: Any) -> Hub:  # noqa: ANN401 - any JSON value
    """The hub that `record_to_plain` made; raises ValueError where it is none."""
    return _record(Hub, plain)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a record
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _record(kind: type[T], plain: Any) -> T:  # noqa: ANN401 - any JSON value
    if not isinstance(plain, dict):
        raise ValueError(f"no {kind.__name__}")
    hints = get_type_hints(kind, globalns={**globals(), "Moment": object})
    try:
        known: dict[str, Any] = {
            one.name: _value(hints[one.name], plain[one.name])
            for one in fields(kind)
            if one.name in plain
        }
        return kind(**known)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from None


def _value(hint: object, value: Any) -> object:  # noqa: ANN401 - any JSON value
    if hint is Person:
        return _record(Person, value)
    if hint is Credit:
        return _record(Credit, value)
    if hint in (UUID, ProductionType):
        return cast("type[Any]", hint)(str(value))
    if hint in (str, int, bool):
        if type(value) is not hint or (isinstance(value, str) and len(value) > _MOST):
            raise ValueError(f"no {hint}")
        return value
    if hint in (date | None, int | None):
        if value is None or (hint == int | None and type(value) is int):
            return value
        return date.fromisoformat(value)
    if not isinstance(value, list) or len(value) > _MOST:
        raise ValueError("no list")
    of = Credit if hint == tuple[Credit, ...] else str
    return tuple(_value(of, inner) for inner in value)
