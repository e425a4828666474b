"""How the page looks: the site's own style sheet, and its light; kept in the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu

from desktop_app.settings import PageLight
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
        for light in get_args(PageLight):
            commands.bind(f"page.{light}", _ChooseLight(self, light))
        self._show_light(desk.settings.page_light)
        self._button = desk.parts.preview.style_button
        self._button.clicked.connect(self._offer)
        if desk.settings.site_style:
            self._show(Path(desk.settings.site_style), kept=True)

    def choose_light(self, light: PageLight) -> None:
        """Show the page as light or dark as the window, or always the same."""
        self._desk.change_settings(page_light=light)
        self._show_light(light)

    def _show_light(self, light: PageLight) -> None:
        self._desk.parts.preview.set_light(light)
        for one in get_args(PageLight):
            self._desk.parts.commands.set_checked(f"page.{one}", one == light)

    def choose(self) -> None:
        """Ask for the file."""
        before = self._last()
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
        self._desk.change_settings(site_style="", last_site_style=self._last())
        self._button.show_style(self.tr("Marquee"))
        self._say(self.tr("The page is shown in Marquee’s style."))

    def _show(self, file: Path, *, kept: bool = False) -> None:
        """Show the page in that file's style, or say why not and leave it in the one it is in."""
        if not style_sheet(file).strip():
            message = self.tr("“{0}” could not be read as a style sheet; the page stays as it is.")
            self._say(message.format(file.name))
            return
        self._desk.parts.preview.set_site_style(file)
        self._button.show_style(file.stem)
        if kept:
            return
        self._desk.change_settings(site_style=str(file), last_site_style=str(file))
        state = self._desk.parts.preview.state()
        if state is not None and state.kind == "text":
            self._say(self.tr("The style sheet is kept; the plain preview cannot show it."))
        else:
            self._say(self.tr("The page is shown in the style of “{0}”.").format(file.name))

    def _last(self) -> str:
        """The file that the page is shown in, or was before Marquee's style."""
        settings = self._desk.settings
        return settings.site_style or settings.last_site_style

    def _offer(self) -> None:
        """Let a style be chosen below the button that names it."""
        menu = QMenu(self._button)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        own = menu.addAction(self.tr("Marquee’s style"))
        own.triggered.connect(self.use_own)
        styles, last = [own], self._last()
        if last:
            name = Path(last).name.replace("&", "&&")
            site = menu.addAction(name)
            site.triggered.connect(lambda: self._show(Path(last)))
            styles.append(site)
        for style in styles:
            style.setCheckable(True)
            group.addAction(style)
        styles[-1 if self._desk.settings.site_style else 0].setChecked(True)
        menu.addSeparator()
        menu.addAction(self._desk.parts.commands.action("preview.site_style"))
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    def _say(self, message: str) -> None:
        self._desk.parts.window.status.show_message(message)


class _ChooseLight:
    """Chooses one light; a partial would be handed whether it is checked."""

    def __init__(self, desk: SiteStyleDesk, light: PageLight) -> None:
        self._desk = desk
        self._light: PageLight = light

    def __call__(self) -> None:
        self._desk.choose_light(self._light)
