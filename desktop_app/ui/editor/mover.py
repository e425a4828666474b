"""Moves, doubles and selects paragraphs and sections of the body, each as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.language.stretches import headings, wider
from desktop_app.ui.editor import moving
from desktop_app.ui.text.steps import Caret

if TYPE_CHECKING:
    from desktop_app.ui.editor.body import BodyEdit
    from desktop_app.ui.editor.change import Change
    from desktop_app.ui.text.spans import Span


class Mover(QObject):
    """What can be done to the paragraph or section at the caret."""

    def __init__(self, body: BodyEdit) -> None:
        super().__init__(body)
        self._body = body
        self._grown: list[Span] = []  # the selections that grew into the one of now
        self._last: Span = (0, 0)

    def move_up(self) -> None:
        """Move the paragraph above the one before it."""
        self._move(up=True)

    def move_down(self) -> None:
        """Move the paragraph below the next."""
        self._move(up=False)

    def _move(self, *, up: bool) -> None:
        text, (anchor, caret) = self._body.tracked.text, self._body.place()
        start, end = sorted((anchor, caret))
        self._carry_out(moving.move_paragraph(text, start, end, up=up), self.tr("Move paragraph"))

    def double(self) -> None:
        """Put the paragraph in once more, below itself."""
        start, end = sorted(self._body.place())
        change = moving.double_paragraph(self._body.tracked.text, start, end)
        self._carry_out(change, self.tr("Duplicate paragraph"))

    def section_up(self) -> None:
        """Move the section of the caret before the one above on its level."""
        self._shift_section(up=True)

    def section_down(self) -> None:
        """Move the section of the caret behind the next on its level."""
        self._shift_section(up=False)

    def _shift_section(self, *, up: bool) -> None:
        known, caret = headings(self._body.tracked.text), self._body.place()[1]
        at = [number for number, heading in enumerate(known) if heading.start <= caret]
        if at:
            self.shift_section(at[-1], up=up, inside=caret - known[at[-1]].start)

    def shift_section(self, index: int, *, up: bool, inside: int = 0) -> bool:
        """Move a section one place up or down on its level; False where there is none."""
        before = moving.neighbour(self._body.tracked.text, index, up=up)
        return before is not None and self.move_section(index, before, inside=inside)

    def move_section(self, index: int, before: int, *, inside: int = 0) -> bool:
        """Move a section before another heading, by their numbers; False where nothing moved.

        The caret goes to its heading, or `inside` code points behind the heading's beginning.
        """
        change = moving.move_section(self._body.tracked.text, index, before)
        return self._carry_out(change, self.tr("Move section"), inside)

    def _carry_out(self, change: Change | None, label: str, inside: int = 0) -> bool:
        body = self._body
        if change is None or body.isReadOnly() or not body.article.is_open():
            return False
        anchor, caret = change.anchor + inside, change.caret + inside
        # Not through the article's `apply`: the keys stay where they are, in the outline too.
        with body.article.compound(label, Caret("body", anchor, caret)):
            for edit in change.edits:
                body.tracked.replace(edit.start, edit.end, edit.text)
        body.put_caret(anchor, caret)
        return True

    # ------------------------------------------------------------------------------ selecting

    def grow(self) -> None:
        """Select the word, then the sentence, the paragraph, the section, the text."""
        start, end = sorted(self._body.place())
        self._forget_others((start, end))
        span = wider(self._body.tracked.text, (start, end))
        if span != (start, end):
            self._grown.append((start, end))
            self._last = span
            self._body.put_caret(*span)

    def shrink(self) -> None:
        """Go back through what was selected before it grew."""
        start, end = sorted(self._body.place())
        self._forget_others((start, end))
        if self._grown:
            self._last = self._grown.pop()
            self._body.put_caret(*self._last)

    def _forget_others(self, now: Span) -> None:
        """Only a selection that we made knows what it has grown from."""
        if self._grown and now != self._last:
            self._grown.clear()
