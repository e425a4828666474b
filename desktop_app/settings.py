"""The writer's settings: one frozen dataclass, kept as TOML. Reading it needs nothing heavy."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal, get_args, get_type_hints

if TYPE_CHECKING:
    from pathlib import Path


ThemeMode = Literal["system", "light", "dark"]
FocusStretch = Literal["sentence", "paragraph"]
CountKind = Literal["words", "characters", "session"]
PageLight = Literal["window", "light", "dark"]
PreviewWidth = Literal["phone", "tablet", "full"]
QuoteChoice = Literal["english", "german", "french", "straight"]
SpellingChoice = Literal["us", "gb", "au", "ca", "off"]


@dataclass(frozen=True)
class Settings:
    """Everything that the writer can set; window geometry is kept apart."""

    theme: ThemeMode = "system"
    preview_width: PreviewWidth = "full"
    preview_follows: bool = True  # it scrolls with the editor
    page_light: PageLight = "window"  # the page is as light or dark as the window
    site_style: str = ""  # file of the site's own style sheet; "" is Marquee's
    last_site_style: str = ""  # the file it was before, to go back to
    editor_zoom: int = 100  # per cent
    preview_zoom: int = 100
    count: CountKind = "words"  # what the status bar counts
    goals: str = ""  # words by article: "UUID=600 UUID=800"
    outline: bool = False  # whether it is shown
    focus: bool = False
    focus_on: FocusStretch = "sentence"
    typewriter: bool = False
    last_article: str = ""  # UUID
    export_format: str = "html"
    export_folder: str = ""
    export_places: str = "{}"  # JSON: hub -> profile, and profile -> its site's folder
    last_credit: str = ""
    accepted_place: str = ""  # the library whose risky folder the writer knows about
    spelling: SpellingChoice = "us"  # whose English; "off" underlines nothing
    shortcuts: str = ""  # the writer's own keys, one a line: "format.bold=Ctrl+Alt+B"
    spelling_of: str = ""  # the same of single articles: "UUID=gb UUID=off"
    quotes: QuoteChoice = "english"  # what a typed quote turns into
    pinned: str = ""  # commands on top of the box, parted by blanks


def load_settings(path: Path) -> tuple[Settings, str]:
    """The settings of that file, and a sentence where they had to be left at their defaults.

    A file that is missing, damaged, or a folder never stops the start.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Settings(), "The settings could not be read; Marquee goes on with its own."
    hints = get_type_hints(Settings)
    known = {
        field.name: values[field.name]
        for field in fields(Settings)
        if field.name in values and _fits(values[field.name], field.default, hints[field.name])
    }
    return Settings(**known), ""


def _fits(value: object, default: object, hint: object) -> bool:
    allowed = get_args(hint)
    return type(value) is type(default) and (not allowed or value in allowed)
