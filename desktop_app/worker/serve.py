"""The helper process: `marquee --worker` reads requests from its input and answers.

It knows neither the window nor the library. It ends with whoever holds the other end of its
input, and by itself when a request costs too much.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from desktop_app.domain.article import Article
from desktop_app.domain.records import Records
from desktop_app.worker import limits
from desktop_app.worker.codec import decode, encode
from desktop_app.worker.delta import answer_of, records_after, spliced
from desktop_app.worker.frames import read_message, write_message
from desktop_app.worker.messages import Ask, Failed, Ready, Refused, Suggest, Suggested
from desktop_app.worker.protocol import ReadRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.worker.protocol import Reading, Renderer, Spelling

LONGEST_REQUEST = 1_000_000_000  # bytes; the text comes from the editor, which holds it already


def serve(make_reader: Callable[[], Renderer]) -> int:
    """Answer until the input ends; the exit code."""
    source, sink = _take_pipe()
    for name in ("SIGINT", "SIGHUP"):  # meant for the window, which ends us by closing the pipe
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    limits.set_memory_limit()
    loop = _Loop(make_reader())
    with contextlib.suppress(BrokenPipeError):
        write_message(sink, encode(Ready(os.getpid())))
        while (data := read_message(source, LONGEST_REQUEST)) is not None:
            limits.start_clock(limits.SECONDS)
            answer = loop.answer(decode(data))
            limits.start_clock(0)
            write_message(sink, answer)
    return 0


def _take_pipe() -> tuple[BinaryIO, BinaryIO]:
    """Our input and output, which from now on nobody else can write to by mistake.

    By number: a packaged program without a console has no `sys.stdin`.
    """
    source, sink = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.close(null)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - not there elsewhere

        for handle in (source, sink):
            msvcrt.setmode(handle, os.O_BINARY)
    return os.fdopen(source, "rb"), os.fdopen(sink, "wb")


class _Loop:
    """Holds the text, the records and the last answer, so that only changes need to cross."""

    def __init__(self, reader: Renderer) -> None:
        self._reader = reader
        self._article = Article(UUID(int=0))
        self._body = ""
        self._records = Records()
        self._spelling: Spelling | None = None
        self._last: Reading | None = None

    def answer(self, ask: Ask | Suggest) -> bytes:
        """The answer to a request, as bytes."""
        try:
            if isinstance(ask, Suggest):
                return encode(Suggested(self._reader.suggest(ask.word)))
            reading = self._reader.read(self._request(ask))
            data = encode(answer_of(self._last, reading))
        except MemoryError:
            os._exit(limits.OUT_OF_MEMORY)  # what is left of memory may not do for more
        except Exception:  # told to the window, which reports it
            return encode(Failed(_where()))
        if len(data) > limits.OUTPUT_BYTES:
            return encode(Refused("output"))
        self._last = reading
        return data

    def _request(self, ask: Ask) -> ReadRequest:
        if ask.article is not None:
            self._article = ask.article
        self._body = spliced(self._body, ask.body)
        if ask.records is not None:
            self._records = records_after(self._records, ask.records)
        if ask.spelling is not None:
            self._spelling = ask.spelling.spelling
        return ReadRequest(
            ask.number,
            replace(self._article, body=self._body),
            self._records,
            fresh=ask.fresh,
            checks=ask.checks,
            thorough=ask.thorough,
            spelling=self._spelling,
        )


def _where() -> str:
    """The traceback without the message, which may hold the article's words."""
    kind, _, trace = sys.exc_info()
    name = kind.__name__ if kind is not None else "Exception"
    return "".join(traceback.format_tb(trace)) + name
