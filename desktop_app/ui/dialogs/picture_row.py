"""One picture among those that are being named: thumbnail, name, alt text, its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.sidebar.fields.line import LineField
from desktop_app.ui.widgets.check_box import CheckBox
from desktop_app.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from desktop_app.domain.records import Image
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

_PICTURE = QSize(112, 74)


class _Handle(QLabel):
    """The picture, which takes its row along. Signals: `dragged(float)` with the height in it."""

    dragged = Signal(float)

    def __init__(self, *, movable: bool) -> None:
        super().__init__()
        self._movable, self._held = movable, False
        if movable:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.setToolTip(self.tr("Drag to another place"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._hold(held=self._movable and event.button() == Qt.MouseButton.LeftButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the mouse is."""
        row = self.parentWidget()
        if self._held and row is not None:
            self.dragged.emit(self.mapTo(row, event.position()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._hold(held=False)

    def _hold(self, *, held: bool) -> None:
        self._held = held
        if self._movable:
            hand = Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor
            self.setCursor(hand)


class PictureRow(QWidget):
    """Name and alt text beside the picture; with `movable` also up, down and away.

    A row that can be moved is dragged by its picture too.

    Signals: `request_move(int)` by so many places; `request_remove()`.
    """

    request_move = Signal(int)
    request_remove = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        image: Image,
        pixmap: QPixmap | None,
        *,
        named: bool,
        movable: bool,
    ) -> None:
        super().__init__()
        self._image = image
        self._picture = _Handle(movable=movable)
        self._picture.dragged.connect(self._on_dragged)
        self._picture.setFixedSize(_PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if pixmap is not None and not pixmap.isNull():
            ratio = self.devicePixelRatioF()
            shown = pixmap.scaled(
                _PICTURE * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            self._picture.setPixmap(shown)
        else:
            self._picture.setPixmap(
                icons.pixmap("image", "ink_faint", 24, self.devicePixelRatioF())
            )
        self.name = LineField(theme, self.tr("Name"))
        self.name.set_value(image.slug)
        self.name.line.setReadOnly(named)
        if named:
            self.name.set_note(self.tr("in the library already"))
        self.alt = LineField(
            theme, self.tr("Alt text"), self.tr("What it shows, for those who do not see it")
        )
        self.alt.set_value(image.alt)
        self.decorative = CheckBox(icons, self.tr("Decorative"))
        self.decorative.setChecked(image.decorative)
        self.up = IconButton(icons, "arrow-up", self.tr("Move up (Alt+Up)"), size=26, icon_size=15)
        self.down = IconButton(
            icons, "arrow-down", self.tr("Move down (Alt+Down)"), size=26, icon_size=15
        )
        self.away = IconButton(icons, "x", self.tr("Leave it out"), size=26, icon_size=15)
        self._lay_out(movable=movable)
        self.up.clicked.connect(lambda: self.request_move.emit(-1))
        self.down.clicked.connect(lambda: self.request_move.emit(1))
        self.away.clicked.connect(self.request_remove)
        self.decorative.toggled.connect(self._refresh)
        self._refresh()

        for field in (self.name, self.alt):
            field.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves the picture up or down."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = steps.get(Qt.Key(event.key()), 0)
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.request_move.emit(step)
                return True
        return super().eventFilter(watched, event)

    def image(self) -> Image:
        """The record as the fields have it."""
        return replace(
            self._image,
            slug=self.name.value() or self._image.slug,
            alt=self.alt.value(),
            decorative=self.decorative.isChecked(),
        )

    def _on_dragged(self, height: float) -> None:
        """Change places with a neighbour as soon as the mouse is over it."""
        if height < 0 and self.up.isEnabled():
            self.request_move.emit(-1)
        elif height > self.height() and self.down.isEnabled():
            self.request_move.emit(1)

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Say whether it can go up or down."""
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    def _lay_out(self, *, movable: bool) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(6)
        upper = QHBoxLayout()
        upper.setSpacing(10)
        upper.addWidget(self.name, 1)
        if movable:
            places = QVBoxLayout()
            row = QHBoxLayout()
            row.setSpacing(2)
            for button in (self.up, self.down, self.away):
                row.addWidget(button)
            places.addStretch(1)
            places.addLayout(row)
            upper.addLayout(places)
        fields.addLayout(upper)
        lower = QHBoxLayout()
        lower.setSpacing(10)
        lower.addWidget(self.alt, 1)
        lower.addWidget(self.decorative, 0, Qt.AlignmentFlag.AlignBottom)
        fields.addLayout(lower)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(14)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(fields, 1)
        for button in (self.up, self.down, self.away):
            button.setVisible(movable)

    def _refresh(self) -> None:
        self.alt.line.setEnabled(not self.decorative.isChecked())
