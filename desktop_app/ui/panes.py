"""The four panes side by side: they can be dragged, hidden, and come back as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings


class PaneSpec(NamedTuple):
    """A pane's name, its usual and its least width in pixels, and its share of new room."""

    name: str
    width: int
    least: int
    stretch: int


SPECS: tuple[PaneSpec, ...] = (
    PaneSpec("library", 247, 200, 0),
    PaneSpec("editor", 437, 300, 1),
    PaneSpec("preview", 437, 280, 1),
    PaneSpec("sidebar", 316, 300, 0),
)


class PaneShown(NamedTuple):
    """A pane has been shown or hidden."""

    name: str
    shown: bool


class Panes(QSplitter):
    """Holds library, editor, preview and sidebar; the editor alone cannot be hidden.

    Signals: `pane_shown(PaneShown)`.
    """

    pane_shown = Signal(object)

    def __init__(self, widgets: tuple[QWidget, QWidget, QWidget, QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self._widgets = dict(zip((spec.name for spec in SPECS), widgets, strict=True))
        for place, spec in enumerate(SPECS):
            widget = self._widgets[spec.name]
            widget.setMinimumWidth(spec.least)
            self.addWidget(widget)
            self.setStretchFactor(place, spec.stretch)
            self.setCollapsible(place, spec.name != "editor")
        self.setSizes([spec.width for spec in SPECS])
        self.splitterMoved.connect(self._on_moved)

    def is_shown(self, name: str) -> bool:
        """Whether the pane is to be seen."""
        return not self._widgets[name].isHidden()

    def show_pane(self, name: str, shown: bool) -> None:
        """Show or hide a pane; one that had been dragged shut comes back in its usual width."""
        widget = self._widgets[name]
        if widget.isHidden() != shown:
            return
        had_focus = widget.isAncestorOf(QApplication.focusWidget() or self)
        widget.setVisible(shown)
        place = self.indexOf(widget)
        sizes = self.sizes()
        if shown and sizes[place] < SPECS[place].least:
            wanted = SPECS[place].width
            editor = self.indexOf(self._widgets["editor"])
            sizes[editor] = max(SPECS[editor].least, sizes[editor] - wanted)
            sizes[place] = wanted
            self.setSizes(sizes)
        if had_focus and not shown:
            self.focus_pane("editor")
        self._tell(name, shown=shown)

    def focus_next(self, step: int) -> None:
        """Take the keyboard to the next pane that is shown, or with -1 to the one before."""
        names = [spec.name for spec in SPECS if self.is_shown(spec.name)]
        current = self._focused()
        place = names.index(current) + step if current in names else 0
        self.focus_pane(names[place % len(names)])

    def focus_pane(self, name: str) -> None:
        """Take the keyboard to a pane: to where it says itself, else to its first field."""
        widget = self._widgets[name]
        own = getattr(widget, "focus_pane", None)
        if callable(own):
            own()
            return
        reason = Qt.FocusReason.TabFocusReason
        for child in (widget, *widget.findChildren(QWidget)):
            policy = child.focusPolicy() & Qt.FocusPolicy.TabFocus
            if policy and child.isVisible() and child.isEnabled():
                child.setFocus(reason)
                return

    def save_to(self, settings: QSettings) -> None:
        """Keep widths and which panes are hidden."""
        settings.setValue("panes/state", self.saveState())
        hidden = [spec.name for spec in SPECS if not self.is_shown(spec.name)]
        settings.setValue("panes/hidden", ",".join(hidden))

    def restore_from(self, settings: QSettings) -> None:
        """Bring back what was kept."""
        state = settings.value("panes/state")
        if isinstance(state, QByteArray):
            self.restoreState(state)
            self.setHandleWidth(1)
        hidden = str(settings.value("panes/hidden", "")).split(",")
        for spec in SPECS:
            self.show_pane(spec.name, spec.name == "editor" or spec.name not in hidden)

    def _focused(self) -> str:
        focused = QApplication.focusWidget()
        if focused is None:
            return ""
        for name, widget in self._widgets.items():
            if widget is focused or widget.isAncestorOf(focused):
                return name
        return ""

    def _on_moved(self, _position: int, _handle: int) -> None:
        for spec, size in zip(SPECS, self.sizes(), strict=True):
            # Dragged shut is hidden, so that button, menu and state all say the same.
            if size == 0 and self.is_shown(spec.name):
                self.show_pane(spec.name, shown=False)

    def _tell(self, name: str, *, shown: bool) -> None:
        self.pane_shown.emit(PaneShown(name, shown))
