"""Ways of writing that stay until they are left: focus, typewriter, distraction-free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.ui.editor.focus import FocusMode
from desktop_app.ui.editor.typewriter import Typewriter

if TYPE_CHECKING:
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.desk.quiet import QuietDesk
    from desktop_app.ui.editor.focus import Stretch


class ModeDesk(QObject):
    """Switches the modes, remembers them, and ticks their commands."""

    def __init__(self, desk: DeskCore, quiet: QuietDesk) -> None:
        super().__init__()
        self._desk = desk
        self._quiet = quiet
        self.focus = FocusMode(desk.parts.editor)
        self.typewriter = Typewriter(desk.parts.editor.body)
        settings, commands = desk.settings, desk.parts.commands
        self._set_stretch(settings.focus_on)
        self.typewriter.set_on(settings.typewriter)
        self.focus.changed.connect(self._on_focus)
        self.focus.set_on(settings.focus)
        quiet.changed.connect(self._on_quiet)
        commands.bind("view.focus", self.focus.set_on)
        commands.bind("focus.sentence", lambda: self._set_stretch("sentence"))
        commands.bind("focus.paragraph", lambda: self._set_stretch("paragraph"))
        commands.bind("view.typewriter", self._set_typewriter)
        commands.set_checked("view.typewriter", settings.typewriter)
        commands.bind("view.quiet", quiet.set_on)

    def _on_focus(self) -> None:
        self._desk.parts.commands.set_checked("view.focus", self.focus.is_on())
        self._desk.change_settings(focus=self.focus.is_on())

    def _set_stretch(self, stretch: Stretch) -> None:
        self.focus.set_stretch(stretch)
        for name in ("sentence", "paragraph"):
            self._desk.parts.commands.set_checked(f"focus.{name}", name == stretch)
        self._desk.change_settings(focus_on=stretch)

    def _set_typewriter(self, on: bool) -> None:
        self.typewriter.set_on(on)
        self._desk.change_settings(typewriter=on)

    def _on_quiet(self) -> None:
        self._desk.parts.commands.set_checked("view.quiet", self._quiet.is_on())
