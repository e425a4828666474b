"""What is misspelt, and what only looks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.language.spelling.checker import Checker, Known, name_words, place_key
from desktop_app.language.spelling.lexicon import DIALECTS, Lexicon, load_lexicon
from desktop_app.language.spelling.suggest import Suggester
from desktop_app.resources import find_resources
from tools.build_words import expand

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = find_resources().path("spelling")
AFF = """
ONLYINCOMPOUND c
NOSUGGEST !
PFX U Y 1
PFX U 0 un .
SFX S Y 2
SFX S y ies [^aeiou]y
SFX S 0 s [^y]
SFX M Y 1
SFX M 0 's .
"""


@pytest.fixture(scope="module")
def american() -> Lexicon:
    return load_lexicon(FOLDER, "us")


@pytest.fixture(scope="module")
def wrong(american: Lexicon) -> Callable[..., list[str]]:
    def look(text: str, *names: str, own: tuple[str, ...] = ()) -> list[str]:
        checker = Checker(american, Known(frozenset(own), name_words(names)))
        found = checker.check(text)
        return [word.word for word in found.flagged if word.word not in found.names]

    return look


def test_affixes_are_expanded_and_crossed() -> None:
    words, quiet = expand(AFF, "4\ntie/US\ncity/SM\nbother!/!\n1st/c\n")
    assert words == {"tie", "untie", "ties", "unties", "city", "cities", "bother!"}
    assert quiet == {"bother!"}


def test_each_country_has_its_own_words() -> None:
    has = {name: load_lexicon(FOLDER, name).words for name in DIALECTS}
    assert [name for name in DIALECTS if "color" in has[name]] == ["us"]
    assert [name for name in DIALECTS if "colour" in has[name]] == ["gb", "au", "ca"]
    assert "theatre" in has["au"]
    assert all(len(words) > 80_000 for words in has.values())


@pytest.mark.parametrize(
    "text",
    [
        "The showrunner’s spinoff is a cliché at the café, naïve and spoilery.",
        "It isn’t James’ film, it's the boss's 'second' one; rock'n'roll, the '90s, 5'10\".",
        "E.T. and S.H.I.E.L.D. on the BBC, 1080p, S2E1, the 39th, 1990s, HBO’s MI6.",
        "See https://teh.example/recieve, www.xyzzy.org, me@exmaple.org, exmaple.com, @teh #teh.",
        "A well-known half-hour co-writer; “Don’t,” she said, THE END.",
        "Кино и 映画, Ελληνικά.",
        "Somebody called Eka Darville met Wil Traval. Darville left.",
    ],
)
def test_right_words_are_left_alone(wrong: Callable[..., list[str]], text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Teh end", ["Teh"]),
        ("“recieve’s”", ["recieve"]),
        ("a co-wroter", ["co-wroter"]),
        ("Recieved Wisdom", ["Recieved"]),
        ("MISTAKEEN", ["MISTAKEEN"]),
        ("colour", ["colour"]),
        ("a teh, the teh", ["teh", "teh"]),
    ],
)
def test_wrong_words_are_found(
    wrong: Callable[..., list[str]], text: str, words: list[str]
) -> None:
    assert wrong(text) == words


def test_the_cast_is_known_in_every_form_and_no_other(wrong: Callable[..., list[str]]) -> None:
    cast = ("Krysten Ritter", "Rudolf Klein-Rogge", "Gustav Fröhlich", "Zoë O’Toole")
    text = "Krysten’s, Klein-Rogge's, Klein, RITTER, Fröhlich’s, a Fröhlich-like O'Toole"
    assert wrong(text, *cast) == []
    assert wrong("Froehlich, krysten and Krysetn Ritter", *cast) == [
        "Froehlich", "krysten", "Krysetn",
    ]  # fmt: skip


def test_own_words_hold_with_a_capital_and_a_possessive(wrong: Callable[..., list[str]]) -> None:
    assert wrong("Blorfing, blorfing’s, BLORFING", own=("blorfing",)) == []
    assert wrong("blorfings", own=("blorfing",)) == ["blorfings"]


def test_a_place_is_named_by_its_neighbours(american: Lexicon) -> None:
    (found,) = Checker(american).check("He said, ‘teh’ man’s").flagged
    assert (found.start, found.end, place_key(found)) == (10, 13, "said teh man")


@given(st.text(alphabet="abT’'-. \n\u0301éЖ1_@/“”\U0001f600", max_size=60))
def test_what_is_flagged_is_a_word_of_the_text(text: str) -> None:
    checker = Checker(Lexicon(frozenset({"ab", "a"}), frozenset(), frozenset()))
    last = 0
    for found in checker.check(text).flagged:
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.word
        last = found.end


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("teh", "the"), ("recieve", "receive"), ("seperate", "separate"), ("alot", "a lot"),
        ("definately", "definitely"), ("adress", "address"), ("wierd", "weird"),
        ("Protaganist", "Protagonist"), ("EPSIODE", "EPISODE"), ("dont’", "don’t"),
        ("showruner", "showrunner"), ("cinematogaphy", "cinematography"),
        ("perfomance", "performance"), ("tommorow", "tomorrow"), ("untill", "until"),
    ],
)  # fmt: skip
def test_the_likeliest_word_comes_first(american: Lexicon, typed: str, meant: str) -> None:
    assert Suggester(american).suggest(typed)[0] == meant


def test_names_are_suggested_and_taboo_words_are_not(american: Lexicon) -> None:
    suggester = Suggester(american)
    assert suggester.suggest("Krystn", ["Krysten"])[0] == "Krysten"
    silent = sorted(american.quiet & american.words)
    assert silent
    for word in silent:
        assert not set(suggester.suggest(word + "x")) & american.quiet
