"""Quotes turned and straightened: the hard cases, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.language.typography import STYLES, curled, mended, straightened

ENGLISH = STYLES["english"]


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ("\"Don't,\" she said, \"it's 'fine'.\"", "“Don’t,” she said, “it’s ‘fine’.”"),
        ("the '90s, '60s-style, the summer of '69", "the ’90s, ’60s-style, the summer of ’69"),
        ("'Tis rock 'n' roll; get 'em, 'til 'twas", "’Tis rock ’n’ roll; get ’em, ’til ’twas"),
        ("'Cause' and 'Em' were 'em", "‘Cause’ and ’Em’ were ’em"),
        ("He is 5'10\" tall, 6' or 27\" wide", "He is 5′10″ tall, 6′ or 27″ wide"),
        ('"in 1995" and "it is 12"', "“in 1995” and “it is 12”"),
        ("the 90's, 1990's", "the 90’s, 1990’s"),
        ('*"Metropolis"* and "*Nosferatu*" ("so")', "*“Metropolis”* and “*Nosferatu*” (“so”)"),
        ('"I never—" she said—"yes"', "“I never—” she said—“yes”"),
        ("'28 Days Later' and the boys' own", "‘28 Days Later’ and the boys’ own"),
        ("\"'Yes,' he said\"", "“‘Yes,’ he said”"),
        ('as typed: \\"', 'as typed: \\"'),
    ],
)
def test_english_quotes(straight: str, curly: str) -> None:
    assert curled(straight, [], ENGLISH) == curly
    assert straightened(curly) == straight


def test_other_languages() -> None:
    line = 'Er sagte: "So \'ist\' es", "gut". It\'s'
    assert curled(line, [], STYLES["german"]) == "Er sagte: „So ‚ist‘ es“, „gut“. It’s"
    assert curled('Il dit "oui".', [], STYLES["french"]) == "Il dit «\u00a0oui\u00a0»."


def test_what_is_to_be_kept_stays() -> None:
    assert curled('"a" `"b"` "c"', [(4, 9)], ENGLISH) == '“a” `"b"` “c”'
    assert straightened("“a” “b”", [(0, 3)]) == '“a” "b"'


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("the ‘90s", (4, "’")), ("‘tis", (0, "’")), ("rock ‘n’", (5, "’")),
        ("summer of ‘69", (10, "’")), ("‘28", None), ("‘fine", None), ("a 6'", (3, "′")),
        ("the 90's", (6, "’")), ("he is 5'10″", (7, "′")), ("in 1995'", None),
    ],
)  # fmt: skip
def test_what_only_the_whole_word_tells(line: str, found: tuple[int, str] | None) -> None:
    assert mended(line, len(line)) == found


@given(
    st.text(alphabet="ab 10'\"*(.,—\\\n", max_size=40),
    st.sampled_from(sorted(STYLES)),
)
def test_curling_changes_nothing_but_quotes_and_comes_back(line: str, name: str) -> None:
    curly = curled(line, [], STYLES[name])
    assert straightened(curly) == line
    assert curled(curly, [], STYLES[name]) == curly or '\\"' in line or "\\'" in line
