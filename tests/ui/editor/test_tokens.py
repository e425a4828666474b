"""What the characters of a line are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.editor.tokens import Look, is_code, next_state, runs


def looks(line: str, state: int = 0) -> dict[str, Look]:
    return {line[run.start : run.start + run.length]: run.look for run in runs(line, state)}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a *b* c", {"*": Look.SIGN, "b": Look.ITALIC}),
        ("a **b** c", {"**": Look.SIGN, "b": Look.BOLD}),
        ("a ***b*** c", {"b": Look.BOLD | Look.ITALIC}),
        ("a ~~b~~", {"b": Look.STRUCK}),
        ("a_b_c", {}),
        ("_b_", {"b": Look.ITALIC}),
        ("2 * 3 * 4", {}),
        (r"\*b\*", {"\\": Look.SIGN}),
        ("`*b*`", {"*b*": Look.CODE}),
        ("[our](hub:x)", {"our": Look.LINK, "hub:x": Look.TARGET, "[": Look.SIGN}),
        ("![alt](image:x)", {"image:x": Look.LINK, "![": Look.SIGN}),
        ("[t]{.spoiler}", {"t": Look.SPOILER, "]{.spoiler}": Look.SIGN}),
        ("so[^n] it", {"[^n]": Look.SIGN}),
        ("[^n]: note", {"[^n]:": Look.SIGN}),
        ("see https://x.org/a_b_c.", {"https://x.org/a_b_c": Look.LINK}),
        ("::: quote A. B.", {"::: quote ": Look.SIGN, "A. B.": Look.LINK}),
        ("::: what ever", {}),
        (":::", {":::": Look.SIGN}),
        ("%% to *self*", {"%% to *self*": Look.NOTE}),
        ("- [ ] do", {"- [ ]": Look.SIGN}),
        ("> 1. do", {"> 1. ": Look.SIGN}),
        ("## Head", {"##": Look.SIGN, " Head": Look.BOLD}),
        ("| a | b |", {"|": Look.SIGN}),
        ("|---|:-:|", {"|---|:-:|": Look.SIGN}),
        ("***", {"***": Look.SIGN}),
        ("```python", {"```python": Look.SIGN}),
    ],
)
def test_looks(line: str, found: dict[str, Look]) -> None:
    have = looks(line)
    assert {words: have.get(words) for words in found} == found
    if not found:
        assert have == {}


def test_a_fence_makes_all_lines_code_until_it_ends() -> None:
    inside = next_state("~~~~", 0)
    assert is_code(inside)
    assert looks("*a* ```", inside) == {"*a* ```": Look.CODE}
    assert next_state("~~~", inside) == inside
    assert next_state("%% note", inside) == inside
    assert not is_code(next_state("~~~~~", inside))


@given(line=st.text(alphabet="ab *_~`[]()!:%#>-1.|\\{}^é😀", max_size=60))
def test_runs_are_in_order_and_within_the_line(line: str) -> None:
    end = 0
    for run in runs(line, 0):
        assert run.start >= end
        assert run.length > 0
        end = run.start + run.length
    assert end <= len(line)


@pytest.mark.parametrize("sign", ["[", "`", "*", "_a", "[[](", "*a_", "<", "~~", "!["])
def test_no_line_takes_longer_than_a_key_may(sign: str) -> None:
    line = sign * (15_000 // len(sign))
    begin = time.process_time()
    runs(line, 0)
    assert time.process_time() - begin < 0.5
