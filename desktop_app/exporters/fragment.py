"""The article alone as HTML, for a page that is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters.base import put_pictures, put_text
from desktop_app.exporters.html import fragment

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Progress


class FragmentExporter:
    """Writes one `article` element with the page's classes."""

    key = "fragment"
    name = "HTML fragment"
    note = "the article alone"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the folder; gives back the file with the element."""
        progress("Writing the article", 0, 1)
        entry = folder / job.entry
        put_text(entry, fragment(job) + "\n")
        put_pictures(job, folder, progress)
        return entry
