"""A line that begins with `%%`: the writer's own, never on the page."""

from __future__ import annotations

from desktop_app.markdown.constructs.base import LineConstruct

NOTE = LineConstruct("note", "%%")
