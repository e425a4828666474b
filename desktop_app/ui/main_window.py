"""The window: bars, panes, and the block that connects its own parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from desktop_app.ui.panes import SPECS, Panes, PaneShown
from desktop_app.ui.status_bar import StatusBar
from desktop_app.ui.top_bar import TopBar
from desktop_app.ui.widgets.hairline import Hairline

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QCloseEvent

    from desktop_app.ui.commands import Commands
    from desktop_app.ui.dialogs.palette_box import PaletteBox
    from desktop_app.ui.dialogs.shortcuts import ShortcutsSheet
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Mode, Theme

SIZE = (1440, 900)
FRAME = 36  # a title bar's height, on any system
LEAST_HEIGHT = 560  # its least width is that of the panes that are shown
_WITH_ALT = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.Wheel,
)
_THEMES: tuple[Mode, ...] = ("system", "light", "dark")


class ThemeChosen(NamedTuple):
    """The writer has chosen light, dark or as the system."""

    mode: Mode


class Boxes(NamedTuple):
    """Where the window's own boxes are; each is loaded when it is first wanted."""

    palette: Callable[[], type[PaletteBox]]
    shortcuts: Callable[[], type[ShortcutsSheet]]
    step: Callable[[QWidget, bool], bool]  # Tab, forward or back; False where Qt shall do it


