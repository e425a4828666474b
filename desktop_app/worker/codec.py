"""Values as bytes and back: what crosses the pipe between the window and the reader.

JSON with a tag before everything that JSON does not know. Reading makes plain values and the
dataclasses and enumerations named here, and nothing else, whatever the bytes say.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop_app.domain import article, finding, moment, records, review
from desktop_app.worker import messages, protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MODULES = (protocol, messages, article, finding, moment, records, review)

_TUPLE, _LIST, _DICT, _SET = "(", "[", "{", "<"
_OTHERS: dict[type, tuple[str, Callable[[Any], str], Callable[[str], object]]] = {
    UUID: ("uuid", lambda value: str(value.hex), UUID),
    datetime: ("time", datetime.isoformat, datetime.fromisoformat),
    date: ("date", date.isoformat, date.fromisoformat),
}


class CodecError(ValueError):
    """The bytes are no value of ours."""


def _named_classes() -> Iterator[tuple[str, type]]:
    for module in _MODULES:
        for name, value in vars(module).items():
            own = isinstance(value, type) and value.__module__ == module.__name__
            if own and (is_dataclass(value) or issubclass(value, Enum)):
                yield name, value


_CLASSES = dict(_named_classes())
_ENUMS = frozenset(value for value in _CLASSES.values() if issubclass(value, Enum))
_FIELDS = {
    value: tuple(field.name for field in fields(value))
    for value in _CLASSES.values()
    if value not in _ENUMS
}
_BY_TAG = {tag: read for tag, _, read in _OTHERS.values()}
_PLAIN = frozenset({str, int, float, bool, type(None)})

_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def encode(value: object) -> bytes:
    """The value as bytes; lone surrogates are kept, of what is unknown only its words."""
    return _write(_tagged(value)).encode("utf-8", "surrogatepass")


def decode(data: bytes | bytearray) -> Any:  # noqa: ANN401 - the caller knows what it asked for
    """The value of those bytes; raises CodecError where they are none of ours."""
    try:
        return _value(json.loads(data.decode("utf-8", "surrogatepass")))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise CodecError(str(error)) from error


def _tagged(value: Any) -> Any:  # noqa: ANN401 - plain values in, plain values out
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_TUPLE, *[one if type(one) in _PLAIN else _tagged(one) for one in value]]
    names = _FIELDS.get(kind)
    if names is not None:
        plain = [kind.__name__]
        for name in names:
            inner = getattr(value, name)
            plain.append(inner if type(inner) in _PLAIN else _tagged(inner))
        return plain
    if kind in _ENUMS:
        return [kind.__name__, value.value]
    if kind in _OTHERS:
        tag, write, _ = _OTHERS[kind]
        return [tag, write(value)]
    return _kin(value)


def _kin(value: Any) -> Any:  # noqa: ANN401 - as above
    """Collections, and what front matter has brought as a subclass of something plain."""
    if isinstance(value, dict):
        return [_DICT, *(_tagged(one) for pair in value.items() for one in pair)]
    if isinstance(value, list):
        return [_LIST, *map(_tagged, value)]
    if isinstance(value, tuple):
        return [_TUPLE, *map(_tagged, value)]
    if isinstance(value, (set, frozenset)):
        return [_SET, *map(_tagged, value)]
    for plain in (int, float, str):
        if isinstance(value, plain):
            return plain(value)
    for kind, (tag, write, _) in _OTHERS.items():
        if isinstance(value, kind):
            return [tag, write(value)]
    return str(value)


def _value(plain: Any) -> Any:  # noqa: ANN401 - as above
    if type(plain) is not list:
        if type(plain) is dict:
            raise CodecError("a bare mapping")
        return plain
    tag = plain[0]
    inner = [_value(one) if type(one) in (list, dict) else one for one in plain[1:]]
    if tag == _TUPLE:
        return tuple(inner)
    if tag == _LIST:
        return inner
    if tag == _DICT:
        return dict(zip(inner[::2], inner[1::2], strict=True))
    if tag == _SET:
        return frozenset(inner)
    if tag in _BY_TAG:
        return _BY_TAG[tag](*inner)
    return _CLASSES[tag](*inner)
