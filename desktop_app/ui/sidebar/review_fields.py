"""The fields that only a review has."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.review import SCALES, Review, Scale, custom_key, scale_named, words_key
from desktop_app.ui.sidebar.fields.choice import ChoiceField
from desktop_app.ui.sidebar.fields.line import LineField, TextField
from desktop_app.ui.sidebar.fields.rating import RatingField

if TYPE_CHECKING:
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.fields.base import DetailField
    from desktop_app.ui.theme import Theme


_OWN = "custom"
_TYPED = re.compile(r"([1-9]\d{0,3})(½)? +(\S.{0,39})")


def rescaled(rating: float | None, old_key: str, new_key: str) -> float | None:
    """A rating carried from one scale to another, on the nearest step."""
    if rating is None:
        return None
    old, new = scale_named(old_key), scale_named(new_key)
    if new.style == "none":
        return None
    share = (rating - old.worst) / (old.best - old.worst)
    value = new.worst + share * (new.best - new.worst)
    return float(round(value / new.step) * new.step)


class ReviewFields(QWidget):
    """Scale, rating, verdict, pros and cons, what was seen, disclosure.

    Signals: `edited(str)` with the name of the undo step, when the review is another one.
    """

    edited = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = Review()
        # What the writer rated, and on which scale: walking through scales should cost nothing.
        self._rated = self._review
        self.scale = ChoiceField(
            theme,
            icons,
            self.tr("Scale"),
            self._scales(()),
        )
        self._house: tuple[tuple[str, str], ...] = ()
        self.own = LineField(theme, self.tr("Your scale"), self.tr("4 ponies, or words"))
        self.own.hide()
        self.rating = RatingField(theme, icons)
        self.verdict = TextField(theme, self.tr("Verdict"), least=1, most=5)
        self.pros = self._list(theme, self.tr("For"))
        self.cons = self._list(theme, self.tr("Against"))
        self.seen = LineField(theme, self.tr("Seen"), self.tr("Where, and in which form"))
        self.disclosure = TextField(theme, self.tr("Disclosure"), least=1, most=4)
        self._labels: dict[DetailField, str] = {
            self.scale: self.tr("Change scale"),
            self.own: self.tr("Change scale"),
            self.rating: self.tr("Change rating"),
            self.verdict: self.tr("Change verdict"),
            self.pros: self.tr("Change points for"),
            self.cons: self.tr("Change points against"),
            self.seen: self.tr("Change what was seen"),
            self.disclosure: self.tr("Change disclosure"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for field in self._labels:
            column.addWidget(field)
            field.edited.connect(self._on_edited)

    def value(self) -> Review:
        """The review as the fields have it."""
        return self._review

    def offer(self, house: tuple[tuple[str, str], ...]) -> None:
        """Offer the desk's own scales, keys and names, as well."""
        if house != self._house:
            self._house = house
            self.scale.set_choices(self._scales(house))
            self._show_scale(scale_named(self._review.scale))

    def _scales(self, house: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
        usual = [(scale.key, scale.name) for scale in SCALES]
        return [*house, *usual, (_OWN, self.tr("A scale of your own"))]

    def set_value(self, review: Review | None) -> None:
        """Show a review, or empty fields where there is none yet."""
        shown = review or Review()
        if (shown.scale, shown.rating) != (self._review.scale, self._review.rating):
            self._rated = shown
        self._review = shown
        self._show_scale(scale_named(shown.scale))
        self.rating.set_value(shown.scale, shown.rating)
        self.verdict.set_value(shown.verdict)
        self.pros.set_value("\n".join(shown.pros))
        self.cons.set_value("\n".join(shown.cons))
        self.seen.set_value(shown.seen)
        self.disclosure.set_value(shown.disclosure)

    def _show_scale(self, scale: Scale) -> None:
        own = all(scale.key != key for key, _name in self._scales(self._house))
        self.scale.set_value(_OWN if own else scale.key)
        self.own.setVisible(own)
        if own and scale.unit:
            halves = "½" if scale.step < 1 else ""
            self.own.set_value(f"{scale.best:g}{halves} {scale.unit}")
        elif own:
            self.own.set_value(", ".join(scale.labels))
        self.rating.setVisible(scale.style != "none")

    def _own_key(self) -> str | None:
        """The key of the scale that was typed.

        "4 ponies", "5½ buckets" with halves, or words from worst to best: "Skip it, See it".
        """
        text = self.own.value()
        typed = _TYPED.fullmatch(text)
        if typed:
            return custom_key(int(typed[1]), typed[3], halves=bool(typed[2]))
        return words_key(text.split(",")) or None

    def fields(self) -> tuple[DetailField, ...]:
        """Every field, in reading order."""
        return tuple(self._labels)

    def _list(self, theme: Theme, label: str) -> TextField:
        field = TextField(
            theme,
            label,
            placeholder=self.tr("One a line"),
            least=2,
            most=8,
            one_paragraph=False,
        )
        field.set_note(self.tr("one a line"))
        return field

    def _on_edited(self) -> None:
        field = self.sender()
        changed = self._take(field)
        if changed != self._review:
            if field is self.rating:
                self._rated = changed
            self._review = changed
            label = next(label for known, label in self._labels.items() if known is field)
            self.edited.emit(label)

    def _take(self, field: object) -> Review:
        review = self._review
        if field in (self.scale, self.own):
            chosen = self.scale.value()
            self.own.setVisible(chosen == _OWN)
            key = self._own_key() if chosen == _OWN else chosen
            hint = self.tr(
                "A number and what it counts: 4 ponies, or 4½ ponies with halves."
                " Or words from worst to best: Skip it, Wait, See it."
            )
            self.own.set_hint("" if key or not self.own.value() else hint, "bad")
            if not key:
                return review
            self.rating.setVisible(key != "none")
            rating = rescaled(self._rated.rating, self._rated.scale, key)
            self.rating.set_value(key, rating)
            return replace(review, scale=key, rating=rating)
        values: dict[str, Any] = {
            "rating": (self.rating, self.rating.value),
            "verdict": (self.verdict, self.verdict.value),
            "pros": (self.pros, self.pros.lines),
            "cons": (self.cons, self.cons.lines),
            "seen": (self.seen, self.seen.value),
            "disclosure": (self.disclosure, self.disclosure.value),
        }
        for name, (known, value) in values.items():
            if known is field:
                return replace(review, **{name: value()})
        return review
