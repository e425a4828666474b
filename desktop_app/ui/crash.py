"""What happens at a bug of ours: the text goes to the journal first, then the writer is told."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import re
import sys
import threading
from traceback import format_exception
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    _QtHandler = Callable[[QtMsgType, QMessageLogContext, str], object]

FAULT_BYTES = 500_000
_MOST_OF_QT = 200
_AS_OFTEN = 5
_SO_MANY = 200
# No range up to the last character: the compiler of patterns spends 9 ms of the start on one.
_QUOTED = re.compile("(?:[\"'`]|[^\x00-\x7f]).*", re.DOTALL)


class CrashHook(QObject):
    """Catches what nobody caught, in every thread, and keeps a log without any article text.

    Signals: `crashed(str)` with the details to show, on the GUI thread.
    """

    crashed = Signal(str)
    _reported = Signal(str)

    def __init__(self, logs: Path, open_log: Callable[[Path], logging.Handler]) -> None:
        """`open_log` makes the handler of a rotated log; it is called after the first paint."""
        super().__init__()
        self._logs = logs
        self._open_log = open_log
        self._log = logging.getLogger("marquee")
        self._rescue: Callable[[], None] = lambda: None
        self._fault_file: IO[str] | None = None
        self._before_qt: _QtHandler | None = None
        self._said: dict[str, int] = {}  # how often each place of Qt has spoken
        self._reported.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python’s own hooks; where no log can be kept, go on without."""
        self._before_qt = qInstallMessageHandler(self._on_qt)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        try:
            self._logs.mkdir(parents=True, exist_ok=True)
            handler = self._open_log(self._logs / "marquee.log")
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            self._log.addHandler(handler)
            self._fault_file = _rotated(self._logs / "fault.log").open("a", encoding="utf-8")
            faulthandler.enable(self._fault_file)
        except OSError:
            self._log.addHandler(logging.NullHandler())

    def uninstall(self) -> None:
        """Give Python its own hooks back and close the logs."""
        qInstallMessageHandler(self._before_qt)
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        for handler in list(self._log.handlers):
            self._log.removeHandler(handler)
            handler.close()
        if self._fault_file is not None:
            faulthandler.disable()
            self._fault_file.close()
            self._fault_file = None

    def set_rescue(self, rescue: Callable[[], None]) -> None:
        """Say what puts the open text into safety."""
        self._rescue = rescue

    def report(self, error: BaseException) -> None:
        """Log a bug and tell the writer; may be called from any thread."""
        self.note(error)
        self._reported.emit("".join(format_exception(error)))

    def note(self, error: BaseException) -> None:
        """Put an error into the log and tell nobody."""
        # The message may quote the copy: only its type and place belong in the log.
        self._log.error("%s\n%s", type(error).__name__, _places(error))

    def _tell(self, details: str) -> None:
        try:
            self._rescue()
        finally:
            self.crashed.emit(details)

    def _on_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Log what Qt says; before it ends the program the text goes to the journal."""
        if kind == QtMsgType.QtFatalMsg:
            # Called in whichever thread failed, and there is no way back from here.
            with contextlib.suppress(Exception):
                self._rescue()
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self._log_qt(kind, context, message)
        if self._before_qt is not None:
            self._before_qt(kind, context, message)
        elif sys.stderr is not None:
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.write(f"{message}\n")

    def _log_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if context.category == "js":
            return  # what a page says of itself
        # A message may quote what was typed: its beginning, up to a quotation, is enough.
        shape = _QUOTED.sub("…", message or "")[:_MOST_OF_QT]
        where = f"{context.category or 'qt'} {context.function or ''}".strip()
        count = self._said[where + shape] = self._said.get(where + shape, 0) + 1
        if count > _AS_OFTEN or len(self._said) > _SO_MANY:
            return  # one that comes with every key would push all else out of the log
        level = logging.WARNING if kind == QtMsgType.QtWarningMsg else logging.ERROR
        self._log.log(level, "%s: %s", where, shape)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if sys.stderr is not None:
            sys.__excepthook__(kind, error, trace)
        self.report(error)

    def _on_thread_exception(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.report(hook.exc_value)


def _rotated(path: Path) -> Path:
    """Make room where the last faults have filled the file: one older file is kept."""
    with contextlib.suppress(OSError):
        if path.stat().st_size > FAULT_BYTES:
            path.replace(path.with_name(f"{path.name}.1"))
    return path


def _places(error: BaseException) -> str:
    lines: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)
