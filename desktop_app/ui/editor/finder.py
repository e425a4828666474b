"""Looks for words in the body off the GUI thread, keeps the hits with the text, and replaces."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.finding import TextEdit
from desktop_app.domain.hits import Hits, Query
from desktop_app.errors import PatternError
from desktop_app.ui.editor.hit_layer import HitLayer
from desktop_app.ui.text.spans import shifted
from desktop_app.ui.text.steps import Caret

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.editor.body import BodyEdit
    from desktop_app.ui.jobs import Lane, Ticket
    from desktop_app.ui.text.spans import Span
    from desktop_app.ui.text.tracked import TextDelta

_REST = 150  # milliseconds after the last edit until it is searched again
_BY_ITSELF = 100  # edits: more of them are carried out as one
_VERSION_FROM = 2  # replacements at once: from here on a version is kept first


@dataclass(frozen=True)
class Replacement:
    """What is put in place of what is found."""

    template: str
    preserve_case: bool = False
    first_only: bool = False


@dataclass(frozen=True)
class FindState:
    """What there is to say: how many, which of them (from 0, or -1), or what is wrong."""

    count: int = 0
    current: int = -1
    complete: bool = True
    problem: str = ""
    replaced: int = -1


class Finder(QObject):
    """The search behind the find bar.

    Signals: `changed(FindState)`.
    """

    changed = Signal(object)

    def __init__(
        self,
        body: BodyEdit,
        lane: Lane,
        search: Callable[[str, Query], Hits],
        work_out: Callable[[str, Query, Replacement], tuple[TextEdit, ...]],
    ) -> None:
        super().__init__(body)
        self._body = body
        self._lane = lane
        self._search = search
        self._work_out = work_out
        self._query = Query("")
        self._on = False
        self._complete = True
        self._problem = ""
        self._origin = 0  # where the caret was when words were looked for first
        self._ticket: Ticket | None = None
        self._then: Callable[[], None] | None = None
        self._replacing = False
        self.layer = HitLayer(body)
        body.layers.append(self.layer)
        body.bar.add_kind("hits", "hit", lambda: [start for start, _end in self.layer.spans])
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._run)
        body.tracked.changed.connect(self._follow)
        body.tracked.loaded.connect(self._on_loaded)
        body.caret_moved.connect(self._on_caret)

    # ------------------------------------------------------------------------------ searching

    @property
    def query(self) -> Query:
        """What is looked for."""
        return self._query

    def is_on(self) -> bool:
        """Whether hits are kept and shown."""
        return self._on

    def start(self) -> None:
        """Begin at the caret, and keep hits from now on."""
        self._on = True
        self._origin = min(self._body.place())

    def stop(self) -> None:
        """Show no hits any more; what is looked for stays known."""
        self._on = False
        self._cancel()
        self.layer.scope = None
        self._query = replace(self._query, scope=None)
        self._show(Hits())

    def look_for(self, query: Query, *, go: bool = False) -> None:
        """Look for something else; with `go`, show the first hit from where the search began."""
        self._query = query
        self.layer.scope = query.scope
        self._run(self._go_first if go else None)

    def _run(self, then: Callable[[], None] | None = None) -> None:
        self._cancel()
        if not self._on:
            return
        if not self._query.words:
            self._problem = ""
            self._show(Hits())
            return
        text, query, revision = self._body.tracked.text, self._query, self._body.article.revision
        self._then = then

        def found(hits: Hits) -> None:
            self._ticket = None
            if revision != self._body.article.revision:
                self._rest.start(_REST)
                return
            self._problem = ""
            self._show(hits)
            self._go_on()

        def failed(error: BaseException) -> None:
            self._ticket = self._then = None
            if not isinstance(error, PatternError):
                raise error
            self._problem = error.sentence
            self._show(Hits())

        self._ticket = self._lane.run(lambda: self._search(text, query), found, failed)

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _cancel(self) -> None:
        self._rest.stop()
        self._then = None
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _show(self, hits: Hits) -> None:
        self.layer.spans = list(hits.spans)
        self._complete = hits.complete
        self._body.viewport().update()
        self._body.bar.look_again()
        self._tell()

    # -------------------------------------------------------------------------------- walking

    def step(self, step: int) -> None:
        """Select the next hit (1) or the one before (-1), round the end of the text."""
        if not self._on:
            self.start()
            self._run(lambda: self._step(step))
        elif self._ticket is not None:
            # What was typed last is still being looked for: go on from what it brings.
            before = self._then
            self._then = lambda: self._step_after(before, step)
        else:
            self._step(step)

    def _step_after(self, before: Callable[[], None] | None, step: int) -> None:
        if before is not None:
            before()
        self._step(step)

    def _step(self, step: int) -> None:
        spans = self.layer.spans
        if not spans:
            return
        start, end = sorted(self._body.place())
        if step > 0:
            on_hit = self._current() >= 0
            place = start + 1 if on_hit else end if end > start else start
            index = bisect_left(spans, place, key=lambda span: span[0])
        else:
            index = bisect_left(spans, start, key=lambda span: span[0]) - 1
        span = spans[index % len(spans)]
        self._origin = span[0]
        self._select(span)

    def _go_first(self) -> None:
        spans = self.layer.spans
        if spans:
            index = bisect_left(spans, self._origin, key=lambda span: span[0])
            self._select(spans[index % len(spans)])

    def _select(self, span: Span) -> None:
        body = self._body
        body.put_caret(*span)
        box, height = body.caret_rect(), body.viewport().height()
        if not height * 0.1 < box.top() < height * 0.8:
            body.bar.setValue(body.bar.value() + round(box.top() - height / 3))
        self._tell()

    def _current(self) -> int:
        spans = self.layer.spans
        start, end = sorted(self._body.place())
        index = bisect_left(spans, (start, end))
        return index if index < len(spans) and spans[index] == (start, end) else -1

    def _on_caret(self) -> None:
        if self._on:
            before = self.layer.current
            self._tell()
            if before != self.layer.current:
                self._body.viewport().update()

    # ------------------------------------------------------------------------------ replacing

    def replace_one(self, replacement: Replacement) -> None:
        """Replace the hit that is selected and go to the next; where none is, only go there."""
        if self._current() < 0:
            self.step(1)
            return
        start = self.layer.spans[self._current()][0]
        end = self._query.scope[1] if self._query.scope else len(self._body.tracked.text)
        # From here on and no further than one: what stands around it counts for a pattern.
        only = replace(replacement, first_only=True)
        self._replace(only, replace(self._query, scope=(start, end)), self._put_one)

    def replace_all(self, replacement: Replacement) -> None:
        """Replace all hits as one step; a version is kept first."""
        self._replace(replacement, self._query, self._put_all)

    def _replace(
        self,
        replacement: Replacement,
        query: Query,
        put: Callable[[tuple[TextEdit, ...]], None],
    ) -> None:
        body = self._body
        if body.isReadOnly() or self._replacing or not query.words:
            return
        self._replacing = True
        text, revision = body.tracked.text, body.article.revision

        def done(edits: tuple[TextEdit, ...]) -> None:
            self._replacing = False
            if revision == body.article.revision:
                put(edits)

        def failed(error: BaseException) -> None:
            self._replacing = False
            if not isinstance(error, PatternError):
                raise error
            self._problem = error.sentence
            self._tell()

        self._lane.run(lambda: self._work_out(text, query, replacement), done, failed)

    def _put_one(self, edits: tuple[TextEdit, ...]) -> None:
        if not edits:
            return
        edit = edits[0]
        place = edit.start + len(edit.text)
        self._apply((edit,), self.tr("Replace"), place)
        self._run(lambda: self._step(1))

    def _put_all(self, edits: tuple[TextEdit, ...]) -> None:
        if not edits:
            return
        article = self._body.article
        if len(edits) >= _VERSION_FROM:
            article.expect_large_edit("before-bulk")
        # The caret stays in the same words.
        caret = _carried(self._body.place()[1], edits)
        many, text = len(edits), self._body.tracked.text
        if many > _BY_ITSELF:
            edits = (_as_one(text, edits),)
        self._apply(edits, self.tr("Replace all"), caret)
        self._run(lambda: self.changed.emit(replace(self._state(), replaced=many)))

    def _apply(self, edits: tuple[TextEdit, ...], label: str, caret: int) -> None:
        body = self._body
        after = Caret("body", caret, caret)
        # Not through the article's `apply`: it would take the keys from the bar.
        with body.article.compound(label, after):
            for edit in reversed(edits):
                body.tracked.replace(edit.start, edit.end, edit.text)
        body.put_caret(caret, caret)

    # ------------------------------------------------------------------------------ following

    def _follow(self, delta: TextDelta) -> None:
        if not self._on:
            return
        edit = (delta.start, len(delta.removed), len(delta.inserted))
        moved = (shifted(span, *edit) for span in self.layer.spans)
        self.layer.spans = [span for span in moved if span[0] < span[1]]
        if self._query.scope is not None:
            scope = shifted(self._query.scope, *edit)
            self._query = replace(self._query, scope=scope)
            self.layer.scope = scope
        self._rest.start(_REST)

    def _on_loaded(self) -> None:
        self.layer.scope = None
        self._query = replace(self._query, scope=None)
        self._origin = 0
        if self._on:
            self._show(Hits())
            self._rest.start(_REST)

    def _tell(self) -> None:
        self.layer.current = self._current()
        self.changed.emit(self._state())

    def _state(self) -> FindState:
        count = len(self.layer.spans)
        return FindState(count, self.layer.current, self._complete, self._problem)


def _as_one(text: str, edits: tuple[TextEdit, ...]) -> TextEdit:
    """Many edits as a single one from the first to the last: Qt takes each edit one by one."""
    parts, place = [], edits[0].start
    for edit in edits:
        parts += [text[place : edit.start], edit.text]
        place = edit.end
    return TextEdit(edits[0].start, place, "".join(parts))


def _carried(place: int, edits: tuple[TextEdit, ...]) -> int:
    grown = sum(len(edit.text) - (edit.end - edit.start) for edit in edits if edit.end <= place)
    inside = next((edit for edit in edits if edit.start < place < edit.end), None)
    return (inside.start if inside else place) + grown
