"""The window's composition root: the only module that knows all the others."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QProcess, QSettings, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop_app import __version__, late
from desktop_app.bootstrap import (
    library_folder,
    make_comparer,
    open_backups,
    open_journal,
    open_services,
    start_reader,
)
from desktop_app.errors import LibraryElsewhereError, LibraryInUseError
from desktop_app.paths import user_paths
from desktop_app.resources import find_resources
from desktop_app.settings import Settings, load_settings
from desktop_app.ui.application import Application, AskedFiles
from desktop_app.ui.collecting import GarbageCollector
from desktop_app.ui.commands import Commands
from desktop_app.ui.crash import CrashHook
from desktop_app.ui.editor.pane import EditorPane
from desktop_app.ui.first_paint import FirstPaint
from desktop_app.ui.icons import Icons
from desktop_app.ui.jobs import Lane
from desktop_app.ui.lanes import Lanes
from desktop_app.ui.library.panel import LibraryPanel
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.open_article import OpenArticle
from desktop_app.ui.pictures import LibraryPictures
from desktop_app.ui.preview.environment import configure_environment, web_engine_problem
from desktop_app.ui.preview.pane import PreviewPane
from desktop_app.ui.preview.view import PreviewUnavailableError
from desktop_app.ui.sidebar.sidebar import Sidebar
from desktop_app.ui.theme import Theme
from desktop_app.ui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from logging import Handler

    from desktop_app.paths import Paths
    from desktop_app.resources import Resources
    from desktop_app.services.bundle import Services
    from desktop_app.ui.desk.desk import Desk
    from desktop_app.ui.desk.parts import DeskParts
    from desktop_app.ui.preview.view import PageView, ViewParts


LOG_BYTES = 500_000


class Options(NamedTuple):
    """What the command line asks of the window."""

    library: Path | None = None
    file: Path | None = None
    safe: bool = False  # plain preview, default settings, and nothing of either is kept
    reset_ui: bool = False  # forget the window's size and panes first


class Front(NamedTuple):
    """What the first paint needs: the window and its parts, and what the desk will want of them."""

    app: Application
    paths: Paths
    settings: Settings
    resources: Resources
    theme: Theme
    icons: Icons
    crash: CrashHook
    garbage: GarbageCollector
    lanes: Lanes
    commands: Commands
    article: OpenArticle
    thumbnails: Thumbnails
    pictures: LibraryPictures
    panel: LibraryPanel
    editor: EditorPane
    preview: PreviewPane
    sidebar: Sidebar
    window: MainWindow
    safe: bool


class Marquee(NamedTuple):
    """The running program: its window, and the desk that works behind it."""

    app: Application
    window: MainWindow
    desk: Desk


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit code."""
    options = parse(arguments)
    _need_display(os.environ)
    # Threads that do I/O hand the interpreter back sooner, so that keys do not wait for them.
    sys.setswitchinterval(0.0005)
    paths = user_paths(library_folder(options.library, os.environ))
    if _is_there(paths.socket) and _reach_first(paths, options.file):
        return 0
    if options.reset_ui:
        forget_window(paths)
    front = build_front(paths, safe=options.safe)
    desks: list[Desk] = []

    def start_desk() -> None:
        desks.append(build_desk(front))
        desks[0].start(options.file)

    painted = FirstPaint(front.window, start_desk)
    front.window.show()
    code = front.app.exec()
    painted.forget()
    for desk in desks:
        desk.close()
    return code


def parse(arguments: Sequence[str]) -> Options:
    """Read the window's options; ends the program with a sentence where they are wrong."""
    parser = argparse.ArgumentParser("marquee", add_help=False)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--safe-mode", action="store_true")
    parser.add_argument("--reset-ui", action="store_true")
    parser.add_argument("file", nargs="?", type=Path)
    given = parser.parse_args(list(arguments))
    return Options(given.library, given.file, given.safe_mode, given.reset_ui)


def forget_window(paths: Paths) -> None:
    """Forget the window's size, place and panes; a file that will not go is no reason to stop."""
    with contextlib.suppress(OSError):
        paths.window.unlink(missing_ok=True)


