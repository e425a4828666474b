"""A post for Jekyll, its pictures under the site’s root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters.base import put_pictures, put_text
from desktop_app.exporters.dialects import KRAMDOWN
from desktop_app.exporters.header import header
from desktop_app.exporters.markdown_page import markdown_body

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Progress


class JekyllExporter:
    """Writes the file where the site looks for it."""

    key = "jekyll"
    name = "Jekyll"
    note = "post + images"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the files below `folder`; gives back the text's."""
        progress("Writing the text", 0, 1)
        entry = folder / job.entry
        put_text(entry, header(job) + markdown_body(job, KRAMDOWN))
        put_pictures(job, folder, progress)
        return entry
