"""Paragraphs that are too long for Qt's own rich text, cut to their beginning."""

from __future__ import annotations

import re
from html import escape, unescape

LIMIT = 100_000  # characters: Qt needs seconds for such a paragraph, and ten for one of a megabyte
SHOWN = 2_000

_PARTS = re.compile(
    r"(</?(?:p|li|ul|ol|pre|td|th|tr|table|thead|tbody|dd|dt|dl|h[1-6]|blockquote|div|figcaption"
    r"|summary|details|section|figure|article|header|nav)\b[^>]*>)"
)
_TAG = re.compile(r"<[^>]*>")


def cut_long_runs(html: str, note: str) -> str:
    """The HTML with each paragraph past the limit cut to plain words and the note behind them."""
    if len(html) <= LIMIT:
        return html
    return "".join(_cut(part, note) for part in _PARTS.split(html))


def _cut(part: str, note: str) -> str:
    if len(part) <= LIMIT:
        return part
    words = unescape(_TAG.sub("", part))
    if len(words) <= SHOWN:  # it was the tags that took the room
        return escape(words)
    return escape(words[:SHOWN] + note)
