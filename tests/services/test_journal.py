from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from uuid import UUID

import pytest

from desktop_app.domain.article import Article, Details
from desktop_app.domain.canonical import details_json
from desktop_app.domain.journal import JournalEdit
from desktop_app.errors import TargetError
from desktop_app.services.journal import JournalService, rebuild

BASE = Article(UUID(int=7), "H", "D", "one\u2028\u00a0two", Details(slug="s"), version=3)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Journal"


@pytest.fixture
def journal(folder):
    journal = JournalService(folder)
    yield journal
    journal.release()


def crashed(folder):
    """What the next run finds, once the kernel has closed the files of the last one."""
    return JournalService(folder)


def end(journal):
    """The process is gone: its files are closed, and nothing else happens."""
    journal.release()


def put(text, at=0, field="body"):
    return JournalEdit(field, at, 0, text)


def test_what_was_typed_comes_back_with_the_version_it_was_typed_on(journal, folder):
    details = Details(slug="s", tags=("a",))
    journal.begin(BASE)
    journal.record(BASE.id, [put("x"), put("y", 1)])
    journal.record(BASE.id, [JournalEdit("headline", 0, 1, "‘M’ \U0001f3ac\ud800\r\n")])
    journal.record(BASE.id, [JournalEdit("details", 0, 0, details_json(details))])
    end(journal)
    (article,) = crashed(folder).recoverable()
    expected = replace(
        BASE, body="xy" + BASE.body, headline="‘M’ \U0001f3ac\ud800\r\n", details=details
    )
    assert article == expected
    assert article.version == 3


def test_what_is_open_is_not_for_recovery(journal, folder):
    journal.begin(BASE)
    journal.record(BASE.id, [put("x")])
    assert journal.recoverable() == ()
    assert crashed(folder).recoverable() == ()  # another process has it open
    end(journal)
    assert len(crashed(folder).recoverable()) == 1


def test_nothing_typed_is_nothing_to_recover(journal, folder):
    journal.begin(BASE)
    journal.record(BASE.id, [])
    journal.record(BASE.id, [put("x")])
    journal.record(BASE.id, [JournalEdit("body", 0, 1, "")])
    end(journal)
    assert crashed(folder).recoverable() == ()


def test_what_the_library_has_is_not_recovered(journal, folder):
    journal.begin(BASE)
    journal.record(BASE.id, [put("x")])
    saved = replace(BASE, body="x" + BASE.body, version=4)
    end(journal)
    assert crashed(folder).recoverable({BASE.id: saved}.get) == ()
    assert len(crashed(folder).recoverable({BASE.id: BASE}.get)) == 1
    assert len(crashed(folder).recoverable(lambda _id: None)) == 1


def test_settling_leaves_only_what_was_typed_since(journal, folder):
    journal.begin(BASE)
    journal.record(BASE.id, [put("x")])
    saved = replace(BASE, body="x" + BASE.body, version=4, details=Details(slug="s-2"))
    journal.record(BASE.id, [put("typed meanwhile ")])
    journal.settled(saved, replace(saved, details=BASE.details))
    end(journal)
    (article,) = crashed(folder).recoverable()
    assert article == replace(saved, body="typed meanwhile x" + BASE.body)

    again = crashed(folder)
    assert [kept.body for kept in again.recoverable()] == [article.body]
    again.discard(BASE.id)
    again.begin(saved)
    again.record(BASE.id, [put("!")])
    sent = replace(saved, body="!" + saved.body)
    again.settled(replace(sent, version=5, details=Details(slug="s-3")), sent)
    end(again)
    assert crashed(folder).recoverable() == ()


def test_settling_what_is_closed_is_harmless(journal, folder):
    journal.settled(BASE, BASE)
    assert not folder.exists()


def test_closing_removes_the_file(journal, folder):
    journal.begin(BASE)
    journal.record(BASE.id, [put("x")])
    journal.close(BASE.id)
    assert list(folder.iterdir()) == []
    journal.close(BASE.id)


def test_what_an_earlier_run_left_is_never_overwritten(journal, folder):
    journal.begin(BASE)
    journal.record(BASE.id, [put("first run ")])
    end(journal)
    second = crashed(folder)
    second.begin(BASE)
    second.record(BASE.id, [put("second run ")])
    second.close(BASE.id)
    (article,) = crashed(folder).recoverable()
    assert article.body.startswith("first run ")
    third = crashed(folder)
    third.close(BASE.id)  # not begun in this run
    assert len(third.recoverable()) == 1
    third.discard(BASE.id)
    assert third.recoverable() == ()


