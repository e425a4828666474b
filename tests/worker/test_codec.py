"""Values through the pipe's bytes and back."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.finding import Finding, Fix, Severity, TextEdit
from desktop_app.domain.moment import Moment
from desktop_app.domain.records import Credit, Image, Person, Production, ProductionType, Records
from desktop_app.domain.review import Review
from desktop_app.worker import codec
from desktop_app.worker.codec import CodecError, decode, encode
from desktop_app.worker.messages import Ask, TextSplice

TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT
VALUES = st.recursive(
    PLAIN | st.uuids() | st.dates() | st.datetimes(timezones=st.just(UTC)),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(PLAIN.filter(lambda key: key == key), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_plain_values_come_back(value: object) -> None:
    assert decode(encode(value)) == value


def test_what_is_asked_comes_back() -> None:
    details = Details(
        Kind.REVIEW,
        Status.READY,
        date=Moment(datetime(2026, 3, 1, 12, tzinfo=UTC), "Europe/Berlin"),
        bylines=("Ann",),
        review=Review("metropolis-1927"),
        extra={"weight": 3, "list": [1, {"a": date(2026, 1, 2)}], 5: None},  # type: ignore[dict-item]
    )
    ann = Person(UUID(int=3), "Ann\ud800", "ann", aliases=("A",))
    film = Production(
        UUID(int=4), "m", "M", ProductionType.SERIES, credits=(Credit(UUID(int=5), ann),)
    )
    known = Records(images={"one": Image(UUID(int=6), "one")}, productions={"m": film})
    ask = Ask(
        1, True, False, False, TextSplice(0, 0, "é\0🎬", 3), Article(UUID(int=1), details=details)
    )
    assert decode(encode(ask)) == ask
    assert decode(encode(known)) == known
    fix = Fix("Mend", (TextEdit(1, 2, "x"),), 3)
    found = Finding("code", Severity.WARNING, 1, 2, 1, "m", fix=fix)
    back = decode(encode(found))
    assert back == found
    assert type(back.severity) is Severity


def test_what_front_matter_brings_as_a_kin_of_something_plain() -> None:
    class Text(str):
        __slots__ = ()

    class Many(dict[str, object]):
        pass

    assert decode(encode(Many(a=Text("b"), c=object))) == {"a": "b", "c": str(object)}


@pytest.mark.parametrize(
    "data",
    [
        b"", b"x", b"{}", b"[]", b'["os.system","ls"]', b'["Path","/"]', b'["uuid"]',
        b'["Article"]', b"[" * 100_000, b'["{",1]', b"\xff", pickle.dumps(1),
    ],
)  # fmt: skip
def test_bytes_that_are_nothing_of_ours_are_refused(data: bytes) -> None:
    with pytest.raises(CodecError):
        decode(data)


def test_every_class_of_the_protocol_can_cross() -> None:
    for module in codec._MODULES:
        for name, value in vars(module).items():
            if isinstance(value, type) and value.__module__ == module.__name__:
                own = is_dataclass(value) or issubclass(value, Enum)
                assert (codec._CLASSES.get(name) is value) == own, name
    assert all(fields(value) for value in codec._FIELDS)
