"""Tells the writer what went wrong: one plain sentence with a way out, or the crash sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.errors import (
    LibraryChangedError,
    LibraryDamagedError,
    LibraryError,
    MarqueeError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.desk.sheets import Sheets
    from desktop_app.ui.dialogs.message import MessageSheet
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.theme import Theme


class Troubles(QObject):
    """Shows errors, one sheet at a time."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        icons: Icons,
        sheets: Sheets,
        report_bug: Callable[[BaseException], None],
    ) -> None:
        super().__init__()
        self._window = window
        self._theme = theme
        self._icons = icons
        self._sheets = sheets
        self._report_bug = report_bug
        self._shown: set[str] = set()
        self._save_copy: Callable[[], None] | None = None
        self._try_again: Callable[[], None] | None = None
        self._something_open: Callable[[], bool] = lambda: False

    def set_ways(
        self,
        save_copy: Callable[[], None],
        try_again: Callable[[], None],
        something_open: Callable[[], bool],
    ) -> None:
        """Say what is offered where the library does not take a text that is open."""
        self._save_copy, self._try_again = save_copy, try_again
        self._something_open = something_open

    def show_not_saved(self, error: BaseException) -> None:
        """Say that a text is not in the library, with the ways out."""
        self.show(error, saving=True)

    def show(
        self,
        error: BaseException,
        choose_library: Callable[[], None] | None = None,
        *,
        restore: tuple[str, Callable[[], None]] | None = None,
        then: Callable[[], None] | None = None,
        saving: bool = False,
    ) -> None:
        """Say it in a sentence where the writer can do something; else it is a bug of ours.

        `restore` has the words of a way out and what it does; `then` follows the sheet.
        """
        if not isinstance(error, MarqueeError):
            self._report_bug(error)
            return
        if error.sentence in self._shown:
            return
        make = self._sheets.message()
        sheet = make(self._theme, self._icons, error.sentence, error.way_out, parent=self._window)
        if isinstance(error, LibraryError) and choose_library is not None:
            sheet.add_way_out(self.tr("Open another library…"), choose_library)
        if saving or isinstance(error, LibraryChangedError):
            self._offer_ways(sheet)
        if restore is not None:
            sheet.add_way_out(*restore, primary=True)
        if then is not None:
            sheet.finished.connect(lambda: then())
        self._shown.add(error.sentence)
        sheet.finished.connect(lambda: self._shown.discard(error.sentence))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def show_damaged_text(self, look: Callable[[], None]) -> None:
        """Say that the text that is shown is not what was saved; `look` shows its history."""
        error = LibraryDamagedError(
            self.tr("The disk has changed the text of this article: it is not what was saved."),
            self.tr("Compare it with an earlier version, or take it from a backup."),
        )
        self.show(error, restore=(self.tr("Show history"), look))

    def show_unsaved(self, error: BaseException, close: Callable[[], None]) -> None:
        """Say that closing now would lose words, with a way to do it all the same."""
        why = error.sentence if isinstance(error, MarqueeError) else str(error)
        sheet = self._sheets.message()(
            self._theme,
            self._icons,
            self.tr("What you wrote last could not be saved."),
            self.tr("{0} Marquee stays open and goes on trying.").format(why),
            close=self.tr("Stay open"),
            parent=self._window,
        )
        sheet.add_way_out(self.tr("Close without it"), close)
        self._offer_ways(sheet)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _offer_ways(self, sheet: MessageSheet) -> None:
        if self._save_copy is None or self._try_again is None or not self._something_open():
            return
        sheet.add_way_out(self.tr("Save a copy elsewhere…"), self._save_copy)
        sheet.add_way_out(self.tr("Try again"), self._try_again)

    def show_crash(self, details: str) -> None:
        """Show the sheet for a bug; the text is already safe."""
        if "crash" in self._shown:
            return
        self._shown.add("crash")
        sheet = self._sheets.crash()(self._theme, self._icons, details, parent=self._window)
        sheet.finished.connect(lambda: self._shown.discard("crash"))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
