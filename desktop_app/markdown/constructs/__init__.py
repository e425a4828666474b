"""Our constructs, one file each, and the list that all of them are on."""

from __future__ import annotations

from desktop_app.markdown.constructs.base import (
    Construct,
    ContainerConstruct,
    ImageConstruct,
    LineConstruct,
    SpanConstruct,
)
from desktop_app.markdown.constructs.cast import CAST
from desktop_app.markdown.constructs.embed import EMBED
from desktop_app.markdown.constructs.gallery import GALLERY
from desktop_app.markdown.constructs.image import IMAGE
from desktop_app.markdown.constructs.inline_spoiler import INLINE_SPOILER
from desktop_app.markdown.constructs.note import NOTE
from desktop_app.markdown.constructs.quote import QUOTE
from desktop_app.markdown.constructs.related import RELATED
from desktop_app.markdown.constructs.spoiler import SPOILER
from desktop_app.markdown.constructs.verdict import VERDICT

REGISTRY: tuple[Construct, ...] = (
    IMAGE,
    GALLERY,
    QUOTE,
    SPOILER,
    INLINE_SPOILER,
    RELATED,
    CAST,
    VERDICT,
    EMBED,
    NOTE,
)

CONTAINERS = {entry.name: entry for entry in REGISTRY if isinstance(entry, ContainerConstruct)}
IMAGES = tuple(entry for entry in REGISTRY if isinstance(entry, ImageConstruct))
SPANS = {entry.css_class: entry for entry in REGISTRY if isinstance(entry, SpanConstruct)}
LINES = tuple(entry for entry in REGISTRY if isinstance(entry, LineConstruct))
