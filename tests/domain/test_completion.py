"""What `@` offers, and where it may."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop_app.domain.completion import (
    completions,
    query_before,
    short_character,
)
from desktop_app.domain.naming.surnames import surname_of
from desktop_app.domain.records import Credit, Person, Production


def production(*cast: tuple[str, str], title: str = "Metropolis") -> Production:
    return Production(
        UUID(int=1),
        "slug",
        title,
        credits=tuple(
            Credit(UUID(int=n), Person(UUID(int=n), actor, ""), character=character, billing=n)
            for n, (actor, character) in enumerate(cast, 1)
        ),
    )


FILM = production(
    ("Alfred Abel", "Joh Fredersen"),
    ("Gustav Fröhlich", "Freder"),
    ("Rudolf Klein-Rogge", "Rotwang"),
    ("Fritz Rasp", "the Thin Man"),
    ("Erwin Biswanger", "11811"),
)


def labels(query: str, before: str = "", film: Production = FILM) -> list[str]:
    return [item.label for item in completions(query, (film,), before)]


def test_a_first_mention_brings_the_actor_along() -> None:
    first, later = completions("alf", (FILM,), "")
    assert (first.label, first.insert, first.bare) == (
        "Joh Fredersen (Alfred Abel)",
        "Joh Fredersen (Alfred Abel)",
        "Joh Fredersen",
    )
    assert first.note == "first mention · Metropolis"
    assert first.initials == "AA"
    assert (later.label, later.note) == ("Fredersen", "later mentions")


@pytest.mark.parametrize(
    "before",
    [
        "Joh Fredersen (Alfred Abel) rules. ",
        "Joh Fredersen’s (Alfred Abel) son. ",
        "Joh Fredersen, played by Alfred Abel, rules. ",
        "It also stars Alfred Abel (Joh Fredersen).\n\n",
    ],
)
def test_once_introduced_the_short_forms_come_first(before: str) -> None:
    assert labels("alf", before) == ["Fredersen", "Joh Fredersen", "Abel"]


def test_half_an_introduction_is_none() -> None:
    assert labels("alf", "Joh Fredersen rules.\n\nAlfred Abel acts. ")[0].endswith("(Alfred Abel)")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("fro", "Freder (Gustav Fröhlich)"),
        ("FRÖ", "Freder (Gustav Fröhlich)"),
        ("rogge", "Rotwang (Rudolf Klein-Rogge)"),
        ("thin", "the Thin Man (Fritz Rasp)"),
        ("118", "11811 (Erwin Biswanger)"),
        ("joh f", "Joh Fredersen (Alfred Abel)"),
        ("abel joh", "Joh Fredersen (Alfred Abel)"),
    ],
)
def test_any_word_of_actor_or_character_finds(query: str, found: str) -> None:
    assert labels(query)[0] == found


def test_no_match_gives_nothing_and_no_query_the_whole_cast() -> None:
    assert labels("xyz") == []
    assert labels("red") == []
    assert len(labels("")) == 5


def test_a_name_that_begins_with_the_query_comes_first() -> None:
    assert labels("fred")[:2] == ["Freder (Gustav Fröhlich)", "Joh Fredersen (Alfred Abel)"]


def test_two_of_one_surname_keep_their_full_names() -> None:
    film = production(("Ann Lee", "Eve"), ("Bob Lee", "Adam"))
    before = "Eve (Ann Lee) and Adam (Bob Lee). "
    assert "Lee" not in labels("eve", before, film)
    assert "Ann Lee" in labels("eve", before, film)


def test_an_actor_without_a_character() -> None:
    film = production(("Gustav von Wangenheim", ""))
    assert labels("gus", "", film) == ["Gustav von Wangenheim", "von Wangenheim"]
    assert labels("gus", "Gustav von Wangenheim came. ", film) == ["von Wangenheim"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Alfred Abel", "Abel"),
        ("Robert Downey Jr.", "Downey"),
        ("Gustav von Wangenheim", "von Wangenheim"),
        ("Oscar de la Renta", "de la Renta"),
        ("Madonna", "Madonna"),
        ("von Stroheim", "Stroheim"),
    ],
)
def test_surnames(name: str, short: str) -> None:
    assert surname_of(name) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [("Joh Fredersen", "Fredersen"), ("the Thin Man", "the Thin Man"), ("11811", "11811"),
     ("Captain Anderson", "Anderson"), ("Young man", "Young man")],
)  # fmt: skip
def test_characters_later(name: str, short: str) -> None:
    assert short_character(name) == short


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("@", ""),
        ("and @alf", "alf"),
        ("(@a", "a"),
        ("“@joh f", "joh f"),
        ("x@alf", None),
        ("@ a", None),
        ("plain", None),
    ],
)
def test_where_a_query_stands(line: str, query: str | None) -> None:
    assert query_before(line) == query
