"""`[text]{.spoiler}`: words hidden until asked for."""

from __future__ import annotations

from desktop_app.markdown.blocks import SpoilerText
from desktop_app.markdown.constructs.base import SpanConstruct

INLINE_SPOILER = SpanConstruct("inline-spoiler", "spoiler", SpoilerText)
