"""A leaf bundle for Hugo: the text and its pictures in one folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters.base import put_pictures, put_text
from desktop_app.exporters.dialects import GOLDMARK
from desktop_app.exporters.header import header
from desktop_app.exporters.markdown_page import markdown_body

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Progress


class HugoExporter:
    """Writes the file where the site looks for it."""

    key = "hugo"
    name = "Hugo"
    note = "page bundle"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the files below `folder`; gives back the text's."""
        progress("Writing the text", 0, 1)
        entry = folder / job.entry
        put_text(entry, header(job) + markdown_body(job, GOLDMARK))
        put_pictures(job, folder, progress)
        return entry