def test_beginning_again_in_the_same_run_starts_anew(journal, folder):
    journal.begin(BASE)
    journal.record(BASE.id, [put("x")])
    journal.begin(replace(BASE, body="y", version=4))
    journal.record(BASE.id, [put("z")])
    end(journal)
    (article,) = crashed(folder).recoverable()
    assert (article.body, article.version) == ("zy", 4)


def lines_of(journal, folder):
    journal.begin(BASE)
    for text in ("a", "b", "c"):
        journal.record(BASE.id, [put(text)])
    end(journal)
    return (folder / f"{BASE.id}.journal").read_bytes()


def test_a_torn_last_line_is_left_out(journal, folder):
    data = lines_of(journal, folder)
    first, second = data.index(b"\n"), data.rindex(b"\n", 0, -1)
    for cut in range(first + 1, len(data)):
        article = rebuild(data[:cut])
        body = BASE.body if article is None else article.body
        assert body in ("a" + BASE.body, "ba" + BASE.body, "cba" + BASE.body, BASE.body)
        if cut > second:
            assert body == "ba" + BASE.body
    assert rebuild(data) == replace(BASE, body="cba" + BASE.body)
    for cut in range(first + 1):
        assert rebuild(data[:cut]) is None


def test_one_flipped_bit_brings_no_wrong_word(journal, folder):
    data = lines_of(journal, folder)
    right = {text + BASE.body for text in ("a", "ba", "cba")}
    for at in range(len(data)):
        for bit in range(8):
            harmed = bytearray(data)
            harmed[at] ^= 1 << bit
            article = rebuild(bytes(harmed))
            assert article is None or article.body in right, (at, bit)


@pytest.mark.parametrize("data", [b"", b"\n", b"{}\n", b"[1]\n", b'{"journal":1}\n', b"\xff\n"])
def test_a_file_that_is_no_journal_is_passed_over(data, folder):
    folder.mkdir()
    (folder / f"{BASE.id}.journal").write_bytes(data)
    assert JournalService(folder).recoverable() == ()


def test_an_edit_that_does_not_belong_is_our_bug(journal):
    journal.begin(BASE)
    with pytest.raises(ValueError, match="not within"):
        journal.record(BASE.id, [put("x", 999)])
    with pytest.raises(KeyError):
        journal.record(UUID(int=8), [put("x")])


@pytest.mark.parametrize("step", ["write", "fsync"])
def test_a_full_disk_is_said_and_nothing_is_forgotten(journal, folder, monkeypatch, step):
    journal.begin(BASE)
    journal.record(BASE.id, [put("a")])

    def fail(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "write":
        opened = journal._open[BASE.id]
        real = opened._file

        class Full:
            def write(self, data):
                real.write(data[:5])  # part of the line got through
                real.flush()
                fail()

            def close(self):
                real.close()

        opened._file = Full()
        with pytest.raises(TargetError, match="no room"):
            journal.record(BASE.id, [put("b")])
    else:
        monkeypatch.setattr(os, "fsync", fail)
        for text in ("b", ""):
            with pytest.raises(TargetError, match="no room"):
                journal.record(BASE.id, [put(text)])
        monkeypatch.undo()
    journal.record(BASE.id, [put("c")])
    end(journal)
    (article,) = crashed(folder).recoverable()
    assert article.body == "cba" + BASE.body


def test_a_kill_loses_nothing_that_was_recorded(folder):
    code = """
import os, signal, sys
from pathlib import Path
from uuid import UUID
from desktop_app.domain.article import Article
from desktop_app.domain.journal import JournalEdit
from desktop_app.services.journal import JournalService
journal = JournalService(Path(sys.argv[1]))
journal.begin(Article(UUID(int=7)))
for number in range(20):
    journal.record(UUID(int=7), [JournalEdit("body", 0, 0, f"{number} ")])
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code, folder], timeout=60, check=False)
    (article,) = JournalService(folder).recoverable()
    assert article.body.split() == [str(number) for number in range(19, -1, -1)]
