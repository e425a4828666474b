"""The rating of a review, with the control that its scale asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from desktop_app.domain.review import Review, rating_text, scale_named
from desktop_app.ui.sidebar.fields.base import DetailField
from desktop_app.ui.sidebar.fields.stars import Stars
from desktop_app.ui.widgets.combo_box import ComboBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class RatingField(DetailField):
    """Stars, a number, or one of some words. Signals: `edited()` once a rating is settled."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._scale = scale_named("stars-5")
        self._rating: float | None = None
        self.stars = Stars(theme, icons)
        self.number = QLineEdit()
        self.number.setFont(theme.ui_font(13))
        self.number.setPlaceholderText(self.tr("Not rated"))
        self.words = ComboBox(icons)
        self._stack = QStackedWidget()
        self._stack.setFixedHeight(30)
        for control in (self.stars, self.number, self.words):
            self._stack.addWidget(control)
        self.stars.rated.connect(self._on_stars)
        self.number.textEdited.connect(self._on_number)
        self.number.editingFinished.connect(self._on_number_left)
        self.number.installEventFilter(self)
        self.words.activated.connect(self._on_words)
        self.set_control(self._stack, self.stars)
        self._set_scale(self._scale.key)

    def value(self) -> float | None:
        """The rating, or None."""
        return self._rating

    def set_value(self, scale: str, rating: float | None) -> None:
        """Show a rating on a scale; a number being typed stays as it is."""
        if scale != self._scale.key:
            self.drop()
            self._set_scale(scale)
        elif rating == self._rating or self.committer.pending():
            return
        self._rating = rating
        self.stars.set_rating(rating)
        self.number.setText("" if rating is None else f"{rating:g}")
        index = -1 if rating is None else round(min(max(rating, 0), self._scale.best))
        self.words.setCurrentIndex(index + 1)
        self.set_hint("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down step a number as they step a rating in stars."""
        keys = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = keys.get(Qt.Key(event.key()), 0)
            if watched is self.number and step:
                value = (self._rating or 0) + step * self._scale.step
                self._settle(min(max(value, self._scale.worst), self._scale.best))
                self.number.setText(f"{self._rating:g}")
                return True
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Take the number that was typed."""
        rating, fits = self._read(self.number.text())
        if fits:
            self._settle(rating)

    def _set_scale(self, key: str) -> None:
        scale = self._scale = scale_named(key)
        name = f"{scale.name[:1].lower()}{scale.name[1:]}"
        self.set_label(self.tr("Rating · {0}").format(name))
        self.set_note("")
        self.stars.set_scale(scale)
        control: QWidget = self.stars
        if scale.labels:
            control = self.words
            self.words.clear()
            self.words.addItems([self.tr("Not rated"), *scale.labels])
        elif scale.style != "stars":
            control = self.number
            of = self.tr("per cent") if scale.style == "percent" else self.tr("of {0}")
            self.set_note(of.format(f"{scale.best:g}"))
        control.setAccessibleName(self.label())
        self._stack.setCurrentWidget(control)

    def _on_stars(self) -> None:
        self._settle(self.stars.rating())

    def _on_words(self, index: int) -> None:
        self._settle(None if index <= 0 else float(index - 1))

    def _on_number(self, text: str) -> None:
        _rating, fits = self._read(text)
        self.set_hint("" if fits else self._limits(), "bad")
        if fits:
            self.committer.touch()
        else:
            self.committer.drop()

    def _on_number_left(self) -> None:
        self.flush()
        _rating, fits = self._read(self.number.text())
        if not fits:
            self.number.setText("" if self._rating is None else f"{self._rating:g}")
            self.set_hint("")

    def _read(self, text: str) -> tuple[float | None, bool]:
        text = text.strip().rstrip("%").replace(",", ".")
        if not text:
            return None, True
        try:
            rating = float(text)
        except ValueError:
            return None, False
        steps = rating / self._scale.step
        fits = self._scale.worst <= rating <= self._scale.best and steps == round(steps)
        return rating, fits

    def _limits(self) -> str:
        scale = self._scale
        return self.tr("A number from {0} to {1} in steps of {2}.").format(
            f"{scale.worst:g}", f"{scale.best:g}", f"{scale.step:g}"
        )

    def _settle(self, rating: float | None) -> None:
        if rating == self._rating:
            return
        self._rating = rating
        spoken = rating_text(Review(scale=self._scale.key, rating=rating))
        self.stars.setAccessibleDescription(spoken or self.tr("Not rated"))
        self.edited.emit()
