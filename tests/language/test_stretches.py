"""Words, sentences, paragraphs and sections around a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.language.stretches import (
    headings,
    line_at,
    paragraph_at,
    section_at,
    sentence_at,
    wider,
    word_at,
)


def cut(find, marked):
    """What a function finds where `|` stands."""
    place = marked.index("|")
    text = marked.replace("|", "")
    start, end = find(text, place)
    return text[start:end]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("One is. T|wo is. Three.", "Two is."),
        ("One is.| Two is.", "One is."),
        ("One is. |Two is.", "Two is."),
        ("One is. Two is.|", "Two is."),
        ("One is. |", "One is. "),
        ("“Is it?” he| asked. No.", "“Is it?” he asked."),
        ("He left. “Is| it so?” Yes.", "“Is it so?”"),
        ("M|r. Lang and Dr. Mabuse met. Then not.", "Mr. Lang and Dr. Mabuse met."),
        ("By F. W.| Murnau. Silent.", "By F. W. Murnau."),
        ("It cost 3.5 mil|lion. Much.", "It cost 3.5 million."),
        ("*Metropolis.* It| ran.", "It ran."),
        ("Wait… wha|t is it? So.", "Wait… what is it?"),
        ("First line\ngoes o|n. Then.\n\nNext.", "First line\ngoes on."),
        ("# Head\n\nOne. T|wo.", "Two."),
    ],
)
def test_sentences(marked, expected):
    assert cut(sentence_at, marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("a\n\nb|\nc\n\nd", "b\nc"),
        ("a\n|\nb", ""),
        ("- one\n  mo|re\n- two", "- one\n  more"),
        ("- one\n- t|wo\n- three", "- two"),
        ("## He|ad\ntext", "## Head"),
        ("## Head\nte|xt\nmore", "text\nmore"),
        ("::: quote X\nwor|ds\n:::", "words"),
        ("1. a\n2.| b", "2. b"),
        ("|", ""),
    ],
)
def test_paragraphs(marked, expected):
    assert cut(paragraph_at, marked) == expected


TEXT = "Lead.\n\n# One\n\na\n\n## Two\n\nb\n\n```\n# no\n```\n\n# Three #\nc"


def test_headings_know_their_sections():
    found = [(one.level, one.title, TEXT[one.start : one.section_end]) for one in headings(TEXT)]
    assert [one[:2] for one in found] == [(1, "One"), (2, "Two"), (1, "Three")]
    assert found[0][2] == "# One\n\na\n\n## Two\n\nb\n\n```\n# no\n```\n\n"
    assert found[1][2] == "## Two\n\nb\n\n```\n# no\n```\n\n"
    assert found[2][2] == "# Three #\nc"


@pytest.mark.parametrize(
    ("marked", "start", "end"),
    [("Le|ad.", "Lead.", ""), ("\na|\n", "# One", "# Three"), ("c|", "# Three", "")],
)
def test_sections(marked, start, end):
    place = TEXT.index(marked.replace("|", "")) + marked.index("|")
    low, high = section_at(TEXT, place)
    assert TEXT[low:].startswith(start)
    assert TEXT[high:].startswith(end)


def test_a_selection_grows_step_by_step():
    text = "# A\n\nOne two. Three four.\n\nNext.\n\n# B\n\nc"
    span = (text.index("four"), text.index("four"))
    grown = []
    for _ in range(5):
        span = wider(text, span)
        grown.append(text[slice(*span)])
    assert grown == [
        "four",
        "Three four.",
        "One two. Three four.",
        "# A\n\nOne two. Three four.\n\nNext.\n\n",
        text,
    ]
    assert wider(text, (0, len(text))) == (0, len(text))


@given(st.text("aB .!?\n#-“”`", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_every_stretch_holds_its_place(text, one, other):
    place, far = sorted((min(one, len(text)), min(other, len(text))))
    for find in (line_at, word_at, paragraph_at, sentence_at, section_at):
        start, end = find(text, place)
        assert 0 <= start <= place <= end <= len(text)
    low, high = wider(text, (place, far))
    assert low <= place <= far <= high
    assert (high - low > far - place) or (low, high) == (0, len(text))
    span, steps = (place, place), 0
    while span != (0, len(text)):
        span, steps = wider(text, span), steps + 1
        assert steps < 60
