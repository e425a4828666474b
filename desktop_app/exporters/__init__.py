"""Articles to files: one file a format, and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters.commonmark import CommonMarkExporter
from desktop_app.exporters.eleventy import EleventyExporter
from desktop_app.exporters.fragment import FragmentExporter
from desktop_app.exporters.ghost import GhostExporter
from desktop_app.exporters.html import HtmlExporter
from desktop_app.exporters.hugo import HugoExporter
from desktop_app.exporters.jekyll import JekyllExporter
from desktop_app.exporters.markdown import MarkdownExporter
from desktop_app.exporters.pelican import PelicanExporter
from desktop_app.exporters.single import SinglePageExporter
from desktop_app.exporters.wordpress import WordPressExporter
from desktop_app.exporters.wordpress_classic import ClassicExporter

if TYPE_CHECKING:
    from desktop_app.exporters.base import Exporter

REGISTRY: tuple[Exporter, ...] = (
    HtmlExporter(),
    WordPressExporter(),
    GhostExporter(),
    HugoExporter(),
    SinglePageExporter(),
    FragmentExporter(),
    ClassicExporter(),
    JekyllExporter(),
    EleventyExporter(),
    PelicanExporter(),
    MarkdownExporter(),
    CommonMarkExporter(),
)
