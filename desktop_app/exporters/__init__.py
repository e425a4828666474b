"""Articles to files: one file a format, and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters.html import HtmlExporter
from desktop_app.exporters.markdown import MarkdownExporter

if TYPE_CHECKING:
    from desktop_app.exporters.base import Exporter

REGISTRY: tuple[Exporter, ...] = (HtmlExporter(), MarkdownExporter())
