"""Messages on a pipe: slices of at most 1 MB, each behind its length and whether more follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol

    class Source(Protocol):
        """Gives bytes."""

        def read(self, size: int, /) -> bytes | None:
            """At most that many; none at the end."""
            ...

    class Sink(Protocol):
        """Takes bytes."""

        def write(self, data: bytes, /) -> int | None:
            """Take some of them and say how many, or None for all."""
            ...

        def flush(self) -> None:
            """Send what is held back."""
            ...


SLICE_BYTES = 1_000_000
_MORE = 1 << 31


class TooLongError(Exception):
    """A message is longer than the limit."""


def write_message(sink: Sink, data: bytes) -> None:
    """Write one message."""
    view = memoryview(data)
    for start in range(0, max(len(data), 1), SLICE_BYTES):
        part = view[start : start + SLICE_BYTES]
        more = _MORE if start + SLICE_BYTES < len(data) else 0
        sink.write((len(part) | more).to_bytes(4, "big"))
        sink.write(bytes(part))
    sink.flush()


def read_message(source: Source, limit: int) -> bytearray | None:
    """The next message, or None at the end of the pipe; raises TooLongError beyond `limit`."""
    message = bytearray()
    while True:
        header = _exactly(source, 4)
        if header is None:
            return None
        size = int.from_bytes(header, "big")
        length = size & ~_MORE
        if length > SLICE_BYTES or len(message) + length > limit:
            raise TooLongError
        part = _exactly(source, length)
        if part is None:
            return None
        message += part
        if not size & _MORE:
            return message


def _exactly(source: Source, size: int) -> bytearray | None:
    data = bytearray()
    while len(data) < size:
        part = source.read(size - len(data))
        if not part:
            return None
        data += part
    return data
