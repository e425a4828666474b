"""Whom the text names and whom it introduces."""

from __future__ import annotations

import csv
from pathlib import Path
from uuid import uuid4

import pytest

from desktop_app.domain.article import Details
from desktop_app.domain.mentions import find_mentions
from desktop_app.domain.records import Credit, Person, Production, Records
from desktop_app.markdown.parser import parse
from desktop_app.markdown.stretches import stretches

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


def production(*pairs: tuple[str, str], role: str = "actor") -> Production:
    return Production(
        uuid4(),
        "p",
        "P",
        credits=tuple(
            Credit(uuid4(), Person(uuid4(), actor, actor), role, character)
            for actor, character in pairs
        ),
    )


def cast(title: str) -> Production:
    with (SAMPLES / "casts.csv").open(encoding="utf-8", newline="") as file:
        return production(
            *(
                (row["person"], row["character"])
                for row in csv.DictReader(file)
                if row["production"] == title
            )
        )


def read(body: str, given: Production) -> dict[str, tuple[str, list[str]]]:
    found = stretches(parse(body, Records(), Details()), body)
    return {
        mention.credit.person.name: (
            mention.state.value,
            [body[slice(*span)] for span in mention.spans],
        )
        for mention in find_mentions(body, found, [given])
    }


def states(body: str, given: Production) -> dict[str, str]:
    return {name: state for name, (state, _) in read(body, given).items()}


def sample_body(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8").split("---\n", 2)[2]


def test_metropolis() -> None:
    assert read(sample_body("metropolis-found.md"), cast("Metropolis")) == {
        "Alfred Abel": ("introduced", ["Alfred Abel (Joh Fredersen)"]),
        "Gustav Fröhlich": ("introduced", ["Freder’s (Gustav Fröhlich)", "Freder"]),
        "Rudolf Klein-Rogge": ("introduced", ["Rotwang (Rudolf Klein-Rogge)"]),
        "Fritz Rasp": ("introduced", ["the Thin Man", "Fritz Rasp"]),
        "Theodor Loos": ("introduced", ["Josaphat (Theodor Loos)"]),
        "Erwin Biswanger": ("named", ["Erwin Biswanger"]),
        "Heinrich George": ("named", ["Grot", "Heinrich George"]),
        "Brigitte Helm": ("introduced", ["Maria (Brigitte Helm)"]),
    }


def test_the_general() -> None:
    assert read(sample_body("the-general-review.md"), cast("The General")) == {
        "Marion Mack": ("introduced", ["Annabelle Lee (Marion Mack)"]),
        "Glen Cavender": ("introduced", ["Captain Anderson", "Glen Cavender"]),
        "Jim Farley": ("not-named", []),
        "Buster Keaton": ("introduced", ["Johnnie Gray’s (Buster Keaton)", "Johnnie"]),
    }


def test_a_pasted_post() -> None:
    body = (SAMPLES / "pasted-news-post.txt").read_text(encoding="utf-8")
    assert states(body, cast("Nosferatu")) == {
        "Max Schreck": "introduced",
        "Gustav von Wangenheim": "introduced",
        "Greta Schröder": "introduced",
        "Alexander Granach": "introduced",
        "Georg H. Schnell": "introduced",
        "Ruth Landshoff": "named",
        "John Gottowt": "introduced",
        "Gustav Botz": "named",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Rotwang (Rudolf Klein-Rogge) falls",
        "Rotwang’s (Rudolf Klein-Rogge) fall",
        "Rotwang's (Rudolf Klein-Rogge) fall",
        "*Rotwang* ([Rudolf Klein-Rogge](https://example.org))",
        "Rotwang, played by Rudolf Klein-Rogge, falls",
        "Rotwang (played by Rudolf Klein-Rogge)",
        "Rotwang is played by Rudolf\nKlein-Rogge",
        "> Rotwang (Rudolf\n> Klein-Rogge)",
        "Rudolf Klein-Rogge (Rotwang)",
        "Rudolf Klein-Rogge as Rotwang",
        "Rudolf Klein-Rogge plays Rotwang",
        "Rudolf Klein-Rogge’s Rotwang",
        "Rotwang[^1] (Rudolf Klein-Rogge)\n\n[^1]: x",
    ],
)
def test_introduces(text: str) -> None:
    assert states(text, production(("Rudolf Klein-Rogge", "Rotwang"))) == {
        "Rudolf Klein-Rogge": "introduced"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Rotwang falls. Rudolf Klein-Rogge does not.",
        "Rotwang (not Rudolf Klein-Rogge)",
        "# Rotwang\n\n(Rudolf Klein-Rogge)",
        "Only Rudolf Klein-Rogge here",
    ],
)
def test_names_only(text: str) -> None:
    assert states(text, production(("Rudolf Klein-Rogge", "Rotwang"))) == {
        "Rudolf Klein-Rogge": "named"
    }


@pytest.mark.parametrize(
    "text",
    [
        "rotwang and ROTWANG",
        "Rotwangs and Rotwang-like and Klein-Rotwang",
        "[see](https://example.org/Rotwang) and https://example.org/Rotwang",
        '![Rotwang](image:Rotwang "Rotwang")',
        "`Rotwang`\n\n```\nRotwang\n```",
        "%% Rotwang (Rudolf Klein-Rogge)",
        "Rudolf Klein and Rogge",
        "[Rotwang]: https://example.org",
    ],
)
def test_is_not_fooled(text: str) -> None:
    assert read(text, production(("Rudolf Klein-Rogge", "Rotwang"))) == {
        "Rudolf Klein-Rogge": ("not-named", [])
    }


def test_longest_name_wins() -> None:
    given = production(("Ann Lee", "Freder"), ("Bob Ray", "Joh Fredersen"), ("Cy Roe", "Freder II"))
    assert read("Joh Fredersen, Freder II", given) == {
        "Ann Lee": ("not-named", []),
        "Bob Ray": ("named", ["Joh Fredersen"]),
        "Cy Roe": ("named", ["Freder II"]),
    }


def test_a_shared_first_name_or_a_title_is_nobody() -> None:
    given = production(
        ("Ann Lee", "Thomas Hutter"), ("Bob Ray", "Thomas Knock"), ("Cy Roe", "General Fox")
    )
    assert set(states("Thomas and the General", given).values()) == {"not-named"}
    assert states("Hutter (Ann Lee) and Knock", given) == {
        "Ann Lee": "introduced",
        "Bob Ray": "not-named",
        "Cy Roe": "not-named",
    }


def test_two_neighbours_are_not_mixed_up() -> None:
    given = production(("Ann Lee", "Freder"), ("Bob Ray", "Maria"))
    assert states("Freder (Bob Ray) and Maria (Ann Lee)", given) == {
        "Ann Lee": "named",
        "Bob Ray": "named",
    }


def test_somebody_without_a_character_is_introduced_by_name() -> None:
    assert states("A film by Fritz Lang.", production(("Fritz Lang", ""), role="director")) == {
        "Fritz Lang": "introduced"
    }


def test_no_cast_no_mentions() -> None:
    found = stretches(parse("Freder", Records(), Details()), "Freder")
    assert find_mentions("Freder", found, []) == ()


def test_spans_are_code_points_past_notes_and_astral_characters() -> None:
    body = "\U0001f600 a\n%% Maria\n> \U0001f3ac Maria’s (Brigitte\n> Helm) &amp; Maria"
    given = production(("Brigitte Helm", "Maria"))
    assert read(body, given)["Brigitte Helm"] == (
        "introduced",
        ["Maria’s (Brigitte\n> Helm)", "Maria"],
    )