def _need_display(environment: Mapping[str, str]) -> None:
    """End the program with a sentence where Qt would end it with a core dump."""
    ways = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(environment.get(way) for way in ways):
        sys.exit("There is no display to open a window on. marquee --help lists the commands.")


def make_application() -> Application:
    """The Qt application, with what must be set before it is made."""
    # Chromium may then be loaded after the first paint.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = Application(["marquee"])
    app.setApplicationName("Marquee")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("app.marqueedesk.Marquee")
    return app


def build(
    paths: Paths,
    app: Application | None = None,
    settings: Settings | None = None,
    *,
    safe: bool = False,
) -> Marquee:
    """Put the whole program together; the library is opened by `desk.start`."""
    front = build_front(paths, app, settings, safe=safe)
    return Marquee(front.app, front.window, build_desk(front))


def build_front(
    paths: Paths,
    app: Application | None = None,
    settings: Settings | None = None,
    *,
    safe: bool = False,
) -> Front:
    """Put the window together, which can be painted from then on.

    `safe` leaves out whatever may stand in the way of a start: Chromium, the graphics card, and
    the writer's settings, which are neither read nor written.
    """
    gpu = configure_environment(os.environ, "software" if safe else "auto")
    app = app or make_application()
    garbage = GarbageCollector()
    garbage.start()
    resources = find_resources()
    sentence = ""
    if safe:
        settings = Settings()
    elif settings is None:
        settings, sentence = load_settings(paths.settings)
    theme = Theme(resources, settings.theme)
    theme.prepare(app)
    icons = Icons(theme, resources)
    crash = CrashHook(paths.logs, _open_log)

    lanes = Lanes(
        library=Lane("library", crash.report),
        journal=Lane("journal", crash.report),
        reading=Lane("reading", crash.report),
        pictures=Lane("pictures", crash.report),
        export=Lane("export", crash.report),
        upkeep=Lane("upkeep", crash.report),
    )
    pictures = LibraryPictures()
    thumbnails = Thumbnails(lanes.pictures)
    article = OpenArticle()
    commands = Commands(kept_keys=settings.shortcuts)
    panel = LibraryPanel(theme, icons)
    editor = EditorPane(article, theme, icons, late.typing_help)
    web_view = _no_web_view if safe else _web_view
    preview = PreviewPane(theme, icons, resources, pictures.path, web_view, _text_view, gpu=gpu)
    sidebar = Sidebar(theme, icons, thumbnails, late.tabs())
    geometry = None if safe else QSettings(str(paths.window), QSettings.Format.IniFormat)
    window = MainWindow(
        theme, icons, commands, panel, editor, preview, sidebar, late.boxes(), geometry
    )
    # Once, over the finished window: set earlier, it is worked out anew for every part.
    theme.dress()
    editor.await_article()
    if sentence:
        QTimer.singleShot(0, lambda: window.status.show_message(sentence))
    return Front(
        app=app,
        paths=paths,
        settings=settings,
        resources=resources,
        theme=theme,
        icons=icons,
        crash=crash,
        garbage=garbage,
        lanes=lanes,
        commands=commands,
        article=article,
        thumbnails=thumbnails,
        pictures=pictures,
        panel=panel,
        editor=editor,
        preview=preview,
        sidebar=sidebar,
        window=window,
        safe=safe,
    )


def build_desk(front: Front) -> Desk:
    """Put the desk behind the window; it is loaded here, after the first paint."""
    from desktop_app.ui.desk.desk import Desk
    from desktop_app.ui.first_window import FirstWindow

    front.window.make_menu_bar()
    paths, resources = front.paths, front.resources
    front.app.setWindowIcon(QIcon(str(resources.path("app", "marquee.svg"))))
    return Desk(
        _desk_parts(front),
        paths=paths,
        settings=front.settings,
        open_services=lambda file: _open_or_raise(paths, resources, file, front.app.asked),
        listen=lambda: FirstWindow(paths.socket, front.window),
        open_backups=lambda: open_backups(paths),
        save_settings=_keep_nothing if front.safe else _save_settings,
        restart_on=_restart_on,
        warm_up=late.warm_up,
    )


