"""The finished page in one file, pictures and style sheet inside."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from desktop_app.exporters.base import put_text
from desktop_app.exporters.html import render_document
from desktop_app.exporters.sheet import page_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Picture, Progress

_TYPES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "gif": "gif", "avif": "avif"}
_SHEET = '<link rel="stylesheet" href="style.css">'


class SinglePageExporter:
    """Writes a page that can be sent by mail."""

    key = "single"
    name = "One file"
    note = "HTML, all inside"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the file into the folder, and give it back."""
        progress("Writing the page", 0, 1)
        entry = folder / job.entry
        put_text(entry, render_single(job))
        return entry


def render_single(job: ExportJob) -> str:
    """The whole document with everything in it that a browser fetches to show it."""
    css = page_sheet(job.assets.page_css).replace("</", "<\\/")
    page = render_document(job).replace(_SHEET, f"<style>\n{css}</style>", 1)
    inside = {job.href(picture): picture for picture in job.pictures.values()}

    def data(found: re.Match[str]) -> str:
        picture = inside.get(found[1])
        return f'<img src="{data_address(picture)}"' if picture else found[0]

    return re.sub(r'<img src="([^"]*)"', data, page)


def data_address(picture: Picture) -> str:
    """A picture as an address that holds it."""
    kind = _TYPES.get(picture.name.rpartition(".")[2].lower(), "jpeg")
    return f"data:image/{kind};base64,{b64encode(picture.data).decode('ascii')}"
