from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.language.diff import Kind, Piece, aligned, apply_diff, diff_text, diff_words

PARAGRAPH = st.lists(
    st.sampled_from(
        [
            "the",
            "film",
            "was",
            "lost",
            "“Maria”",
            "Frohlich",
            "Fröhlich",
            "—",
            "it’s",
            "\u00a0",
            "𝄞",
        ]
    ),
    max_size=12,
).map(" ".join)
PROSE = st.lists(PARAGRAPH, max_size=6).map("\n\n".join)


def said(old: str, new: str) -> str:
    signs = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in diff_text(old, new))


@given(st.text(), st.text())
def test_any_text_leads_exactly_to_any_other(old: str, new: str) -> None:
    assert apply_diff(old, diff_text(old, new)) == new


@given(PROSE, PROSE)
def test_prose_leads_exactly_to_prose(old: str, new: str) -> None:
    pieces = diff_text(old, new)
    assert apply_diff(old, pieces) == new
    assert all(piece.text for piece in pieces)
    assert all(one.kind is not other.kind for one, other in pairwise(pieces))


@given(PROSE)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert diff_text(text, text) == ((Piece(Kind.SAME, text),) if text else ())


@given(st.lists(st.integers(0, 4)), st.lists(st.integers(0, 4)))
def test_runs_cover_both_sequences_by_turns(old: list[int], new: list[int]) -> None:
    runs = aligned(old, new)
    assert [i for run in runs for i in range(*run.old)] == list(range(len(old)))
    assert [j for run in runs for j in range(*run.new)] == list(range(len(new)))
    assert all(old[slice(*run.old)] == new[slice(*run.new)] for run in runs if run.same)
    assert all(one.same != other.same for one, other in pairwise(runs))


def test_changes_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="another text"):
        apply_diff("a worn negative", diff_text("a fine negative", "a fine print"))


@pytest.mark.parametrize(
    ("old", "new", "reads"),
    [
        ("a complete *Metropolis*.", "a nearly complete *Metropolis*.", "a [+nearly +]complete *M"),
        # What stays by chance between two changes belongs to them.
        (
            "Freder (Gustav Frohlich), and the Thin Man",
            "Freder’s (Gustav Fröhlich) friendship, and the Thin Man",
            "[-Freder (Gustav Frohlich)-][+Freder’s (Gustav Fröhlich) friendship+], and",
        ),
        (
            "That seems a fair price.",
            "That seems a fair price: Maria waited.",
            "[+: Maria waited+].",
        ),
        # A paragraph that is new stands by itself, and its neighbours are left alone.
        (
            "One reel.\n\nTwo reels.",
            "One reel.\n\nNew words here.\n\nTwo reels.",
            "[+New words here",
        ),
        # One that was written anew is not woven into the old one word by word.
        (
            "Nobody knew.\n\nEnd.",
            "A print turned up today.\n\nEnd.",
            "[-Nobody knew.\n\n-][+A print",
        ),
    ],
)
def test_it_reads_well(old: str, new: str, reads: str) -> None:
    assert reads in said(old, new)


def test_paragraphs_are_held_against_their_counterparts() -> None:
    old = ["The first reel holds the city.", "The second one the machines.", "Third comes Maria."]
    new = ["An introduction of a few words.", *old[:1], "The second one all the machines.", old[2]]
    reads = said("\n\n".join(old), "\n\n".join(new))
    assert reads.startswith("[+An introduction of a few words.\n\n+]The first reel")
    assert "second one [+all +]the machines" in reads


def test_the_marks_within_a_word_stay_with_it() -> None:
    assert diff_words("it's lost", "its lost") == (
        Piece(Kind.REMOVED, "it's"),
        Piece(Kind.ADDED, "its"),
        Piece(Kind.SAME, " lost"),
    )


def test_ten_thousand_words_with_many_edits_are_compared_word_by_word() -> None:
    rng = random.Random(7)
    words = [f"word{rng.randrange(3000)}" for _ in range(10_000)]
    changed = list(words)
    for at in rng.sample(range(10_000), 1500):
        changed[at] = f"other{at}"
    text, other = (
        "\n\n".join(" ".join(side[i : i + 70]) for i in range(0, len(side), 70))
        for side in (words, changed)
    )
    pieces = diff_text(text, other)
    assert apply_diff(text, pieces) == other
    kept = sum(len(piece.text) for piece in pieces if piece.kind is Kind.SAME)
    assert kept > 0.6 * len(text)
