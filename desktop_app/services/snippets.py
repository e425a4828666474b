"""The writer's own snippets: a TOML file beside the settings, read when they are wanted."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from desktop_app.domain.snippets import BUILT_IN, Snippet
from desktop_app.store.files import atomic_write

if TYPE_CHECKING:
    from pathlib import Path

_FIRST = """\
# Your own snippets. $1 and ${2:words} are fields, $0 is where the caret ends up;
# $SELECTION, $DATE and $TITLE are filled in. A snippet with the name of a built-in one replaces it.

[[snippet]]
name = "Where to watch"
note = "A closing line"
text = "*$TITLE* is streaming now on ${1:Netflix}.$0"
"""


class SnippetFile:
    """Reads the snippets; what cannot be understood in the file is left out, and said."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def snippets(self) -> tuple[tuple[Snippet, ...], str]:
        """The writer's own and then the built-in ones, and a sentence where the file is wrong."""
        own: list[Snippet] = []
        trouble = ""
        try:
            found = tomllib.loads(self.path.read_text(encoding="utf-8")).get("snippet", [])
            own = [made for made in map(_read, found if isinstance(found, list) else []) if made]
            if not isinstance(found, list) or len(own) != len(found):
                trouble = "Some snippets in your file lack a name or a text."
        except FileNotFoundError:
            pass
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            trouble = "Your snippets could not be read: the file is not valid TOML."
        names = {snippet.name for snippet in own}
        return (*own, *(one for one in BUILT_IN if one.name not in names)), trouble

    def ensure(self) -> None:
        """Make the file with an example where there is none. Raises TargetError."""
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(self.path, _FIRST.encode())


def _read(found: object) -> Snippet | None:
    if not isinstance(found, dict):
        return None
    name, text, note = found.get("name"), found.get("text"), found.get("note", "")
    if isinstance(name, str) and isinstance(text, str) and isinstance(note, str) and name:
        return Snippet(name, text, note)
    return None
