"""Where the program's own files lie: the one module that knows."""

from __future__ import annotations

from pathlib import Path

from desktop_app.errors import MarqueeError


class Resources:
    """Reads icons, themes, fonts, templates and samples by their place under one folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, *parts: str) -> Path:
        """The file's or folder's path."""
        return self._root.joinpath(*parts)

    def text(self, *parts: str) -> str:
        """The file's text; raises MarqueeError where it cannot be read."""
        return self.bytes(*parts).decode("utf-8")

    def bytes(self, *parts: str) -> bytes:
        """The file's bytes; raises MarqueeError where it cannot be read."""
        try:
            return self.path(*parts).read_bytes()
        except OSError as error:
            raise MarqueeError(
                f"A file of Marquee’s own cannot be read ({error.strerror}).",
                "Try again; where that does not help, install Marquee again.",
            ) from error


def find_resources() -> Resources:
    """The wheel's copy, or the checkout's; raises MarqueeError where neither is there."""
    package = Path(__file__).resolve().parent
    for root in (package / "_resources", package.parent / "resources"):
        if (root / "themes").is_dir():
            return Resources(root)
    raise MarqueeError("Marquee’s own files are missing.", "Install it again.")


def find_licences() -> Path | None:
    """The page with all licences in a package, the folder with them in a checkout, else None."""
    folder = Path(__file__).resolve().parent.parent / "licences"
    for place in (folder / "licences.html", folder):
        if place.exists():
            return place
    return None
