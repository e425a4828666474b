"""Messages on a pipe."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.worker import frames
from desktop_app.worker.frames import TooLongError, read_message, write_message


class Trickle(io.BytesIO):
    """A pipe that gives a byte or two at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 2))


@given(st.lists(st.binary(max_size=30), max_size=5), st.integers(1, 9))
def test_messages_come_back_whole(messages: list[bytes], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frames, "SLICE_BYTES", size)
        sink = io.BytesIO()
        for message in messages:
            write_message(sink, message)
        source = Trickle(sink.getvalue())
        for message in messages:
            assert bytes(read_message(source, 100) or b"") == message
        assert read_message(source, 100) is None


def test_no_slice_is_longer_than_a_megabyte() -> None:
    class Sink(io.BytesIO):
        longest = 0

        def write(self, data: object, /) -> int:
            assert isinstance(data, bytes)
            self.longest = max(self.longest, len(data))
            return super().write(data)

    sink = Sink()
    write_message(sink, bytes(2_500_000))
    assert sink.longest == 1_000_000
    whole = read_message(io.BytesIO(sink.getvalue()), 2_500_000)
    assert whole is not None
    assert bytes(whole) == bytes(2_500_000)
    with pytest.raises(TooLongError):
        read_message(io.BytesIO(sink.getvalue()), 2_499_999)


def test_a_pipe_that_breaks_off_is_at_its_end() -> None:
    sink = io.BytesIO()
    write_message(sink, b"words")
    for cut in range(len(sink.getvalue())):
        assert read_message(io.BytesIO(sink.getvalue()[:cut]), 10) is None


def test_a_stray_header_is_no_reason_to_wait_for_gigabytes() -> None:
    with pytest.raises(TooLongError):
        read_message(io.BytesIO(b"\x7f\xff\xff\xff"), 10**12)
