"""The reader in a process of its own: what it answers, and what ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.bootstrap import make_reader
from desktop_app.domain.article import Article
from desktop_app.domain.records import Hub, Records
from desktop_app.worker import client, limits
from desktop_app.worker.client import ProcessReader, reader_command
from desktop_app.worker.errors import ReaderFailedError, ReaderPausedError
from desktop_app.worker.frames import write_message
from desktop_app.worker.protocol import (
    PageBlock,
    Reading,
    ReadRequest,
    Spelling,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.worker.frames import Sink

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
ONE = UUID(int=1)
RECORDS = Records(hubs={"h": Hub(UUID(int=2), "h", "Hub")})
LINES = [
    "text", "text", "more *text*", "", "", "# Head", "- item", "  inner", "> quote", "```",
    "::: spoiler X", ":::", "::: gallery", "![a](image:one)", "| a | b |", "|---|---|", "| 1 | 2 |",
    "%% note", "[^1]: foot", "see[^1]", "[x]: http://a.b", "[x]", "===", "<b>", "1. one", "TODO",
    "é🎬", "\0",
]  # fmt: skip

# A reader that does what the article's headline says.
ODD = """
import os, sys, time
from desktop_app.bootstrap import make_reader
from desktop_app.worker.serve import serve
class Odd:
    def __init__(self): self._real = make_reader()
    def read(self, request):
        match request.article.headline:
            case "spin":
                while True: pass
            case "sleep": time.sleep(60)
            case "die": os._exit(3)
            case "raise": raise ValueError(request.article.body)
            case "eat":
                eaten = []
                while True: eaten.append(bytes(50_000_000))
            case "print": print("stray words"); os.write(1, b"and more")
        return self._real.read(request)
    def close(self): pass
