"""Every sheet of the window, and how each is opened, to be looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.errors import LibraryError
from desktop_app.ui.sidebar.requests import CastRequest, RecordRequest, RestoreRequest
from desktop_app.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.app import Marquee

SAMPLES = Path("resources") / "samples"
BY_COMMAND = (
    "help.shortcuts", "help.about", "insert.snippet", "edit.goal", "insert.cast-from-text",
    "article.export", "library.restore", "go.anything", "edit.replace",
)  # fmt: skip


def ways(marquee: Marquee) -> dict[str, Callable[[], object]]:
    """What opens each sheet, by a name for its picture."""
    desk, parts, window = marquee.desk, marquee.desk.parts, marquee.window
    metropolis = desk.records.productions["metropolis-1927"]
    person = metropolis.credits[0].person.id
    images = tuple(desk.records.images.values())
    files = [SAMPLES / "metropolis-skyline.jpg", SAMPLES / "general-bridge.jpg"]
    article = parts.article.article()
    full = LibraryError("The disk is full.", "Free some room, then try again.")
    found: dict[str, Callable[[], object]] = {
        id_.replace(".", "-"): parts.commands.action(id_).trigger for id_ in BY_COMMAND
    }

    def two_texts() -> None:
        make = parts.sheets.two_texts()
        make(parts.theme, parts.icons, article, article, parent=window).open()

    def take_in() -> None:
        desk.files.take([SAMPLES / "pasted-news-post.txt", SAMPLES / "casts.csv"])

    def hub() -> None:
        buttons = window.findChildren(IconButton)
        next(one for one in buttons if one.accessibleName() == "New hub").click()

    return found | {
        "picture": lambda: desk.request_image("metropolis-skyline", "alt"),
        "pictures": lambda: desk.pictures.edit_many(images),
        "picture-named": lambda: desk.pictures.add(files[:1]),
        "pictures-named": lambda: desk.pictures.add(files, place=0),
        "production": lambda: desk.records_desk.edits.show(RecordRequest(metropolis)),
        "cast-by-hand": lambda: desk.records_desk.edit_cast(CastRequest(metropolis)),
        "cast-new": lambda: desk.records_desk.edit_cast(CastRequest()),
        "person": lambda: desk.people.show(person),
        "hub": hub,
        "part": lambda: desk.versions.copy_part(RestoreRequest(1)),
        "two-texts": two_texts,
        "message": lambda: desk.troubles.show(full),
        "unsaved": lambda: desk.troubles.show_unsaved(full, lambda: None),
        "crash": lambda: desk.troubles.show_crash("Traceback\n  line 1\nError: something"),
        "import": take_in,
    }
