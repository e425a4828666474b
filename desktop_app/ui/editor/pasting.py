"""What a paste becomes beyond its plain words: a link, a table, Markdown from rich text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor import formatting
from desktop_app.ui.editor.plain_edit import text_of
from desktop_app.ui.editor.prose import is_prose

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from desktop_app.language.rich_text.convert import Pasted
    from desktop_app.ui.editor.column_edit import ColumnEdit

_LONGEST_WORDS = 2000  # of a selection that becomes the words of a link
_BLOCK_FIRST = re.compile(r"#{1,6} |[-*+] |\d{1,9}[.)] |>|\||```|:::|%%|---|!\[")
_SPREADSHEET = re.compile(r"google-sheets-html-origin|office:excel|ProgId content=Excel", re.I)


@dataclass(frozen=True)
class Before:
    """Where a paste goes, over which words, and whether those are prose."""

    start: int
    selected: str
    prose: bool


@dataclass(frozen=True)
class Conversion:
    """Rich text was pasted: its plain words stand in the text, its Markdown is wanted."""

    source: str
    cells: bool
    start: int
    plain: str
    revision: int


@dataclass(frozen=True)
class Improved:
    """A paste has become "markdown", a "table" or a "link".

    So many pictures are only noted, and so many are wanted images from now on.
    """

    kind: str
    pictures: int = 0
    wanted: int = 0


class Pasting(QObject):
    """Turns a plain paste into what was meant by it, as a step of its own behind the paste.

    Signals: `conversion_wanted(Conversion)`, to be answered by `take`; `improved(Improved)`;
    `settled()` when the plain form is no longer one key away.
    """

    conversion_wanted = Signal(object)
    improved = Signal(object)
    settled = Signal()

    def __init__(self, edit: ColumnEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._revision: int | None = None  # that of the text right after an improvement
        self._plain = False  # the paste under way is to stay as it is
        edit.tracked.changed.connect(self._note_edit)

    def look(self) -> Before:
        """Note where something is about to be pasted, and over what."""
        start, end = sorted(self._edit.place())
        return Before(start, self._edit.tracked.text[start:end], self._is_prose(start))

    def improve(self, source: QMimeData, before: Before) -> None:
        """Look at what was just pasted there, and ask for more."""
        edit = self._edit
        plain = text_of(source)
        html = source.html() if source.hasHtml() else ""
        if self._plain or edit.isReadOnly() or not before.prose:
            return
        if not plain and "<img" not in html.lower():
            return
        start, selected = before.start, before.selected
        if plain and formatting.is_url(plain):
            self._link(start, plain, selected)
            return
        cells = "\t" in plain and "\n" in plain.strip() and (not html or _is_sheet(html))
        if cells or html:
            revision = edit.article.revision
            wanted = Conversion(plain if cells else html, cells, start, plain, revision)
            self.conversion_wanted.emit(wanted)

    def _link(self, start: int, plain: str, selected: str) -> None:
        words = selected.strip()
        if not words or "\n" in selected or formatting.is_url(words):
            return
        if len(words) > _LONGEST_WORDS or "](" in words:
            return
        old = formatting.link_behind(self._edit.tracked.text, start, start + len(plain))
        if old is not None:
            self._readdress(start, plain, selected, old)
            return
        head = selected[: len(selected) - len(selected.lstrip())]
        tail = selected[len(selected.rstrip()) :]
        self._put(start, plain, f"{head}[{words}]({plain.strip()}){tail}", Improved("link"))

    def _readdress(self, start: int, plain: str, words: str, address: tuple[int, int]) -> None:
        """Give the link whose words were pasted over the new address, and its words back."""
        edit = self._edit
        grown = len(words) - len(plain) + len(plain.strip()) - (address[1] - address[0])
        edits = [TextEdit(start, start + len(plain), words), TextEdit(*address, plain.strip())]
        place = address[1] + grown + 1
        edit.article.apply(edits, edit.tr("Paste as Markdown"), caret=(place, place))
        self._revision = edit.article.revision
        self.improved.emit(Improved("link"))

    def take(self, wanted: Conversion, made: Pasted) -> bool:
        """Put the Markdown in the place of the plain words, where those still stand."""
        article = self._edit.article
        if not made.text or _same_words(made.text, wanted.plain):
            return False
        span = (wanted.start, wanted.start + len(wanted.plain))
        now = article.rebase([span], wanted.revision)
        if not now or self._edit.tracked.text[slice(*now[0])] != wanted.plain:
            return False
        kind = "table" if wanted.cells or made.text.startswith("| ") else "markdown"
        text = fitted(made.text, self._edit.tracked.text, *now[0])
        self._put(now[0][0], wanted.plain, text, Improved(kind, made.pictures, made.wanted))
        return True

    def _put(self, start: int, plain: str, text: str, improved: Improved) -> None:
        edit = self._edit
        end = start + len(plain)
        anchor, caret = (_carried(place, start, end, len(text)) for place in edit.place())
        change = TextEdit(start, end, text)
        label = edit.tr("Paste as Markdown")
        edit.article.apply([change], label, caret=(anchor, caret))
        self._revision = edit.article.revision
        self.improved.emit(improved)

    def paste_plain(self) -> None:
        """Take the Markdown of the last paste back, or paste the words alone."""
        edit = self._edit
        if edit.isReadOnly():
            return
        if self._revision == edit.article.revision:
            edit.article.undo()
            return
        self._plain = True
        try:
            edit.insertFromMimeData(QGuiApplication.clipboard().mimeData())
        finally:
            self._plain = False

    def _note_edit(self, _delta: object) -> None:
        if self._revision is not None:
            self._revision = None
            self.settled.emit()

    def _is_prose(self, place: int) -> bool:
        edit = self._edit
        text = edit.tracked.text
        start = text.rfind("\n", 0, place) + 1
        stop = text.find("\n", place)
        line = text[start : len(text) if stop < 0 else stop]
        block = edit.document().findBlock(edit.tracked.positions.utf16(place))
        if edit.highlighter.in_code(block):
            return False
        return is_prose(line, place - start, 0)


def _is_sheet(html: str) -> bool:
    return bool(_SPREADSHEET.search(html[:4000])) or "<table" in html[:8000].lower()


def _same_words(markdown: str, plain: str) -> bool:
    """Whether there was nothing rich about it."""
    return markdown.split() == plain.split()


def fitted(text: str, body: str, start: int, end: int) -> str:
    """Blocks get the empty lines that part them from what stands around."""
    before = body[body.rfind("\n", 0, start) + 1 : start]
    stop = body.find("\n", end)
    after = body[end : len(body) if stop < 0 else stop]
    if _BLOCK_FIRST.match(text):
        text = "\n" * _lacking(before.strip(), body[:start][::-1]) + text
    if _BLOCK_FIRST.match(text.strip("\n").rsplit("\n\n", 1)[-1]):
        text += "\n" * _lacking(after.strip(), body[end:])
    return text


def _lacking(beside: str, outwards: str) -> int:
    """How many line ends are wanted for an empty line between a block and what is beside it."""
    if beside:
        return 2
    bare = outwards.lstrip(" \t")
    return 1 if bare[:1] == "\n" and bare[1:2] not in {"", "\n"} else 0


def _carried(place: int, start: int, end: int, size: int) -> int:
    """Where the caret goes: it stays in what is around, and behind the paste where it was there."""
    if place >= end:
        return place - (end - start) + size
    return min(place, start + size)
