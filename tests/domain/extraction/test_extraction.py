"""The cast extractor on the samples, on single sentences, and on anything at all."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.extraction import extract_cast
from desktop_app.domain.records import Credit, Person, Production

if TYPE_CHECKING:
    from pathlib import Path


def found(text: str) -> set[tuple[str, str | None]]:
    return {
        (pair.actor, pair.character)
        for pair in extract_cast(text)
        if pair.character is None or pair.confidence >= 0.5
    }


def pairs(text: str) -> set[tuple[str, str]]:
    return {(actor, role) for actor, role in found(text) if role is not None}


def test_the_news_post_gives_every_pair_and_no_wrong_one(samples: Path) -> None:
    assert found((samples / "pasted-news-post.txt").read_text(encoding="utf-8")) == {
        ("Gustav von Wangenheim", "Hutter"),
        ("Max Schreck", "Count Orlok"),
        ("Greta Schröder", "Ellen"),
        ("Alexander Granach", "Knock"),
        ("Georg H. Schnell", "Harding"),
        ("John Gottowt", "Professor Bulwer"),
        ("Ruth Landshoff", None),
        ("Gustav Botz", None),
    }


def test_the_found_metropolis(samples: Path) -> None:
    assert found((samples / "metropolis-found.md").read_text(encoding="utf-8")) == {
        ("Gustav Fröhlich", "Freder"),
        ("Theodor Loos", "Josaphat"),
        ("Fritz Rasp", "Thin Man"),
        ("Rudolf Klein-Rogge", "Rotwang"),
        ("Brigitte Helm", "Maria"),
        ("Alfred Abel", "Joh Fredersen"),
        ("Heinrich George", None),
        ("Erwin Biswanger", None),
    }


def test_the_general(samples: Path) -> None:
    assert found((samples / "the-general-review.md").read_text(encoding="utf-8")) == {
        ("Buster Keaton", "Johnnie Gray"),
        ("Marion Mack", "Annabelle Lee"),
        ("Glen Cavender", "Captain Anderson"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Orla (Jessie Buckley) leaves.", {("Jessie Buckley", "Orla")}),
        ("Orla’s (Jessie Buckley) boat sinks.", {("Jessie Buckley", "Orla")}),
        ("DCI John Luther (Idris Elba) runs.", {("Idris Elba", "DCI John Luther")}),
        ("11811 (Erwin Biswanger) works.", {("Erwin Biswanger", "11811")}),
        ("HAL 9000 (voice of Douglas Rain) sings.", {("Douglas Rain", "HAL 9000")}),
        ("Olivia Colman will play Queen Anne.", {("Olivia Colman", "Queen Anne")}),
        ("Count Orlok, played by Max Schreck, waits.", {("Max Schreck", "Count Orlok")}),
        ("Ann Roe as Jessica Jones. Image via Netflix", {("Ann Roe", "Jessica Jones")}),
        (
            "Meera is played by Tara Rao and, as an older woman, Shabana Azim.",
            {("Tara Rao", "Meera"), ("Shabana Azim", "Meera")},
        ),
        (
            "Tom Hardy plays both Ronnie Kray and Reggie Kray.",
            {("Tom Hardy", "Ronnie Kray"), ("Tom Hardy", "Reggie Kray")},
        ),
        (
            "Cillian Murphy is back. Murphy plays Tommy.",
            {("Cillian Murphy", "Tommy")},
        ),
        (
            "Actor\tRole\nIndira Varma\tArkadina\nDaniel Monks\tKonstantin",
            {("Indira Varma", "Arkadina"), ("Daniel Monks", "Konstantin")},
        ),
        ("Michael B. Jordan (“Black Panther”) has signed on.", set()),
        ("Director Carol Reed (The Third Man) lived in Chelsea (London).", set()),
        ("The Third Man (Carol Reed, 1949) is back at the Roxy (New York).", set()),
        ("She told The Hollywood Reporter (THR) on Friday (May 3).", set()),
        ("“We sank,” said Jane Roe (CBS).", set()),
        ("Nothing happens in this text, twice.", set()),
        ("", set()),
    ],
)  # fmt: skip
def test_single_sentences(text: str, expected: set[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_the_known_cast_decides_the_direction() -> None:
    text = "We talked about Juno Reyes (Maya Castle) all night."
    assert pairs(text) == {("Maya Castle", "Juno Reyes")}
    person = Person(uuid4(), "Juno Reyes", "juno-reyes")
    credit = Credit(uuid4(), person, character="Maya Castle")
    known = Production(uuid4(), "castle", "Castle", credits=(credit,))
    (pair,) = extract_cast(text, [known])
    assert (pair.actor, pair.character) == ("Juno Reyes", "Maya Castle")


def test_front_matter_code_and_marks_do_not_confuse() -> None:
    text = (
        "---\ntitle: Ann (Bea Carr)\n---\n[Ellen](people:ellen) (**Greta Schröder**) waits.\n\n"
        "```\nKnock (Alexander Granach)\n```\n"
    )
    assert pairs(text) == {("Greta Schröder", "Ellen")}


def test_each_pair_comes_once_and_starts_count_from_line_feeds() -> None:
    text = "First.\r\nEllen (Greta Schröder) waits.\r\n\r\nEllen (Greta Schröder) sleeps."
    (pair,) = extract_cast(text)
    assert pair.start == text.replace("\r\n", "\n").index("Ellen")
    assert pair.text == "Ellen (Greta Schröder) waits."


_PIECES = st.sampled_from(
    [
        "Ann",
        "Bea Carr",
        "Dr. Dee",
        "Count",
        "(",
        ")",
        "’s",
        "plays",
        "as",
        "played by",
        ",",
        "and",
        ".",
        "\n",
        "\n\n",
        "\t",
        "“",
        "”",
        "*",
        "_",
        "[",
        "](x)",
        ": ",
        " – ",
        "# ",
        "- ",
        "",
        " ",
        "stars",
        "the",
        "is",
        "who",
        "11811",
        "R2-D2",
        "Jr.",
        "von",
        "\r\n",
        "::: quote",
        ":::",
        "---",
        "`",
        "É",
        "é",
        "İ",
        "ß",
        "漢字",
        "🎬",
        "whose",
        "whom",
        "role of",
        "voice of",
        "/",
        "…",
        "1949",
        "Best Actor",
    ]
)


@given(st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
@settings(max_examples=300)
def test_any_text_is_read_and_every_pair_is_sound(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    result = extract_cast(text)
    keys = [(pair.actor, pair.character) for pair in result]
    assert len(keys) == len(set(keys))
    for pair in result:
        assert 0 <= pair.start < len(plain)
        assert 0 <= pair.confidence <= 1
        assert pair.actor.strip()
        assert pair.character is None or pair.character.strip()


def test_a_start_points_at_the_pair(samples: Path) -> None:
    text = (samples / "pasted-news-post.txt").read_text(encoding="utf-8")
    for pair in extract_cast(text):
        here = text[pair.start :]
        assert here.startswith((pair.actor, pair.character or pair.actor))


HOSTILE = {
    "capitals": "Aa Bb ",
    "openings": "(",
    "closings": ")",
    "nested": "(Ann ",
    "brackets": "Ann Bee (Cee Dee) ",
    "possessives": "Ann’s ",
    "quotes": "“A ",
    "apostrophes": "'",
    "as": "as ",
    "played by": "played by ",
    "plays": "Ann plays ",
    "is": "Ann is ",
    "stars": "stars Ann Bee, ",
    "pipes": "|a",
    "tabs": "a\t",
    "stars and slants": "*_",
    "images": "![](x)",
    "links": "[a](b ",
    "lines": "A – B\n",
    "dots": "A.",
    "hyphens": "a-",
    "spaces": " ",
}


def _seconds(text: str, times: int) -> float:
    """The least of some: what else goes on in the process can only add to it."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        extract_cast(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_take_time_in_proportion(piece: str) -> None:
    short = _seconds(piece * (10_000 // len(piece)), 3)
    long = _seconds(piece * (100_000 // len(piece)), 2)
    # Ten times the length; quadratic time would be a hundred times.
    assert long < 35 * max(short, 0.01)


def _believed(text: str) -> set[tuple[str, str]]:
    return {
        (pair.actor, pair.character)
        for pair in extract_cast(text)
        if pair.character is not None and pair.confidence >= 0.5
    }


def test_an_outlet_with_a_sign_in_its_name_is_no_pair_of_parts() -> None:
    assert (
        _believed("I would add one name, Marta Keel (Sight & Sound), whose essay saw it.") == set()
    )


def test_a_dead_girl_in_the_story_makes_no_obituary() -> None:
    text = (
        "Anne-Marie Duff plays DI Carol Stamp, a detective with a bad knee and no luck. The girl is"
        " dead. Daniel Mays is back. As before, she was Lady Ash in town."
    )
    assert ("Anne-Marie Duff", "Lady Ash") not in _believed(text)
    assert ("Anne-Marie Duff", "DI Carol Stamp") in _believed(text)


def test_a_title_at_the_end_of_a_sentence_is_no_nickname() -> None:
    text = "He was the archbishop in “Crown” and “Wintering.” Younger viewers knew him as Grumble."
    assert all(pair.actor for pair in extract_cast(text))
