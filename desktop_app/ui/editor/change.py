"""What a gesture makes of a stretch of text."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.domain.finding import TextEdit


class Change(NamedTuple):
    """Edits of a text, and anchor and caret in the text after them; all in code points."""

    edits: tuple[TextEdit, ...]
    anchor: int
    caret: int

    def moved(self, offset: int) -> Change:
        """The same change where the text begins at `offset` of a longer one."""
        edits = tuple(
            TextEdit(edit.start + offset, edit.end + offset, edit.text) for edit in self.edits
        )
        return Change(edits, self.anchor + offset, self.caret + offset)

    def applied(self, text: str) -> str:
        """The text after the edits."""
        # Of two at one place the first comes first, as where the article carries them out.
        ordered = sorted(self.edits, key=lambda edit: (edit.start, edit.end))
        for edit in ordered[::-1]:
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text


def carried(place: int, edits: tuple[TextEdit, ...]) -> int:
    """Where a place of the text lies after the edits; behind what is put in right there."""
    moved = place
    for edit in edits:
        if edit.end <= place:
            moved += len(edit.text) - (edit.end - edit.start)
        elif edit.start < place:
            moved += edit.start + min(len(edit.text), place - edit.start) - place
    return moved
