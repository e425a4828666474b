from __future__ import annotations

from datetime import date
from uuid import uuid4

from desktop_app.domain.records import Person
from desktop_app.domain.twins import find_twins, merged


def person(name, **more):
    return Person(uuid4(), name, "", **more)


def names(people):
    return [(keep.name, drop.name) for keep, drop in find_twins(people)]


def test_hyphens_diacritics_and_letters_make_twins():
    people = [
        person("Rudolf Klein Rogge"), person("Rudolf Klein-Rogge"), person("Gustav Frohlich"),
        person("Gustav Fröhlich"), person("Kristen Ritter"), person("Krysten Ritter"),
    ]  # fmt: skip
    assert names(people) == [
        ("Gustav Fröhlich", "Gustav Frohlich"),
        ("Kristen Ritter", "Krysten Ritter"),
        ("Rudolf Klein-Rogge", "Rudolf Klein Rogge"),
    ]


def test_people_with_names_of_their_own_are_no_twins():
    people = [person(name) for name in ("Fritz Lang", "Fritz Rasp", "Madonna", "Madona", "")]
    assert names(people) == []


def test_the_one_of_whom_more_is_known_stays():
    one, other = person("Ann Leigh Hart"), person("Anne Leigh Hart", checked=date(2026, 1, 2))
    assert names([one, other]) == [("Anne Leigh Hart", "Ann Leigh Hart")]


def test_merged_keeps_every_name_and_fills_gaps():
    keep = person("Gustav Fröhlich", aliases=("G. Fröhlich",))
    drop = person(
        "Gustav Frohlich",
        aliases=("G. Fröhlich", "Gus"),
        sort_name="Frohlich, Gustav",
        source="Programme",
        checked=date(2026, 1, 2),
    )
    one = merged(keep, drop)
    assert one.aliases == ("G. Fröhlich", "Gustav Frohlich", "Gus")
    assert (one.id, one.name, one.sort_name) == (keep.id, keep.name, "Frohlich, Gustav")
    assert (one.source, one.checked) == ("Programme", date(2026, 1, 2))
