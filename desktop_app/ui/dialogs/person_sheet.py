"""A person's page: what they are called, every credit, and every article that names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QVBoxLayout, QWidget

from desktop_app.domain.article import Status
from desktop_app.ui.sidebar import painting
from desktop_app.ui.sidebar.list_view import PlainList
from desktop_app.ui.widgets.avatar import Avatar, initials_of
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.domain.person_page import CreditIn, NamedIn
    from desktop_app.domain.records import Image, Person
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.list_view import RowUsed
    from desktop_app.ui.theme import Theme
    from desktop_app.ui.thumbnails import Thumbnails

_ROW = 44
_MOST_SHOWN = 5  # rows before a list scrolls
_FACE = 64
_VALUE = int(Qt.ItemDataRole.UserRole) + 1
_NOTE = _VALUE + 1
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class PersonArticle:
    """Show that article, where it names the person."""

    named: NamedIn


@dataclass(frozen=True)
class PersonCredit:
    """Show the record of that credit."""

    credit: CreditIn


class PersonSheet(Sheet):
    """Articles come in while they are being read.

    Signals: `request_open(PersonArticle)`; `request_record(PersonCredit)`.
    """

    request_open = Signal(object)
    request_record = Signal(object)

    def __init__(
        self, icons: Icons, person: Person, credits_: Sequence[CreditIn], parent: QWidget
    ) -> None:
        super().__init__(icons.theme, parent, person.name, width=560)
        self.person = person
        theme = icons.theme
        self._headshot: Image | None = None
        self._thumbnails: Thumbnails | None = None
        self._count = 0
        self.face = Avatar(theme, initials_of(person.name), _FACE)
        self.face.setAccessibleName(self.tr("Initials of {0}").format(person.name))
        self.facts = make_label(theme, self._facts(), size=13, tone="soft", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.facts, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        self.credits_list = _Rows(theme, self.tr("Credits"))
        for one in credits_:
            self.credits_list.add(one.production.label(), self._part(one), one)
        self.credits_list.used.connect(self._on_credit)
        self.articles_list = _Rows(theme, self.tr("Articles"))
        self.articles_list.used.connect(self._on_article)
        self.no_credits = make_label(theme, self.tr("No production names them."), tone="soft")
        self.state = make_label(theme, self.tr("Looking through the articles…"), tone="soft")
        self._section(self.tr("Credits"), self.credits_list, self.no_credits)
        self._section(self.tr("Articles that name them"), self.articles_list, self.state)
        self.no_credits.setVisible(not credits_)
        self.edit = TextButton(icons, self.tr("Edit record…"))
        self.edit.setEnabled(bool(credits_))
        self.edit.clicked.connect(lambda: self._edit(credits_[0]))
        self.done_button = TextButton(icons, self.tr("Done"), kind="primary")
        self.done_button.clicked.connect(self.accept)
        self.add_button(self.edit, left=True)
        self.add_button(self.done_button, default=True)
        self.setTabOrder(self.credits_list, self.articles_list)
        self.setTabOrder(self.articles_list, self.edit)
        self.setTabOrder(self.edit, self.done_button)

    def show_headshot(self, image: Image, thumbnails: Thumbnails) -> None:
        """Show a picture in place of the initials, as soon as it is there."""
        self._headshot, self._thumbnails = image, thumbnails
        thumbnails.ready.connect(self._on_ready)
        self._on_ready(image.slug)

    def add(self, named: NamedIn) -> None:
        """List one more article that names them."""
        self._count += 1
        title = named.headline.strip() or self.tr("Untitled")
        self.articles_list.add(title, self._note(named), named)

    def show_finished(self) -> None:
        """Say that all articles have been looked at."""
        self.state.setText(self.tr("No article names them yet."))
        self.state.setVisible(not self._count)

    def _section(self, title: str, rows: _Rows, below: QWidget) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(make_label(self.theme, title, size=12, weight=600, tone="soft"))
        column.addWidget(rows)
        column.addWidget(below)
        self.body.addLayout(column)

    def _facts(self) -> str:
        person = self.person
        lines = []
        if person.aliases:
            lines.append(self.tr("Also {0}").format(", ".join(person.aliases)))
        if person.sort_name:
            lines.append(self.tr("Sorted as {0}").format(person.sort_name))
        if person.checked is not None:
            day = f"{person.checked:%d %B %Y}".lstrip("0")
            against = self.tr("Checked on {0} against {1}").format(day, person.source)
            lines.append(against if person.source else self.tr("Checked on {0}").format(day))
        elif person.source:
            lines.append(self.tr("From {0}, not checked").format(person.source))
        return "\n".join(lines) or self.tr("No other names, and no source")

    def _part(self, one: CreditIn) -> str:
        credit = one.credit
        notes = [credit.character] if credit.character else []
        if credit.role != "actor":
            notes.insert(0, credit.role)
        if credit.guest:
            notes.append(self.tr("guest"))
        if credit.voice:
            notes.append(self.tr("voice"))
        if credit.since is not None:
            notes.append(self.tr("from {0}").format(credit.since.isoformat()))
        if credit.until is not None:
            notes.append(self.tr("until {0}").format(credit.until.isoformat()))
        return " · ".join(notes) or self.tr("no character named")

    def _note(self, named: NamedIn) -> str:
        states = {
            Status.DRAFT: self.tr("Draft"),
            Status.IN_EDIT: self.tr("In edit"),
            Status.READY: self.tr("Ready"),
            Status.PUBLISHED: self.tr("Published"),
            Status.ARCHIVED: self.tr("Archived"),
        }
        times = self.tr("once") if named.count == 1 else self.tr("{0} times").format(named.count)
        return f"{states[named.status]} · {times}"

    def _on_ready(self, slug: str) -> None:
        image, thumbnails = self._headshot, self._thumbnails
        if image is None or thumbnails is None or slug != image.slug:
            return
        pixmap = thumbnails.pixmap(image, round(_FACE * self.devicePixelRatioF() * 2))
        if pixmap is not None:
            self.face.set_picture(pixmap)
            self.face.setAccessibleName(image.alt or self.person.name)

    def _on_article(self, used: RowUsed) -> None:
        named = used.index.data(_VALUE)
        self.accept()
        self.request_open.emit(PersonArticle(named))

    def _on_credit(self, used: RowUsed) -> None:
        self._edit(used.index.data(_VALUE))

    def _edit(self, credit: CreditIn) -> None:
        self.accept()
        self.request_record.emit(PersonCredit(credit))


class _Rows(PlainList):
    """Lines of two: as high as they are many, up to a few; hidden while there is none."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_RowDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFixedHeight(0)
        self.hide()

    def add(self, title: str, note: str, value: object) -> None:
        """Put one more line at the end."""
        item = QStandardItem(title)
        item.setData(note, _NOTE)
        item.setData(value, _VALUE)
        item.setData(f"{title}, {note}", Qt.ItemDataRole.AccessibleTextRole)
        self._items.appendRow(item)
        self.setFixedHeight(_ROW * min(self._items.rowCount(), _MOST_SHOWN))
        self.show()

    def lines(self) -> list[tuple[str, str]]:
        """What is listed."""
        rows = (self._items.index(row, 0) for row in range(self._items.rowCount()))
        return [(row.data(), row.data(_NOTE)) for row in rows]


class _RowDelegate(QStyledItemDelegate):
    """Draws a title over a note."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Every row is alike."""
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        theme, rect = self._theme, option.rect
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painting.draw_row(painter, theme, option)
        width = rect.width() - 2 * painting.MARGIN
        upper = QRect(painting.MARGIN, rect.top() + 4, width, 18)
        ink, soft = theme.colour("ink"), theme.colour("ink_soft")
        painting.draw_line(painter, upper, index.data(), theme.ui_font(13, 600), ink)
        lower = QRect(painting.MARGIN, rect.top() + 22, width, 17)
        painting.draw_line(painter, lower, index.data(_NOTE), theme.ui_font(12), soft)
        painter.restore()
