from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.castlines import (
    LONGEST_LINE,
    LONGEST_NAME,
    CastLine,
    format_cast,
    parse_cast,
)


def cases():
    """Title, input and expectation of each case, which are parted by lines with a full stop."""
    text = Path(__file__).with_name("castlines.txt").read_text(encoding="utf-8")
    lines = text.rstrip("\n").split("\n")
    while lines:
        title = lines.pop(0)
        assert lines.pop(0) == ".", title
        end = lines.index(".")
        source, lines = lines[:end], lines[end + 1 :]
        end = lines.index("") if "" in lines else len(lines)
        expected, lines = lines[:end], lines[end + 1 :]
        yield pytest.param("\n".join(source), expected, id=title)


def shown(text: str) -> list[str]:
    found = parse_cast(text)
    rows = []
    for line in found.lines:
        row = f"{line.actor} | {line.character}{' | ?' if line.doubtful else ''}"
        rows.append(row.rstrip())
    return rows + [f"! {number}" for number in found.unread]


@pytest.mark.parametrize(("source", "expected"), list(cases()))
def test_every_form_is_read(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


def test_the_sample_gives_the_production_that_is_asked_for(samples: Path) -> None:
    text = (samples / "casts.csv").read_text(encoding="utf-8")
    first = parse_cast(text)
    assert [line.actor for line in first.lines][:2] == ["Alfred Abel", "Gustav Fröhlich"]
    assert len(first.lines) == 8
    assert parse_cast(text, "nosferatu").lines[0] == CastLine("Max Schreck", "Count Orlok", 14)


def test_line_numbers_count_every_line_of_the_text() -> None:
    assert [line.line for line in parse_cast("\n\nA B as C\r\nD E as F\r\n").lines] == [3, 4]


def test_several_parts_of_one_person_are_told_apart() -> None:
    (line,) = parse_cast("Buster Keaton as Johnnie Gray / The Engineer").lines
    assert line.characters() == ("Johnnie Gray", "The Engineer")


def test_swapping_leaves_a_lone_actor_alone() -> None:
    assert CastLine("A", "B", 1).swapped() == CastLine("B", "A", 1)
    assert CastLine("A", "", 1).swapped() == CastLine("A", "", 1)


def test_a_line_without_end_is_not_read() -> None:
    assert parse_cast("A as B\nC as D" + "," * LONGEST_LINE).unread == (2,)


def test_long_lines_take_no_time() -> None:
    started = time.perf_counter()
    for filler in (" ", ".", "\t", " as", "(", "a ", ". ", "*"):
        parse_cast(filler * 200_000)
        parse_cast("A" + filler * (LONGEST_LINE // len(filler) - 2) + "B")
    parse_cast("Somebody as Somebody else\n" * 4_000)
    assert time.perf_counter() - started < 4


@given(st.text(max_size=300))
def test_any_text_is_read_without_raising(text: str) -> None:
    found = parse_cast(text)
    for line in found.lines:
        assert line.actor.strip() == line.actor != ""
        assert len(line.actor) <= LONGEST_NAME
        assert "\n" not in line.actor + line.character


WORD = st.text("abcdefghijklmnopqrstuvwxyzäöüéñ", min_size=2, max_size=8).map(str.title)
NAME = st.lists(WORD, min_size=2, max_size=3).map(" ".join)


@given(st.lists(st.tuples(NAME, st.one_of(NAME, st.just(""))), min_size=1, max_size=12))
def test_what_is_written_is_read_back(pairs: list[tuple[str, str]]) -> None:
    words = {"as", "played", "by", "with", "cast", "starring"}
    pairs = [
        pair for pair in dict.fromkeys(pairs) if not words & set(" ".join(pair).lower().split())
    ]
    lines = tuple(CastLine(actor, character) for actor, character in pairs)
    read = parse_cast(format_cast(lines)).lines
    assert [(line.actor, line.character) for line in read] == pairs
