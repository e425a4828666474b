"""The Markdown that every reader understands, with no extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters.base import put_pictures, put_text
from desktop_app.exporters.dialects import COMMONMARK
from desktop_app.exporters.header import header
from desktop_app.exporters.markdown_page import markdown_body

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Progress


class CommonMarkExporter:
    """Writes the file where the site looks for it."""

    key = "commonmark"
    name = "CommonMark"
    note = "text and images"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the files below `folder`; gives back the text's."""
        progress("Writing the text", 0, 1)
        entry = folder / job.entry
        put_text(entry, header(job) + markdown_body(job, COMMONMARK))
        put_pictures(job, folder, progress)
        return entry