def _desk_parts(front: Front) -> DeskParts:
    from desktop_app.ui.bus import Bus
    from desktop_app.ui.comparing import CompareLoop
    from desktop_app.ui.desk.parts import DeskParts
    from desktop_app.ui.pauses import Pauses
    from desktop_app.ui.reading import ReadingLoop
    from desktop_app.ui.saving import Saver

    lanes, journal = front.lanes, open_journal(front.paths)
    return DeskParts(
        window=front.window,
        panel=front.panel,
        editor=front.editor,
        preview=front.preview,
        sidebar=front.sidebar,
        article=front.article,
        commands=front.commands,
        theme=front.theme,
        icons=front.icons,
        bus=Bus(),
        saver=Saver(front.article, journal, lanes.journal),
        reading=ReadingLoop(lanes.reading, start_reader),
        comparing=CompareLoop(lanes.reading, make_comparer),
        pauses=Pauses(),
        thumbnails=front.thumbnails,
        pictures=front.pictures,
        crash=front.crash,
        garbage=front.garbage,
        asked=front.app.asked,
        journal=journal,
        lanes=lanes,
        sheets=late.sheets(),
        make_tools=late.make_tools,
        find_cast=late.find_cast,
        find_drift=late.find_drift,
        read_cast=late.read_cast,
        save_copy=late.save_copy,
        find_posts=late.find_posts,
        convert_rich=late.convert_rich,
    )


def _is_there(socket: str) -> bool:
    """Whether another window may listen: to ask one costs a module that the start can do without.

    Windows keeps no file for it, and macOS says later which file was double-clicked; there whoever
    finds the library locked asks.
    """
    return sys.platform not in {"win32", "darwin"} and Path(socket).exists()


def _reach_first(paths: Paths, file: Path | None) -> bool:
    from desktop_app.ui.first_window import reach_first

    return reach_first(paths.socket, file)


def _open_or_raise(
    paths: Paths, resources: Resources, file: Path | None, asked: AskedFiles
) -> Services:
    """Open the library; where another window has it that one comes forward, or else this one reads.

    Raises LibraryElsewhereError where the other window has answered.
    """
    try:
        return open_services(paths.library, write=True, paths=paths, resources=resources)
    except LibraryInUseError as error:
        if _reach_first(paths, file):
            for one in asked.waiting():
                _reach_first(paths, one)
            raise LibraryElsewhereError(error.sentence) from error
        return open_services(paths.library, write=False, paths=paths, resources=resources)


def _open_log(path: Path) -> Handler:
    """A log that never grows beyond four files."""
    from logging.handlers import RotatingFileHandler

    return RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8")


def _web_view(parts: ViewParts) -> PageView:
    """Make the web view; QtWebEngine is loaded here, after the first paint."""
    problem = web_engine_problem(os.environ)
    if problem is not None:
        raise PreviewUnavailableError(problem)
    from desktop_app.ui.preview.web_view import WebView

    return WebView(parts)


def _no_web_view(_parts: ViewParts) -> PageView:
    raise PreviewUnavailableError("safe")


def _text_view(parts: ViewParts) -> PageView:
    """Make the plain view, which is loaded only where Chromium cannot run."""
    from desktop_app.ui.preview.text_view import TextView

    return TextView(parts)


def _save_settings(settings: Settings, path: Path) -> None:
    from desktop_app.settings_store import save_settings

    save_settings(settings, path)


def _keep_nothing(_settings: Settings, _path: Path) -> None:
    """In safe mode the writer's settings stay as they are."""


def _restart_on(library: Path) -> None:
    """Close this window and open another one on that library."""
    program = [sys.executable, "--library", str(library)]
    if not getattr(sys, "frozen", False):
        program[1:1] = ["-m", "desktop_app"]
    for window in QApplication.topLevelWidgets():
        window.close()
    QProcess.startDetached(program[0], program[1:])
