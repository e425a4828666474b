"""The article that is open: its text while the editor owns it, and one order of undo over it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.article import Details
from desktop_app.domain.canonical import details_json
from desktop_app.domain.finding import TextEdit
from desktop_app.domain.journal import JournalEdit
from desktop_app.domain.text import clean
from desktop_app.ui.text.held_back import FIELD_LIMIT
from desktop_app.ui.text.history import History
from desktop_app.ui.text.spans import EditLog, Span
from desktop_app.ui.text.steps import Caret, DetailsDelta, Part, Step, inverse, joined
from desktop_app.ui.text.tracked import TextDelta, TrackedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from desktop_app.domain.article import Article

# One more than this at once was pasted or put in, and is a step of its own.
_TYPED_AT_ONCE = 2


class ArticleOpened(NamedTuple):
    """Another article is open now."""

    article: Article


class Edited(NamedTuple):
    """What just changed, for the journal and the reader. `revision` counts every such change."""

    edits: tuple[JournalEdit, ...]
    revision: int


class DetailsChanged(NamedTuple):
    """The details are these now."""

    details: Details


class LargeEditComing(NamedTuple):
    """Much of the text is about to change; `reason` is what a version is kept for."""

    reason: str


class OpenArticle(QObject):
    """Owns the text and the details of the open article.

    Texts are exact and positions are code points. Undo is made from the edits that the documents
    tell of rather than from Qt's own stacks: those merge a whole paragraph of typing into one
    step, know nothing of one another, and count changes of looks as edits.

    Who hears `edited` must not edit in turn: the document is still telling of the edit.

    Signals: `opened(ArticleOpened)`; `closed()`; `edited(Edited)` after every change of text or
    details; `details_changed(DetailsChanged)`; `caret_wanted(Caret)` after undo, redo and inserted
    text; `large_edit_coming(LargeEditComing)` before a large paste, or before all is replaced.
    """

    opened = Signal(object)
    closed = Signal()
    edited = Signal(object)
    details_changed = Signal(object)
    caret_wanted = Signal(object)
    large_edit_coming = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headline = TrackedText("headline", self, longest=FIELD_LIMIT)
        self.dek = TrackedText("dek", self, longest=FIELD_LIMIT)
        self.body = TrackedText("body", self)
        self.history = History(self)
        self._texts = {text.field: text for text in (self.headline, self.dek, self.body)}
        self._base: Article | None = None
        self._details = Details()
        self._revision = 0
        self._log = EditLog()
        self._caret: Caret | None = None
        self._run: Step | None = None  # the step that more typing may join
        self._parts: list[Part] | None = None  # of the compound step under way
        self._locked = False  # shown only, in a window that may not write
        self._taking = False  # a step is being taken back or carried out again
        for text in self._texts.values():
            text.changed.connect(self._note_text)

    # ------------------------------------------------------------------------- what is open

    def open(self, article: Article) -> None:
        """Show another article; nothing of the last one can be undone into it."""
        self._load(article, article.headline, article.dek, article.body, article.details)
        self.opened.emit(ArticleOpened(article))

    def close(self) -> None:
        """Show no article: what was open has been stored, and there is no other."""
        self._load(None, "", "", "", Details())
        self.closed.emit()

    def _load(
        self, article: Article | None, headline: str, dek: str, body: str, details: Details
    ) -> None:
        self.history.clear()
        self._run = None
        self._caret = None
        self._base = article
        self._details = details
        self.headline.load(one_line(headline))
        self.dek.load(one_line(dek))
        self.body.load(body)
        self._log.clear()
        self._revision += 1

    def is_open(self) -> bool:
        """Whether there is an article at all."""
        return self._base is not None

    def article_id(self) -> UUID | None:
        """Which article is open."""
        return self._base.id if self._base else None

    def article(self) -> Article:
        """The article as it stands, exactly; raises LookupError where none is open."""
        if self._base is None:
            raise LookupError("no article is open")
        return replace(
            self._base,
            headline=self.headline.text,
            dek=self.dek.text,
            body=self.body.text,
            details=self._details,
        )

    def base(self) -> Article:
        """The article as it was stored last; raises LookupError where none is open."""
        if self._base is None:
            raise LookupError("no article is open")
        return self._base

    def adopt(self, stored: Article, sent: Article) -> None:
        """Take over what saving gave the article `sent`: its version, its times, a free slug.

        Details that were changed while the save was under way stay as they are.
        """
        if self._base is None or stored.id != self._base.id:
            return
        self._base = stored
        if self._details == sent.details != stored.details:
            self._details = stored.details
            self.details_changed.emit(DetailsChanged(self._details))

    @property
    def details(self) -> Details:
        """The details as they stand."""
        return self._details

    @property
    def revision(self) -> int:
        """A number that grows with every change."""
        return self._revision

    def rebase(self, spans: Iterable[Span], revision: int) -> tuple[Span, ...] | None:
        """Ranges of the body at `revision` in the body of now; None where that is too long ago."""
        return self._log.rebase(spans, revision)

    # ------------------------------------------------------------------------------- edits

    def lock(self) -> None:
        """Let nothing be changed from now on: the library is another window's."""
        self._locked = True

    def is_locked(self) -> bool:
        """Whether nothing can be changed at all."""
        return self._locked

    def set_details(self, details: Details, label: str) -> None:
        """Give the article these details; the same label in a row stays one step."""
        if details == self._details or self._locked:
            return
        delta = DetailsDelta(self._details, details)
        self._details = details
        self._keep(delta, label)
        self._tell_details()

    def apply(
        self,
        edits: Sequence[TextEdit],
        label: str,
        *,
        caret: tuple[int, int] | int | None = None,
        field: str = "body",
    ) -> None:
        """Carry out edits that do not overlap, in positions of the text as it is, as one step.

        `caret` is where it goes, or anchor and caret, in the text after the edits; without it,
        it goes behind the last of them.
        """
        if self._locked:
            return
        text = self._texts[field]
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        if caret is None and ordered:
            grown = sum(len(clean(edit.text)) - (edit.end - edit.start) for edit in ordered)
            caret = ordered[-1].end + grown
        after = None
        if caret is not None:
            anchor, position = caret if isinstance(caret, tuple) else (caret, caret)
            after = Caret(field, anchor, position)
        if text.held_back or text.arriving:
            ordered = _as_one(ordered, text.text)
        with self.compound(label, after):
            for edit in reversed(ordered):
                text.replace(edit.start, edit.end, edit.text)
        if after is not None:
            self.caret_wanted.emit(after)

    def replace_content(self, article: Article, label: str) -> None:
        """Give headline, dek, body and details of a revision to the open article, as one step."""
        if self._locked:
            return
        self.expect_large_edit("before-restore")
        with self.compound(label):
            for field, text in self._texts.items():
                new = getattr(article, field)
                if new != text.text:
                    text.replace(0, len(text.text), new)
            self.set_details(article.details, label)

    def expect_large_edit(self, reason: str) -> None:
        """Say, before it happens, that much of the text will change."""
        self.large_edit_coming.emit(LargeEditComing(reason))

    @contextmanager
    def compound(self, label: str, after: Caret | None = None) -> Iterator[None]:
        """Make everything that happens inside one undo step; within another, part of that one."""
        if self._parts is not None:
            yield
            return
        before = self._caret
        self._run = None
        self._parts = []
        try:
            yield
        finally:
            parts, self._parts = tuple(self._parts), None
            if parts:
                self._push(parts, label, before, after or _end_of(parts[-1]))
                self._run = None

    # -------------------------------------------------------------------------------- undo

    def undo(self) -> None:
        """Take the last step back."""
        self._run = None
        step = self.history.back()
        if step is not None:
            self._take(tuple(inverse(part) for part in reversed(step.parts)), step.before)

    def redo(self) -> None:
        """Carry out again what was taken back."""
        self._run = None
        step = self.history.forth()
        if step is not None:
            self._take(step.parts, step.after)

    def is_taking_back(self) -> bool:
        """Whether undo or redo is changing the text right now."""
        return self._taking

    def end_run(self) -> None:
        """Let what is typed next be a step of its own: the caret was put elsewhere."""
        self._run = None

    def note_caret(self, field: str, anchor: int, position: int) -> None:
        """Remember where the writer is, so that undo can bring the caret back."""
        self._caret = Caret(field, anchor, position)

    @property
    def caret(self) -> Caret | None:
        """Where the writer last was."""
        return self._caret

    def _take(self, parts: tuple[Part, ...], caret: Caret | None) -> None:
        self._taking = True
        try:
            for part in parts:
                if isinstance(part, DetailsDelta):
                    self._details = part.after
                    self._tell_details()
                else:
                    end = part.start + len(part.removed)
                    self._texts[part.field].replace(part.start, end, part.inserted)
        finally:
            self._taking = False
        if caret is not None:
            self.caret_wanted.emit(caret)

    def _note_text(self, delta: TextDelta) -> None:
        self._revision += 1
        if delta.field == "body":
            self._log.note(self._revision, delta.start, len(delta.removed), len(delta.inserted))
        if not self._taking:
            self._keep(delta, self.tr("Typing"))
        edit = JournalEdit(delta.field, delta.start, len(delta.removed), delta.inserted)
        self.edited.emit(Edited((edit,), self._revision))

    def _tell_details(self) -> None:
        self._revision += 1
        edit = JournalEdit("details", 0, 0, details_json(self._details))
        self.edited.emit(Edited((edit,), self._revision))
        self.details_changed.emit(DetailsChanged(self._details))

    def _keep(self, part: Part, label: str) -> None:
        if self._parts is not None:
            self._parts.append(part)
            return
        if self._run is not None and self._run.label == label:
            both = joined(self._run.parts[0], part)
            if both is not None:
                self._run.parts = (both,)
                self._run.after = _end_of(both)
                return
        self._push((part,), label, self._caret, _end_of(part))

    def _push(
        self, parts: tuple[Part, ...], label: str, before: Caret | None, after: Caret | None
    ) -> None:
        step = Step(parts, label, before, after)
        self.history.push(step)
        self._run = step if len(parts) == 1 and _may_grow(parts[0]) else None


def _as_one(edits: Sequence[TextEdit], text: str) -> list[TextEdit]:
    """The same as one edit: each costs a look at all of a text that is not shown whole."""
    if len(edits) < 2:
        return list(edits)
    pieces, done = [], edits[0].start
    for edit in edits:
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return [TextEdit(edits[0].start, done, "".join(pieces))]


def one_line(text: str) -> str:
    """The text for a field of a single paragraph: line ends become blanks."""
    return clean(text).replace("\n", " ")


def _may_grow(part: Part) -> bool:
    if isinstance(part, DetailsDelta):
        return True
    return len(part.inserted) <= _TYPED_AT_ONCE and (
        bool(part.inserted) or len(part.removed) <= _TYPED_AT_ONCE
    )


def _end_of(part: Part) -> Caret | None:
    if isinstance(part, DetailsDelta):
        return None
    end = part.start + len(part.inserted)
    return Caret(part.field, end, end)
