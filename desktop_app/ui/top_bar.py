"""The bar on top of the window: what is used all day, and the way to everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop_app.ui.widgets.find_field import LEAST_WIDTH, FindField
from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from desktop_app.ui.commands import Commands
    from desktop_app.ui.icons import Icons

HEIGHT = 47
_MARGIN = 12
_GAP = 4
_LEAST_WIDTH = 640  # with the spare buttons in their menu


class TopBar(QWidget):
    """Built from the registry; buttons that find no room move into a menu behind three dots."""

    def __init__(self, icons: Icons, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._commands = commands
        self._spare: list[tuple[IconButton, str]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(_LEAST_WIDTH)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._row.setSpacing(_GAP)
        self._add_left()
        self._row.addStretch(1)
        self.find_field = FindField(
            icons,
            self.tr("Find a command, article, person…"),
            commands.key_text("go.anything"),
            self,
        )
        self.find_field.clicked.connect(commands.action("go.anything").trigger)
        commands.keys_changed.connect(self._show_keys)
        self._row.addWidget(self.find_field, 1000)
        self._row.addStretch(1)
        self._add_right()

    def fit(self, width: int) -> None:
        """Show as many buttons as find room in `width` pixels."""
        for button, _id in self._spare:
            button.show()
        self._more.hide()
        need = self._least_width()
        for button, _id in reversed(self._spare):
            if need <= width:
                break
            if self._more.isHidden():
                self._more.show()
                need += self._more.width() + _GAP
            button.hide()
            need -= button.width() + _GAP

    def hidden_ids(self) -> tuple[str, ...]:
        """The commands whose buttons found no room."""
        return tuple(id_ for button, id_ in self._spare if button.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what finds room."""
        super().resizeEvent(event)
        self.fit(event.size().width())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer all menus, for whoever looks for them with the mouse."""
        self.all_menus().exec(event.globalPos())

    def all_menus(self) -> QMenu:
        """One menu that holds every other."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for part in self._commands.menus(menu):
            menu.addMenu(part)
        return menu

    def _add_left(self) -> None:
        for id_ in self._commands.on_toolbar("start"):
            self._row.addWidget(self._button(id_))
        for id_ in self._commands.on_toolbar("new"):
            action = self._commands.action(id_)
            new = TextButton(self._icons, self.tr("New"), "square-pen", kind="flat")
            new.follow(action)
            new.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            new.customContextMenuRequested.connect(self._show_kinds)
            self._new = new
            self._row.addWidget(new)
        self._add_line()
        for id_ in self._commands.on_toolbar("format"):
            button = self._button(id_)
            self._spare.append((button, id_))
            self._row.addWidget(button)
        self._more = IconButton(self._icons, "ellipsis", self.tr("More commands"))
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self._row.addWidget(self._more)
        self._row.addSpacing(8)

    def _add_right(self) -> None:
        self._row.addSpacing(8)
        for id_ in self._commands.on_toolbar("view"):
            button = self._button(id_)
            # A pane that is shown is nothing to point at; a mode that is on is.
            if self._commands.spec(id_).checkable and id_ != "view.focus":
                button.set_quiet()
            self._row.addWidget(button)
        self._add_line()
        copy = TextButton(self._icons, self.tr("Copy"), "clipboard-copy")
        copy.follow(self._commands.action("article.copy-html"))
        export = TextButton(self._icons, self.tr("Export"), "send", kind="primary")
        export.follow(self._commands.action("article.export"))
        self._row.addWidget(copy)
        self._row.addWidget(export)

    def _button(self, id_: str) -> IconButton:
        button = IconButton(self._icons, parent=self)
        button.follow(self._commands.action(id_))
        return button

    def _add_line(self) -> None:
        line = Hairline(Qt.Orientation.Vertical, self)
        line.setFixedHeight(20)
        self._row.addSpacing(6)
        self._row.addWidget(line)
        self._row.addSpacing(6)

    def _least_width(self) -> int:
        margins = self._row.contentsMargins()
        width = margins.left() + margins.right() + LEAST_WIDTH
        for index in range(self._row.count()):
            item = self._row.itemAt(index)
            widget = item.widget() if item is not None else None
            if item is None or widget is self.find_field:
                continue
            if widget is not None and widget.isHidden():
                continue
            width += item.sizeHint().width() + (_GAP if widget is not None else 0)
        return width

    def _show_keys(self) -> None:
        self.find_field.set_keys(self._commands.key_text("go.anything"))

    def _show_kinds(self, at: QPoint) -> None:
        self._commands.submenu(self, "new").exec(self._new.mapToGlobal(at))

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for id_ in self.hidden_ids():
            self._commands.tint(self._commands.action(id_))
            menu.addAction(self._commands.action(id_))
        menu.addSeparator()
        for part in self._commands.menus(menu):
            menu.addMenu(part)
        menu.exec(self._more.mapToGlobal(QPoint(0, self._more.height())))
