"""“Also stars”: the house's commas and number, brought up to date in place, nobody twice."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop_app.domain.article import Details
from desktop_app.domain.naming.also_stars import (
    also_stars,
    find_also_stars,
    named_twice,
    refresh,
    take_out,
)
from desktop_app.domain.naming.engine import MentionEngine, Mentions
from desktop_app.domain.records import Credit, HouseStyle, Person, Production, Records
from desktop_app.markdown.parser import parse
from desktop_app.markdown.stretches import stretches

CAST = (
    ("Alfred Abel", "Joh Fredersen"),
    ("Gustav Fröhlich", "Freder"),
    ("Erwin Biswanger", "11811"),
    ("Heinrich George", ""),
    ("Robert Downey Jr.", "A guest"),
)
FILM = Production(
    UUID(int=1),
    "metropolis-1927",
    "Metropolis",
    credits=tuple(
        Credit(UUID(int=n), Person(UUID(int=n), actor, ""), character=character, billing=n)
        for n, (actor, character) in enumerate(CAST, 1)
    ),
)
PLAIN, SERIAL = HouseStyle(), HouseStyle(serial_comma=True)


def mentions_of(body: str, film: Production = FILM) -> Mentions:
    document = parse(body, Records(), Details())
    return MentionEngine().read(body, stretches(document, body), (film,))


def sentence(body: str, house: HouseStyle) -> str:
    return also_stars(body, mentions_of(body), FILM, house)[0]


def refreshed(body: str, house: HouseStyle) -> str:
    said, there = also_stars(body, mentions_of(body), FILM, house)
    assert there is not None
    edit = refresh(body, there, said)
    return body[: edit.start] + edit.text + body[edit.end :]


@pytest.mark.parametrize(
    ("house", "listed"),
    [
        (PLAIN, "Heinrich George and Robert Downey Jr. (A guest)"),
        (SERIAL, "Heinrich George and Robert Downey Jr. (A guest)"),
    ],
)
def test_two_have_no_comma_in_either_style(house: HouseStyle, listed: str) -> None:
    body = "Alfred Abel, Gustav Fröhlich and Erwin Biswanger met.\n"
    assert sentence(body, house) == f"*Metropolis* also stars {listed}."


@pytest.mark.parametrize(
    ("house", "listed"),
    [
        (PLAIN, "Erwin Biswanger (11811), Heinrich George and Robert Downey Jr. (A guest)"),
        (SERIAL, "Erwin Biswanger (11811), Heinrich George, and Robert Downey Jr. (A guest)"),
    ],
)
def test_the_comma_before_the_last_is_the_houses(house: HouseStyle, listed: str) -> None:
    body = "Joh Fredersen (Alfred Abel) and Gustav Fröhlich met.\n"
    assert sentence(body, house) == f"*Metropolis* also stars {listed}."


@pytest.mark.parametrize(
    ("limit", "listed"),
    [
        (1, "Alfred Abel (Joh Fredersen)"),
        (2, "Alfred Abel (Joh Fredersen) and Gustav Fröhlich (Freder)"),
        (3, "Alfred Abel (Joh Fredersen), Gustav Fröhlich (Freder) and Erwin Biswanger (11811)"),
    ],
)
def test_no_more_than_the_house_wishes_in_billing_order(limit: int, listed: str) -> None:
    house = HouseStyle(also_stars_limit=limit)
    assert sentence("Nobody is named.\n", house) == f"*Metropolis* also stars {listed}."
    many = sentence("Nobody is named.\n", HouseStyle(also_stars_limit=99))
    assert many == sentence("Nobody is named.\n", PLAIN)
    assert many.count(" (") == 4


def test_the_limit_moves_on_as_people_are_named() -> None:
    house = HouseStyle(also_stars_limit=2, serial_comma=True)
    assert sentence("Freder (Gustav Fröhlich) ran.\n", house) == (
        "*Metropolis* also stars Alfred Abel (Joh Fredersen) and Erwin Biswanger (11811)."
    )


def test_a_refresh_takes_commas_and_number_along_and_changes_nothing_else() -> None:
    body = "Freder (Gustav Fröhlich) ran.\n\nLong. *Metropolis* also stars Alfred Abel. More.\n"
    house = HouseStyle(also_stars_limit=3, serial_comma=True)
    done = refreshed(body, house)
    assert done == body.replace(
        "Alfred Abel.", "Alfred Abel (Joh Fredersen), Erwin Biswanger (11811), and Heinrich George."
    )
    assert refreshed(done, house) == done


def test_with_everyone_named_above_the_sentence_goes() -> None:
    above = "Alfred Abel, Gustav Fröhlich, Erwin Biswanger, Heinrich George, Robert Downey Jr.\n"
    body = f"{above}\n*Metropolis* also stars Alfred Abel and Heinrich George.\n"
    assert refreshed(body, PLAIN).rstrip() == above.rstrip()


@pytest.mark.parametrize(
    ("above", "twice"),
    [
        ("Freder (Gustav Fröhlich) ran.", ["Gustav Fröhlich"]),
        ("“I like Alfred Abel,” she said.", ["Alfred Abel"]),
        ("## Heinrich George", ["Heinrich George"]),
        ("Freder ran.", []),  # the part alone does not name the actor
        ("![x](image:a \"Alfred Abel\")", []),  # nor does a caption
        ("Nobody.", []),
    ],
)  # fmt: skip
def test_whoever_is_named_above_since_is_found(above: str, twice: list[str]) -> None:
    listed = "*Metropolis* also stars Alfred Abel, Gustav Fröhlich and Heinrich George."
    body = f"{above}\n\n{listed} Alfred Abel is tall.\n"
    mentions = mentions_of(body)
    (also,) = find_also_stars(body, mentions)
    names = [mentions.names.subjects[one.person].name for one in named_twice(body, mentions, also)]
    assert names == twice


@pytest.mark.parametrize(("house", "comma"), [(PLAIN, ""), (SERIAL, ",")])
def test_taken_out_the_rest_keeps_words_and_the_houses_comma(house: HouseStyle, comma: str) -> None:
    body = (
        "Heinrich George came.\n\n*Metropolis* also stars Alfred Abel (a father), Heinrich George, "
        "Gustav Fröhlich and Robert Downey Jr. (A guest).\n"
    )
    mentions = mentions_of(body)
    (also,) = find_also_stars(body, mentions)
    edit = take_out(body, also, named_twice(body, mentions, also), house)
    done = body[: edit.start] + edit.text + body[edit.end :]
    assert done.endswith(
        f"also stars Alfred Abel (a father), Gustav Fröhlich{comma} and Robert Downey Jr."
        " (A guest).\n"
    )
