from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.preview.page_model import (
    Page,
    Patch,
    patches,
    pieces_of,
    script_of,
    with_reading,
)
from desktop_app.worker.protocol import PageBlock, Splice
from tests.ui.preview.sample_pages import blocks_of, ranges_of, reading, whole


def made(words: list[str]) -> tuple[PageBlock, ...]:
    """Blocks whose keys name their text, and tell repeated ones apart, as the reader's do."""
    seen: dict[str, int] = {}
    blocks = []
    for number, word in enumerate(words):
        seen[word] = seen.get(word, 0) + 1
        blocks.append(PageBlock(f"{word}.{seen[word]}", f"<p>{word}</p>", (number, number + 1)))
    return tuple(blocks)


def patched(shown: list[tuple[str, str]], step: Patch) -> list[tuple[str, str]]:
    """What the bridge does with a step, in plain lists."""
    assert len(shown) == step.count
    gone = dict(shown[step.index : step.index + step.removed])
    added = [(key, gone[key] if html is None else html) for key, html in step.blocks]
    return shown[: step.index] + added + shown[step.index + step.removed :]


texts = st.lists(st.sampled_from(["a", "b", "c", "dd", "e" * 40]), max_size=12)


@given(texts, texts, st.integers(1, 60))
def test_steps_lead_from_any_page_to_any_other(old, new, limit) -> None:
    before, after = Page("h", made(old), (), "t"), Page("g", made(new), (), "u")
    shown = [(block.key, block.html) for block in before.blocks]
    steps = patches(before, after, limit)
    for step in steps:
        assert sum(len(html or "") for _, html in step.blocks) <= max(limit, 47)
        shown = patched(shown, step)
    assert shown == [(block.key, block.html) for block in after.blocks]
    assert [step.head for step in steps if step.head is not None] == ["g"]
    assert [step.tail for step in steps if step.tail is not None] == ["u"]


@given(texts)
def test_nothing_is_sent_for_the_same_page(words) -> None:
    assert patches(Page("h", made(words)), Page("h", made(words))) == ()


@given(st.data())
def test_any_run_of_splices_gives_the_readers_page(data) -> None:
    words = data.draw(texts)
    page = with_reading(Page(), reading(0, Splice(0, 0, made(words)), len(words)))
    for number in range(1, 6):
        assert page is not None
        assert [block.html for block in page.blocks] == [f"<p>{word}</p>" for word in words]
        index = data.draw(st.integers(0, len(words)))
        removed = data.draw(st.integers(0, len(words) - index))
        added = data.draw(texts)
        words = words[:index] + added + words[index + removed :]
        splice = Splice(index, removed, made(words)[index : index + len(added)])
        page = with_reading(page, reading(number, splice, len(words)))


def test_an_edit_sends_one_block() -> None:
    old = blocks_of(("<p>1</p>", "<p>2</p>", "<p>3</p>"))
    new = (old[0], PageBlock("new", "<p>two</p>", (2, 3)), old[2])
    (step,) = patches(Page("", old), Page("", new))
    assert step == Patch(3, 1, 1, (("new", "<p>two</p>"),))


def test_a_block_that_moves_is_not_sent_again() -> None:
    old = blocks_of(("<p>1</p>", "<p>2</p>", "<p>3</p>"))
    (step,) = patches(Page("", old), Page("", (old[1], old[0], old[2])))
    assert step.blocks == (("k1", None), ("k0", None))


def test_a_splice_for_another_page_is_refused() -> None:
    page = with_reading(Page(), whole(("<p>1</p>", "<p>2</p>")))
    assert page is not None
    block = blocks_of(("<p>x</p>",))
    assert with_reading(page, reading(1, Splice(2, 1, block), 2)) is None
    assert with_reading(page, reading(1, Splice(1, 1, block), 5)) is None
    assert with_reading(page, reading(1, Splice(-1, 1, block), 2)) is None
    assert with_reading(page, reading(-1, Splice(1, 1, block), 2)) is None


def test_a_whole_reading_replaces_whatever_is_there() -> None:
    page = with_reading(Page(), whole(("<p>1</p>", "<p>2</p>"), number=7))
    assert page is not None
    other = with_reading(page, whole(("<p>3</p>",), "head", number=1))
    assert other is not None
    assert [block.html for block in other.blocks] == [blocks_of(("<p>3</p>",))[0].html]
    assert other.ranges == ranges_of(1)
    # The reader was started anew, counts from the beginning, and knows what is shown.
    block = blocks_of(("<p>4</p>",))
    assert with_reading(page, reading(0, Splice(0, 2, block), 1)) is not None


@given(st.lists(st.integers(0, 60), max_size=8), st.integers(10, 30))
def test_no_script_is_much_longer_than_its_limit_and_the_pieces_are_the_html(
    sizes: list[int], limit: int
) -> None:
    blocks = tuple(
        PageBlock(f"k{number}", "ab" * size, (number, number + 1))
        for number, size in enumerate(sizes)
    )
    came: list[tuple[str, str]] = []
    for step in patches(Page(), Page(blocks=blocks), limit):
        pieces = pieces_of(step, limit)
        assert all(len(piece) <= limit for piece in pieces)
        sent = json.loads(script_of(step, limit).removeprefix("marquee.patch(")[:-1])
        assert sum(len(html) for _key, html in sent["blocks"] if html is not True) <= limit
        assert [html for _key, html in sent["blocks"]].count(True) == bool(pieces)
        came += [(key, "".join(pieces) if html is True else html) for key, html in sent["blocks"]]
    assert came == [(block.key, block.html) for block in blocks]
