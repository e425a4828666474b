"""A post for WordPress's classic editor, and for every other field that takes HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters.base import put_pictures, put_text
from desktop_app.exporters.outline import adapted_job
from desktop_app.exporters.wordpress import ClassicWriter

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Progress


class ClassicExporter:
    """Writes HTML without comments."""

    key = "wordpress-classic"
    name = "WordPress classic"
    note = "HTML + images"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the folder; gives back the file with the post."""
        progress("Writing the post", 0, 1)
        entry = folder / job.entry
        document, above = adapted_job(job)
        put_text(entry, ClassicWriter(job.use_href).document(document, above))
        put_pictures(job, folder, progress)
        return entry