sys.exit(serve(Odd))
"""


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., ProcessReader]]:
    readers: list[ProcessReader] = []

    def go(command: list[str] | None = None, **limited: float) -> ProcessReader:
        readers.append(ProcessReader(command, **limited))  # type: ignore[arg-type]
        return readers[-1]

    yield go
    for reader in readers:
        reader.close()


@pytest.fixture
def odd(start: Callable[..., ProcessReader]) -> ProcessReader:
    return start([sys.executable, "-c", ODD])


def asked(body: str, headline: str = "Headline", **given: Any) -> ReadRequest:
    return ReadRequest(1, Article(ONE, headline, "Dek", body), RECORDS, **given)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def ends(pid: int) -> bool:
    for _ in range(100):
        if not is_running(pid):
            return True
        time.sleep(0.05)
    return False


def test_answers_as_the_reader_in_this_process(start: Callable[..., ProcessReader]) -> None:
    reader, here = start(), make_reader()
    for body in ("one\n\ntwo TODO", "one\n\ntwo TODO!", "\none\n\ntwo TODO!\n\nthree", ""):
        for checks in (False, True):
            request = asked(body, checks=checks)
            assert reader.read(request) == here.read(request)


def test_incremental_is_full_through_the_pipe(start: Callable[..., ProcessReader]) -> None:
    reader = start()

    @settings(max_examples=60)
    @given(st.data())
    def edit(data: st.DataObject) -> None:
        lines = data.draw(st.lists(st.sampled_from(LINES), max_size=12))
        page: list[PageBlock] = []
        for number in range(data.draw(st.integers(1, 6))):
            body = "\n".join(lines)
            thorough = data.draw(st.booleans())
            request = asked(body, fresh=number == 0, checks=data.draw(st.booleans()))
            reading = reader.read(replace(request, thorough=thorough))
            splice = reading.splice
            page[splice.index : splice.index + splice.removed] = splice.blocks
            whole = make_reader().read(asked(body, fresh=True))
            assert [block.html for block in page] == [one.html for one in whole.splice.blocks]
            if thorough and not request.fresh:
                # What is read anew is what is shown: the safety net has nothing to catch.
                again = reader.read(replace(request, thorough=True, checks=True)).splice
                assert (again.removed, again.blocks) == (0, ())
            same = replace(whole, splice=splice, findings=reading.findings, checked=reading.checked)
            assert reading == same
            if reading.checked:
                assert reading.findings == whole.findings
            start_at = data.draw(st.integers(0, len(lines)))
            end = data.draw(st.integers(start_at, min(len(lines), start_at + 3)))
            lines[start_at:end] = data.draw(st.lists(st.sampled_from(LINES), max_size=3))

    edit()


def test_a_key_sends_a_key(
    start: Callable[..., ProcessReader], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[int] = []

    def write(sink: Sink, data: bytes) -> None:
        sent.append(len(data))
        write_message(sink, data)

    monkeypatch.setattr(client, "write_message", write)
    reader = start()
    body = "\n\n".join(f"Paragraph {number} *with* words." for number in range(2000))
    reader.read(asked(body, fresh=True))
    reader.read(asked(body.replace("1000", "1000!"), checks=False))
    assert sent[0] > len(body)
    assert sent[1] < 200


def test_what_crashes_is_started_again_without_a_word(
    start: Callable[..., ProcessReader],
) -> None:
    reader = start()
    first = reader.read(asked("one", fresh=True))
    assert reader.pid is not None
    os.kill(reader.pid, signal.SIGKILL)
    again = reader.read(asked("one\n\ntwo"))
    assert [block.html for block in again.splice.blocks] == ["<p>one</p>", "<p>two</p>"]
    assert first.splice.blocks[0].key == again.splice.blocks[0].key


def test_three_crashes_in_a_minute_pause_it(odd: ProcessReader) -> None:
    for _ in range(2):  # whoever tries again gets three more
        with pytest.raises(ReaderPausedError) as paused:
            odd.read(asked("x", "die"))
        assert paused.value.reason == "crashed"
    assert odd.read(asked("x")).words == 1


def test_a_program_that_is_not_there_pauses_it(start: Callable[..., ProcessReader]) -> None:
    with pytest.raises(ReaderPausedError) as paused:
        start(["/no/such/program"]).read(asked("x"))
    assert paused.value.reason == "crashed"


@pytest.mark.parametrize(("order", "reason"), [("spin", "time"), ("eat", "memory")])
def test_what_costs_too_much_is_killed(odd: ProcessReader, order: str, reason: str) -> None:
    odd.read(asked("x"))
    pid = odd.pid
    assert pid is not None
    with pytest.raises(ReaderPausedError) as paused:
        odd.read(asked("x", order))
    assert paused.value.reason == reason
    assert not is_running(pid)
    assert odd.read(asked("one\n\ntwo")).words == 2


def test_what_hangs_is_killed(start: Callable[..., ProcessReader]) -> None:
    reader = start([sys.executable, "-c", ODD], wall_seconds=0.5)
    with pytest.raises(ReaderPausedError) as paused:
        reader.read(asked("x", "sleep"))
    assert paused.value.reason == "time"


def test_too_long_a_page_is_refused_at_both_ends(start: Callable[..., ProcessReader]) -> None:
    long = f"[{'x' * 60}]\n\n" * 350 + f"[{'x' * 60}]: http://a.b/{'y' * 60_000}"
    with pytest.raises(ReaderPausedError) as paused:
        start().read(asked(long, checks=False))
    assert paused.value.reason == "output"
    with pytest.raises(ReaderPausedError) as paused:
        start(output_bytes=1000).read(asked("word " * 1000))
    assert paused.value.reason == "output"


def test_a_bug_of_ours_is_told_without_the_words(odd: ProcessReader) -> None:
    with pytest.raises(ReaderFailedError) as failed:
        odd.read(asked("secret words", "raise"))
    assert "ValueError" in str(failed.value)
    assert "secret" not in str(failed.value)
    assert odd.read(asked("one")).words == 1


def test_stray_output_does_not_disturb(odd: ProcessReader) -> None:
    assert odd.read(asked("one two", "print")).words == 2


def test_ends_with_the_window_also_when_that_is_killed() -> None:
    window = subprocess.Popen(
        [
            sys.executable, "-c",
            "import sys, time; from desktop_app.worker.client import ProcessReader\n"
            "reader = ProcessReader(); reader.warm_up(); print(reader.pid, flush=True)\n"
            "time.sleep(60)",
        ],
        stdout=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    assert window.stdout is not None
    pid = int(window.stdout.readline())
    assert is_running(pid)
    window.kill()
    window.wait()
    window.stdout.close()
    assert ends(pid)


def test_close_ends_it(start: Callable[..., ProcessReader]) -> None:
    reader = start()
    reader.warm_up()
    pid = reader.pid
    assert pid is not None
    reader.close()
    assert ends(pid)
    with pytest.raises(ReaderPausedError):
        reader.read(asked("x"))


def test_closed_while_it_starts_it_leaves_nothing(
    start: Callable[..., ProcessReader], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, started, real = start(), [], subprocess.Popen

    def slow(*arguments: Any, **named: Any) -> subprocess.Popen[bytes]:
        process = real(*arguments, **named)
        started.append(process)
        reader.close()
        return process

    monkeypatch.setattr(subprocess, "Popen", slow)
    reader.warm_up()
    assert reader.pid is None
    assert [process.poll() for process in started] == [-signal.SIGKILL]


def test_loads_neither_qt_nor_sql() -> None:
    code = (
        "import sys; sys.argv[1:] = ['--worker']\n"
        "from desktop_app.__main__ import main\nassert main() == 0\n"
        "heavy = {'PySide6', 'sqlalchemy', 'sqlmodel', 'sqlite3', 'pysqlite3', 'PIL', 'alembic'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=b"", capture_output=True, cwd=ROOT, check=True
    )
    assert done.stderr == b"[]\n"


def test_how_it_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reader_command() == [sys.executable, "-m", "desktop_app", "--worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader_command() == [sys.executable, "--worker"]


def test_the_limits_are_those_of_the_design() -> None:
    assert (limits.SECONDS, limits.OUTPUT_BYTES) == (2.0, 20_000_000)
    assert isinstance(make_reader().read(asked("x")), Reading)


def test_words_are_looked_up_in_the_helper_process(start: Callable[..., ProcessReader]) -> None:
    reader = start()
    assert reader.suggest("teh") == ()  # nobody has been asked yet
    us, gb = Spelling("us"), Spelling("gb")
    first = reader.read(asked("The colour of teh sky.", spelling=us))
    assert [key for _, _, key in first.misspelt if "colour" in key]
    second = reader.read(asked("The colour of teh sky.", spelling=gb))
    assert not [key for _, _, key in second.misspelt if "colour" in key]
    assert second.misspelt[0][:2] == (14, 17)
    assert "the" in reader.suggest("teh")
    mine = replace(gb, own=("teh",))
    assert reader.read(asked("The colour of teh sky.", spelling=mine)).misspelt == ()
    assert reader.read(asked("The colour of teh sky.")).misspelt == ()
