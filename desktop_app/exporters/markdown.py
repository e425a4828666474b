"""A folder with the article as plain Markdown: `index.md` and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters.base import put_pictures, put_text
from desktop_app.exporters.dialects import GITHUB
from desktop_app.exporters.header import header
from desktop_app.exporters.markdown_page import markdown_body

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Progress


class MarkdownExporter:
    """Writes GitHub-flavoured Markdown under YAML front matter, which is read back whole."""

    key = "markdown"
    name = "Markdown"
    note = "plain text and images"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the folder; gives back `index.md`."""
        progress("Writing the text", 0, 1)
        entry = folder / job.entry
        put_text(entry, header(job) + markdown_body(job, GITHUB))
        put_pictures(job, folder, progress)
        return entry
