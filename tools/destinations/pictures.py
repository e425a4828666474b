"""Pictures of the finished pages, as a phone and a desktop show them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from tools.destinations.pages import WIDTHS
from tools.destinations.programs import browser

if TYPE_CHECKING:
    from pathlib import Path

    from tools.destinations.written import Written

_NAMES = dict(zip(WIDTHS, ("phone", "desktop"), strict=True))


def take(done: list[Written], out: Path, address: str, folder: Path) -> None:
    """Take one of each sample's web page at each width."""
    shots = [
        {
            "url": f"{address}/{one.entry.relative_to(out).as_posix()}",
            "to": str(folder.absolute() / f"page-{one.slug}-{name}.png"),
            "width": width,
            "height": 900,
            "whole": True,
        }
        for one in done
        if one.profile == "html" and one.slug != "everything"
        for width, name in _NAMES.items()
    ]
    browser({"shots": shots})
    for shot in shots:
        path = folder / str(shot["to"]).rpartition("/")[2]
        with Image.open(path) as image:
            small = image.convert("RGB").quantize(128)
            held = io.BytesIO()
            small.save(held, "PNG", optimize=True)
        path.write_bytes(held.getvalue())
        print(f"{path} {len(held.getvalue()) // 1000} KB")
