"""A toggle pressed twice gives the text back, and the selection that it had made of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.ui.editor import formatting

if TYPE_CHECKING:
    from desktop_app.ui.editor.change import Change

prose = st.text(alphabet="ab é😀.’-\n", max_size=30)
places = st.tuples(st.integers(0, 30), st.integers(0, 30))
marks = st.sampled_from([formatting.BOLD, formatting.ITALIC, formatting.STRIKE, formatting.CODE])


def span(change: Change) -> tuple[int, int]:
    return min(change.anchor, change.caret), max(change.anchor, change.caret)


@given(text=prose, at=places, mark=marks)
def test_marks_give_selection_and_caret_back(text: str, at: tuple[int, int], mark: str) -> None:
    start, end = sorted(min(place, len(text)) for place in at)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if "\n" in text[start:end]:
        end = text.index("\n", start)
        end = start + len(text[start:end].rstrip())
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if line.strip(" -") == "" and text[start:end].lstrip().startswith("-"):
        return  # a list mark stays outside
    if start < end and not text[start:end].strip(" -"):
        return
    once = formatting.toggle_mark(text, start, end, mark)
    twice = formatting.toggle_mark(once.applied(text), *span(once), mark)
    assert twice.applied(once.applied(text)) == text
    assert span(twice) == (start, end)


@given(text=prose, at=places, url=st.sampled_from(["", "https://x.org/a"]))
@example(text="see https://x.org/a now", at=(4, 19), url="")
def test_a_link_comes_and_goes(text: str, at: tuple[int, int], url: str) -> None:
    start, end = sorted(min(place, len(text)) for place in at)
    once = formatting.toggle_link(text, start, end, url)
    after = once.applied(text)
    if not once.edits:
        assert "\n" in text[start:end].strip()
        return
    twice = formatting.toggle_link(after, *span(once), url)
    assert twice.applied(after) == text


@given(text=prose, at=places)
def test_a_quote_comes_and_goes(text: str, at: tuple[int, int]) -> None:
    start, end = sorted(min(place, len(text)) for place in at)
    once = formatting.toggle_quote(text, start, end)
    after = once.applied(text)
    assert after != text
    assert formatting.toggle_quote(after, *span(once)).applied(after) == text