class MainWindow(QMainWindow):
    """Lays out what it is given; what commands do to articles is bound by whoever holds those.

    Signals: `theme_chosen(ThemeChosen)`; `closing()` when the window is about to close for good.
    """

    theme_chosen = Signal(object)
    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        commands: Commands,
        library_panel: QWidget,
        editor: QWidget,
        preview: QWidget,
        sidebar: QWidget,
        boxes: Boxes,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._commands = commands
        self._boxes = boxes
        self._palette_box: PaletteBox | None = None
        self._settings = settings
        self._may_close: Callable[[], bool] = _always
        self._alt_alone = False
        self._before_menu: QWidget | None = None  # what had the keys
        commands.build(self, icons)
        self.panes = Panes((library_panel, editor, preview, sidebar))
        self.top_bar = TopBar(icons, commands)
        self.status = StatusBar(theme, icons, commands.tip)
        self.setWindowTitle("Marquee")
        self.setMinimumHeight(LEAST_HEIGHT)
        self._lay_out()
        self._bind()
        self._connect()
        self._restore()

    @property
    def palette_box(self) -> PaletteBox:
        """The box that finds articles and commands."""
        if self._palette_box is None:
            self._palette_box = self._boxes.palette()(self._icons, self._commands, self)
        return self._palette_box

    def set_close_guard(self, may_close: Callable[[], bool]) -> None:
        """Ask `may_close` before the window closes; it stays open where that says no."""
        self._may_close = may_close

    def show_title(self, headline: str) -> None:
        """Name the article that is open in the window's title."""
        self.setWindowTitle(f"{headline} – Marquee" if headline else "Marquee")

    def save_geometry(self) -> None:
        """Keep size, place and panes."""
        if self._settings is None:
            return
        self._settings.setValue("window/geometry", self.saveGeometry())
        self.panes.save_to(self._settings)
        self._settings.sync()

    def show_menu_bar(self, shown: bool) -> None:
        """Show or hide the menu bar, and take the keyboard to it."""
        bar = self.menuBar()
        if shown and bar.isHidden():
            self._before_menu = QApplication.focusWidget()
        had_keys = bar.hasFocus() or QApplication.focusWidget() is None
        bar.setVisible(shown)
        self._commands.set_checked("view.menu", shown)
        before = self._before_menu
        if not shown and had_keys and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.MenuBarFocusReason)
        if shown:
            bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            bar.setActiveAction(bar.actions()[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the geometry and close, unless the guard says no."""
        if not self._may_close():
            event.ignore()
            return
        self.save_geometry()
        self._tell_closing()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note whether Alt is pressed by itself."""
        if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            self._watch_alt(True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show the menu bar after Alt alone, as browsers do."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.show_menu_bar(self.menuBar().isHidden())
        self._watch_alt(False)
        super().keyReleaseEvent(event)

    def _watch_alt(self, on: bool) -> None:
        """See all keys and clicks while Alt is held: what takes one may not pass it on.

        A shortcut's key comes to this window alone, and no further than as a question.
        """
        self._alt_alone = on
        for watched in (self.windowHandle(), self):
            if watched is not None and on:
                watched.installEventFilter(self)
            elif watched is not None:
                watched.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that Alt is held for another key, or for the mouse."""
        key = event.key() if isinstance(event, QKeyEvent) else Qt.Key.Key_unknown
        if event.type() in _WITH_ALT and key != Qt.Key.Key_Alt:
            self._alt_alone = False
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Forget a pressed Alt when another window comes to the front."""
        if event.type() == QEvent.Type.ActivationChange:
            self._watch_alt(False)
        super().changeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's own
        """Tab goes in the order of reading, whenever a part was made."""
        return self._boxes.step(self, forward) or super().focusNextPrevChild(forward)

    # -------------------------------------------------------------------------- how it is built

    def _lay_out(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(Hairline())
        column.addWidget(self.panes, 1)
        column.addWidget(Hairline())
        column.addWidget(self.status)
        self.setCentralWidget(body)

    def make_menu_bar(self) -> None:
        """Fill the menu bar: behind the first paint, which does not show it."""
        bar = self.menuBar()
        for menu in self._commands.menus(bar):
            bar.addMenu(menu)
        if not bar.isNativeMenuBar():
            bar.hide()

    def _bind(self) -> None:
        commands = self._commands
        for spec in SPECS:
            if spec.name != "editor":
                commands.bind(f"view.{spec.name}", _Toggle(self.panes, spec.name))
                commands.set_checked(f"view.{spec.name}", True)
        commands.bind("view.menu", self.show_menu_bar)
        commands.bind("view.theme", self._switch_theme)
        for mode in _THEMES:
            commands.bind(f"theme.{mode}", _ChooseTheme(self, mode))
        commands.bind("go.anything", self._find_anything)
        commands.bind("go.article", self._find_article)
        commands.bind("go.command", self._find_command)
        commands.bind("go.person", self._find_person)
        commands.bind("pane.next", self._next_pane)
        commands.bind("pane.previous", self._previous_pane)
        commands.bind("help.shortcuts", self._show_shortcuts)
        commands.bind("app.quit", self._quit)

    def _connect(self) -> None:
        self.panes.pane_shown.connect(self._on_pane_shown)
        self._theme.changed.connect(self._show_theme)
        self._commands.ran.connect(self._on_ran)
        self._show_theme()

    def _restore(self) -> None:
        screen = QGuiApplication.primaryScreen()
        room = screen.availableGeometry() if screen is not None else self.rect()
        # A frame is only known once the window is shown; its title bar must not push it off.
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height() - FRAME))
        if self._settings is None:
            return
        geometry = self._settings.value("window/geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.panes.restore_from(self._settings)

    # ------------------------------------------------------------------------ what commands do

    def choose_theme(self, mode: Mode) -> None:
        """Fix light or dark, or follow the system, and tell whoever keeps the settings."""
        self._theme.set_mode(mode)
        self._show_theme()
        self.theme_chosen.emit(ThemeChosen(mode))

    def _switch_theme(self) -> None:
        self.choose_theme("light" if self._theme.is_dark() else "dark")

    def _show_theme(self) -> None:
        # The button shows what it leads to.
        self._commands.set_icon_name("view.theme", "sun" if self._theme.is_dark() else "moon")
        for mode in _THEMES:
            self._commands.set_checked(f"theme.{mode}", mode == self._theme.mode)

    def _quit(self) -> None:
        self.close()

    def _find_anything(self) -> None:
        self.palette_box.open_with("")

    def _find_article(self) -> None:
        self.palette_box.open_for_articles()

    def _find_command(self) -> None:
        self.palette_box.open_for_commands()

    def _find_person(self) -> None:
        self.palette_box.open_for_people()

    def _next_pane(self) -> None:
        self.panes.focus_next(1)

    def _previous_pane(self) -> None:
        self.panes.focus_next(-1)

    def _show_shortcuts(self) -> None:
        sheet = self._boxes.shortcuts()(self._icons, self._commands, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _on_pane_shown(self, pane: PaneShown) -> None:
        if pane.name != "editor":
            self._commands.set_checked(f"view.{pane.name}", pane.shown)

    def _on_ran(self, id_: str) -> None:
        self._alt_alone = False
        bar = self.menuBar()
        if id_ != "view.menu" and not bar.isNativeMenuBar() and bar.isVisible():
            self.show_menu_bar(False)

    def _tell_closing(self) -> None:
        self.closing.emit()


class _Toggle:
    """Shows or hides one pane."""

    def __init__(self, panes: Panes, name: str) -> None:
        self._panes = panes
        self._name = name

    def __call__(self, shown: bool) -> None:
        self._panes.show_pane(self._name, shown)


class _ChooseTheme:
    """Chooses one theme."""

    def __init__(self, window: MainWindow, mode: Mode) -> None:
        self._window = window
        self._mode: Mode = mode

    def __call__(self) -> None:
        self._window.choose_theme(self._mode)


def _always() -> bool:
    return True
