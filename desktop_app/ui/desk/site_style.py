"""The site's own style sheet: which file it is, kept in the settings and shown by the preview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop_app.ui.preview.shelf import style_sheet

if TYPE_CHECKING:
    from desktop_app.ui.desk.parts import DeskCore


class SiteStyleDesk(QObject):
    """Lets the writer see the page in the style of the site that it is written for."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        commands = desk.parts.commands
        commands.bind("preview.site_style", self.choose)
        commands.bind("preview.own_style", self.use_own)
        if desk.settings.site_style:
            self._show(Path(desk.settings.site_style), kept=True)

    def choose(self) -> None:
        """Ask for the file."""
        before = self._desk.settings.site_style
        name, _kind = QFileDialog.getOpenFileName(
            self._desk.parts.window,
            self.tr("Choose the site’s style sheet"),
            str(Path(before).parent) if before else "",
            self.tr("Style sheets (*.css)"),
        )
        if name:
            self._show(Path(name))

    def use_own(self) -> None:
        """Show the page in Marquee's style again."""
        self._desk.parts.preview.set_site_style(None)
        self._desk.change_settings(site_style="")
        self._say(self.tr("The page is shown in Marquee’s style."))

    def _show(self, file: Path, *, kept: bool = False) -> None:
        """Show the page in that file's style, or say why not and leave it in the one it is in."""
        if not style_sheet(file).strip():
            message = self.tr("“{0}” could not be read as a style sheet; the page stays as it is.")
            self._say(message.format(file.name))
            return
        self._desk.parts.preview.set_site_style(file)
        if kept:
            return
        self._desk.change_settings(site_style=str(file))
        state = self._desk.parts.preview.state()
        if state is not None and state.kind == "text":
            self._say(self.tr("The style sheet is kept; the plain preview cannot show it."))
        else:
            self._say(self.tr("The page is shown in the style of “{0}”.").format(file.name))

    def _say(self, message: str) -> None:
        self._desk.parts.window.status.show_message(message)
