"""Neutral blocks without what depends on where they stood, for comparing."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from desktop_app.markdown.blocks import CodeBlock, ImageUse, Link, Text

_PLACES = {"lines", "span", "line", "anchor", "record"}


def neutral(value: Any) -> Any:
    """Plain tuples: the type's name and every field that says something."""
    if isinstance(value, tuple):
        return tuple(neutral(part) for part in _one_text(value))
    if isinstance(value, Link):
        return ("Link", value.url, neutral(value.children), value.title)
    if isinstance(value, CodeBlock):  # its last line has an end, or the text has
        return ("CodeBlock", value.text.removesuffix("\n"), value.info)
    if isinstance(value, ImageUse):
        return ("ImageUse", value.src, value.alt, value.caption)
    if is_dataclass(value):
        return (
            type(value).__name__,
            *(neutral(getattr(value, f.name)) for f in fields(value) if f.name not in _PLACES),
        )
    return value


def _one_text(children: tuple[Any, ...]) -> list[Any]:
    """Neighbouring texts as one: how many there are says nothing."""
    merged: list[Any] = []
    for child in children:
        if isinstance(child, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + child.text)
        else:
            merged.append(child)
    return merged
