"""Bits of Markdown that get into each other's way, for random articles."""

from __future__ import annotations

from hypothesis import strategies as st

# In each, W stands for a word that has to be found again on the page.
LINES = [
    "W W", "  W", "    W", "\tW", "", "", "# W", "W\n===", "- W", "  - W", "1. W", "- [x] W",
    "- [ ] W", "> W", "> > W", "> - W", "```", "~~~", "``` W",
    "| W | W |\n|---|---|\n| W | W | W |", "| W \\| W | W |", "|---|---|", "***", "---", ":::",
    "::: spoiler W", "::: quote W, [W](http://a.b)", "::: gallery", "::: gallery W", "::: box W",
    "::: related none W", "::: cast metropolis-1927 W", "::: verdict", "::: embed https://a.b W",
    "  :::", "> :::", "- ::: spoiler W", "%% note", "![W](image:general-bridge)",
    '![W](image:none "W")', "W ![W](http://a.b/c) W", "[W](hub:none)", "*W **W* W**",
    "~~W~~ `W` ``W", "[W]{.spoiler}", "[W [W](x)]{.spoiler} [W", "<b>W</b> <!-- W -->", "<div>",
    "W[^1] W[^2]", "[^1]: W", "[^2]: W\n    W", "    [^1]: W", "W http://a.b/c W", "www.W.com W",
    "\\*W\\* &amp; &W; \\", "W  ", "W\\", "😀 W\xa0W\u2028W", "W\x0cW\x0bW", "\x0c",
    "[W]: http://x", "[a]: http://x 'y'", "[W][a] [a]", "* * *W", "+", "-", "1.", "W | W\n:-|-:",
    "\ufeffW", "_W_W_ __W__",
]  # fmt: skip

MARKS = [
    *LINES,
    *["*", "_", "`", "[", "]", "(", ")", "!", "\n", " ", ":", "<", ">", "|", "W", "\\"],
]


@st.composite
def articles(draw: st.DrawFn, most: int = 14) -> tuple[str, list[str]]:
    """A body, and the words that have to be found again in it."""
    lines = draw(st.lists(st.sampled_from(LINES), max_size=most))
    return _with_words("\n".join(lines))


@st.composite
def soups(draw: st.DrawFn, most: int = 20) -> tuple[str, list[str]]:
    """The same, without line ends where one would expect them."""
    return _with_words("".join(draw(st.lists(st.sampled_from(MARKS), max_size=most))))


def _with_words(body: str) -> tuple[str, list[str]]:
    parts = body.split("W")
    words = [f"w{number}w" for number in range(len(parts) - 1)]
    text = parts[0]
    for word, part in zip(words, parts[1:], strict=True):
        text += word + part
    return text, words
