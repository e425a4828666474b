"""The slug, said to be good or not while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.text import slugify
from desktop_app.ui.sidebar.fields.line import LineField

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.theme import Theme


class SlugField(LineField):
    """A line that is only told once it is a slug; anything else is made one on leaving."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent=parent)
        self._taken: Collection[str] = ()
        self._kept = ""
        self.line.textEdited.connect(self._explain)
        self.line.editingFinished.connect(self._tidy)

    def set_taken(self, slugs: Collection[str]) -> None:
        """Know the slugs of the other articles."""
        self._taken = slugs
        self._explain()

    def set_value(self, value: str) -> None:
        """Show a slug; one being typed stays."""
        self._kept = value
        if not self.line.hasFocus() or self.is_valid():
            super().set_value(value)
            self._explain()

    def is_valid(self) -> bool:
        """Whether what stands there is a slug already."""
        text = self.value()
        return bool(text) and slugify(text, "") == text

    def flush(self) -> None:
        """Tell it where it is a slug; else wait for the writer to leave."""
        if self.is_valid():
            super().flush()
        else:
            self.drop()

    def _on_edited(self, _text: str) -> None:
        if self.is_valid():
            self.committer.touch()
        else:
            self.committer.drop()

    def _tidy(self) -> None:
        if self.is_valid():
            return
        made = slugify(self.value(), "")
        self.line.setText(made or self._kept)
        self._explain()
        if made and made != self._kept:
            self.edited.emit()

    def _explain(self, _text: str = "") -> None:
        text = self.value()
        made = slugify(text, "")
        if not text:
            self.set_hint(self.tr("The page and its folder need a name.") if self._kept else "")
        elif not made:
            self.set_hint(self.tr("A slug has letters a to z, digits and hyphens."), "bad")
        elif made != text:
            self.set_hint(self.tr("It will be {0}").format(made))
        elif text in self._taken and text != self._kept:
            self.set_hint(self.tr("Another article has it: a number will be added."), "warn")
        else:
            self.set_hint("")
