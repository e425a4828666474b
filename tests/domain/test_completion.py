"""What `@` offers, and where it may."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from desktop_app.domain.completion import (
    completions,
    offers,
    query_before,
    short_character,
    title_form,
)
from desktop_app.domain.naming.surnames import surname_of
from desktop_app.domain.records import Credit, Person, Production, ProductionType


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


SPIONE = replace(production(title="Spione"), id=UUID(int=2), slug="spione-1928", year=1928)
TITLES = (FILM, SPIONE)


def titles(query: str, line: str = "", known: Production = FILM) -> list[tuple[str, str, str]]:
    found = offers(query, (known,), frozenset(), titles=TITLES, line=line)
    return [(item.label, item.insert, item.bare) for item in found if item.italic]


def test_titles_complete_in_italics_beside_the_cast() -> None:
    found = offers("met", (FILM,), frozenset(), titles=TITLES)
    assert [(item.insert, item.bare, item.note) for item in found] == [
        ("*Metropolis*", "Metropolis", "title · film")
    ]
    assert titles("spi") == [("Spione", "*Spione*", "Spione")]
    # Without a word the article's own, behind its cast; the library's only when they are asked for.
    everything = offers("", (FILM,), frozenset(), titles=TITLES)
    assert [item.label for item in everything[-2:]] == ["11811 (Erwin Biswanger)", "Metropolis"]
    assert titles("xyz") == []


def test_a_title_that_begins_so_comes_before_names_that_only_hold_it() -> None:
    film = replace(production(("Ann Rogge", "Eve")), title="Rogue")
    found = offers("rog", (film,), frozenset(), titles=(film,))
    assert [item.label for item in found][:2] == ["Rogue", "Eve (Ann Rogge)"]
    film = replace(production(("Rogan Lee", "Eve")), title="Rogue")
    found = offers("rog", (film,), frozenset(), titles=(film,))
    assert [item.label for item in found][:2] == ["Eve (Rogan Lee)", "Rogue"]


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("", "*Metropolis*"),
        ("## ", "*Metropolis*"),
        ("- ", "*Metropolis*"),
        ("* ", "*Metropolis*"),
        ("We saw *M* and ", "*Metropolis*"),
        ("We saw **both** and “", "*Metropolis*"),
        ("2 \\* 3 and `a*b` ", "*Metropolis*"),
        ("snake_case and ", "*Metropolis*"),
        ("We saw *", "Metropolis"),
        ("We saw *the new ", "Metropolis"),
        ("We saw _", "Metropolis"),
        ("We saw ***", "Metropolis"),
        ("::: cast ", "slug"),
    ],
)
def test_the_place_says_how_a_title_is_written(line: str, form: str) -> None:
    assert title_form(FILM, line) == form


def test_an_episode_stands_in_quotes_and_signs_are_kept_from_markdown() -> None:
    episode = replace(FILM, title="Pilot", type=ProductionType.EPISODE)
    assert title_form(episode, "In ") == "“Pilot”"
    assert title_form(episode, "In “") == "Pilot"
    assert title_form(episode, 'In "') == "Pilot"
    assert title_form(episode, "In “one” and ") == "“Pilot”"
    assert title_form(replace(FILM, title="M*A*S*H"), "") == r"*M\*A\*S\*H*"


def test_an_at_behind_an_open_emphasis_counts() -> None:
    assert query_before("so *@met") == "met"
