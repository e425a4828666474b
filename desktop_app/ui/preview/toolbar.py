"""The row above the page: how wide it is shown, in which style, and what it scrolls with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.preview.view import Width
    from desktop_app.ui.theme import Theme

HEIGHT = 36
_ICON, _GAP, _PAD = 16, 6, 8
_ARROW = 14
_WIDEST = 220


class WidthChosen(NamedTuple):
    """A width button was pressed."""

    width: Width


class SyncChosen(NamedTuple):
    """The scroll switch was pressed."""

    on: bool


class PreviewToolbar(QWidget):
    """Signals: `width_chosen(WidthChosen)`; `sync_chosen(SyncChosen)`."""

    width_chosen = Signal(object)
    sync_chosen = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 4, 0)
        layout.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[Width, IconButton] = {}
        self._add(layout, icons, "phone", "smartphone", self.tr("As wide as on a phone"))
        self._add(layout, icons, "tablet", "tablet", self.tr("As wide as on a tablet"))
        self._add(layout, icons, "full", "monitor", self.tr("As wide as there is room"))
        self._buttons["full"].setChecked(True)
        layout.addSpacing(2)
        line = Hairline(Qt.Orientation.Vertical, self)
        line.setFixedHeight(18)
        layout.addWidget(line)
        self.style_button = StyleButton(theme, icons)
        layout.addWidget(self.style_button)
        layout.addStretch(1)
        self._sync = SyncSwitch(theme, icons)
        self._sync.toggled.connect(self._on_sync)
        layout.addWidget(self._sync)

    def set_width(self, width: Width) -> None:
        """Show which width is chosen."""
        self._buttons[width].setChecked(True)

    def set_sync(self, on: bool) -> None:
        """Show whether the page scrolls with the editor."""
        self._sync.setChecked(on)

    def _add(self, layout: QHBoxLayout, icons: Icons, width: Width, icon: str, text: str) -> None:
        button = IconButton(icons, icon, text, size=28, icon_size=17, checkable=True)
        button.clicked.connect(lambda: self._choose(width))
        self._group.addButton(button)
        self._buttons[width] = button
        layout.addWidget(button)

    def _choose(self, width: Width) -> None:
        self.width_chosen.emit(WidthChosen(width))

    def _on_sync(self, on: bool) -> None:
        self.sync_chosen.emit(SyncChosen(on))


class StyleButton(QAbstractButton):
    """Names the style the page is shown in; whoever knows the styles listens to `clicked`.

    In a narrow pane the name is cut; the whole of it is in the tooltip.
    """

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._name = ""
        self.setFont(theme.ui_font(12))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_style(self.tr("Marquee"))

    def show_style(self, name: str) -> None:
        """Name another style."""
        self._name = name
        self.setText(self.tr("House style: {0}").format(name))
        self.setToolTip(self.tr("The page is shown in this style: {0}").format(name))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for words and arrow."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(min(_PAD + words + _ARROW + 12, _WIDEST), 28)

    def minimumSizeHint(self) -> QSize:
        """Room for the arrow and a few letters."""
        return QSize(_PAD + _ARROW + 48, 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter and Down press it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw words, arrow and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "ink" if self.underMouse() else "ink_soft"
        painter.setFont(self.font())
        painter.setPen(self._theme.colour(token))
        room = self.width() - _PAD - _ARROW - 6
        # Where all of it finds no room, the style itself says more than what it is a name for.
        metrics = painter.fontMetrics()
        text = self.text() if metrics.horizontalAdvance(self.text()) <= room else self._name
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRectF(_PAD, 0, room, self.height()), flags, text)
        left = _PAD + metrics.horizontalAdvance(text) + 4
        pixmap = self._icons.pixmap("chevron-down", token, _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - _ARROW) // 2, pixmap)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class SyncSwitch(QAbstractButton):
    """Says, with a link or a broken one, whether editor and page scroll together.

    In a narrow pane only the link is left; the words are then in the tooltip.
    """

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._together = self.tr("Scrolls with the editor")
        self._alone = self.tr("Scrolls on its own")
        self.setCheckable(True)
        self.setChecked(True)
        self.setFont(theme.ui_font(12))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self._together)
        self.setMinimumWidth(_ICON + 2 * _PAD)
        self.setFixedHeight(28)
        self.toggled.connect(self._tell)
        theme.changed.connect(self.update)
        self._tell()

    def sizeHint(self) -> QSize:
        """Room for link and words."""
        words = QFontMetrics(self.font()).horizontalAdvance(self._words())
        return QSize(_PAD + _ICON + _GAP + words + 3, 28)

    def minimumSizeHint(self) -> QSize:
        """Room for the link alone."""
        return QSize(_ICON + 2 * _PAD, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw link, words and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "ink" if self.underMouse() else "ink_soft"
        ratio = self.devicePixelRatioF()
        name = "link-2" if self.isChecked() else "link-2-off"
        pixmap = self._icons.pixmap(name, token, _ICON, ratio)
        roomy = self.width() >= self.sizeHint().width()
        at = _PAD if roomy else self.width() - _ICON - _PAD
        painter.drawPixmap(at, (self.height() - _ICON) // 2, pixmap)
        left = _PAD + _ICON + _GAP
        if roomy:
            painter.setPen(self._theme.colour(token))
            painter.drawText(
                QRectF(left, 0, self.width() - left, self.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
                self._words(),
            )
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _words(self) -> str:
        return self._together if self.isChecked() else self._alone

    def _tell(self) -> None:
        self.setToolTip(self._words())
        self.updateGeometry()
        self.update()
