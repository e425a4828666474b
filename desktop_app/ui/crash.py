"""What happens at a bug of ours: the text goes to the journal first, then the writer is told."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from traceback import format_exception
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType


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
        self._reported.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python’s own hooks; where no log can be kept, go on without."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        try:
            self._logs.mkdir(parents=True, exist_ok=True)
            handler = self._open_log(self._logs / "marquee.log")
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            self._log.addHandler(handler)
            self._fault_file = (self._logs / "fault.log").open("a", encoding="utf-8")
            faulthandler.enable(self._fault_file)
        except OSError:
            self._log.addHandler(logging.NullHandler())

    def uninstall(self) -> None:
        """Give Python its own hooks back and close the logs."""
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


def _places(error: BaseException) -> str:
    lines: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)
