from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from desktop_app.domain.facts import facts_of
from desktop_app.domain.records import Credit, Person, Production, ProductionType


def credit(name, role="director"):
    return Credit(uuid4(), Person(uuid4(), name, ""), role=role)


def test_what_is_known_is_said_as_a_text_has_it():
    film = Production(
        uuid4(), "m", "M", distributor="UFA", network="ZDF", runtime=111,
        release_date=date(1931, 5, 11),
        credits=(credit("A", "actor"), credit("Fritz Lang"), credit("B"), credit("B"), credit("C")),
    )  # fmt: skip
    assert [fact.text for fact in facts_of(film)] == [
        "UFA", "May 11, 1931", "Fritz Lang, B and C", "111 minutes",
    ]  # fmt: skip
    assert facts_of(replace(film, type=ProductionType.SERIES))[0].text == "ZDF"
    assert facts_of(Production(uuid4(), "m", "M")) == ()
