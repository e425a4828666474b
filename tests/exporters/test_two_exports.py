"""Two exports at once, and exports that something stops: whole old or whole new."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import CancelledError, TargetError, TargetExistsError
from desktop_app.services import moves
from desktop_app.services.moves import Moves
from desktop_app.services.site_tree import digests, finish_tree, put_tree
from desktop_app.services.swaps import SwapJournal
from desktop_app.services.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.services.bundle import Services

WAITING = "Waiting for another export"


def quiet(_what: str, _done: int, _total: int) -> None:
    """Nobody looks on."""


@pytest.mark.parametrize("profile", ["jekyll", "html"])
def test_the_second_waits_for_the_first(
    own_services: Services, tmp_path: Path, profile: str
) -> None:
    article = replace(own_services.library.article_by_slug("metropolis-found"), body="One.")
    other = replace(article, headline="Two", body="Two.")
    records = own_services.library.records()
    export = own_services.exporting.export
    target, told = tmp_path / "target", threading.Event()
    raised: list[BaseException] = []

    def second(what: str, _done: int, _total: int) -> None:
        if what == WAITING:
            told.set()

    def run() -> None:
        try:
            export(other, profile, target, progress=second, records=records)
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run)

    def first(what: str, _done: int, _total: int) -> None:
        if what in {"Writing into the site", "Finishing"} and not thread.ident:
            thread.start()
            assert told.wait(10), "it did not wait"

    export(article, profile, target, progress=first, records=records)
    thread.join()
    written = [path.read_text("utf-8") for path in target.rglob("*") if path.suffix == ".md"]
    if profile == "html":  # nobody has said that it may replace what came meanwhile
        assert [type(one) for one in raised] == [TargetExistsError]
        assert "One." in (target / "index.html").read_text("utf-8")
    else:
        assert raised == []
        assert len(written) == 1
        assert "Two." in written[0]
        assert "One." not in written[0]


def test_who_waits_can_go_and_waits_not_for_ever(tmp_path: Path) -> None:
    lock = tmp_path / "state" / "exports.lock"
    with Turns(lock).turn(tmp_path):
        with pytest.raises(TargetError, match="Another export"), Turns(lock, 0.1).turn(tmp_path):
            pass

        def off() -> None:
            raise CancelledError("off")

        with pytest.raises(CancelledError), Turns(lock).turn(tmp_path, off):
            pass
    with Turns(lock, 0).turn(tmp_path):
        pass


# ------------------------------------------------------------------------------ a site's files


def fill(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def into(site: Path, scratch: Path) -> None:
    put_tree(scratch, site, "piece", "hugo", "post", quiet, overwrite=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = fill(tmp_path / "site", mine="mine")
    into(site, fill(tmp_path / "first", post="old", a__one="old one", a__two="same", gone="bye"))
    return site


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return fill(tmp_path / "second", post="new", a__one="new one", a__two="same", b__three="3")


NEW = {"post": "new", "a/one": "new one", "a/two": "same", "b/three": "3", "mine": "mine"}
OLD = {"post": "old", "a/one": "old one", "a/two": "same", "gone": "bye", "mine": "mine"}


def held(site: Path) -> dict[str, str]:
    files = {name: site / name for name in digests(site) if not name.startswith(".marquee")}
    return {name: path.read_text() for name, path in files.items()}


def test_a_site_gets_all_of_it(site: Path, scratch: Path) -> None:
    into(site, scratch)
    assert held(site) == NEW
    manifest = json.loads((site / ".marquee" / "piece.json").read_text())
    assert set(manifest["files"]) == {*NEW} - {"mine"}
    assert "before" not in manifest


def stopping(at: int, error: BaseException) -> Callable[..., None]:
    """A move that fails at the `at`th file, as a disk may."""
    real, calls = Moves.put, 0

    def put(self: Moves, name: str) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise error
        real(self, name)

    return put


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("exchanges", [True, False])
def test_an_error_on_the_way_puts_everything_back(
    site: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch, at: int, exchanges: bool
) -> None:
    if not exchanges:
        monkeypatch.setattr(moves, "exchange", lambda _one, _other: False)
    before = digests(site)
    monkeypatch.setattr(Moves, "put", stopping(at, OSError(28, "No space left on device")))
    with pytest.raises(TargetError, match="no room"):
        into(site, scratch)
    assert digests(site) == before
    assert held(site) == OLD
    assert not (site / "b").exists()


def test_the_first_export_into_a_site_leaves_nothing_behind_where_it_fails(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fill(tmp_path / "other", mine="mine")
    monkeypatch.setattr(Moves, "put", stopping(3, OSError(30, "Read-only file system")))
    with pytest.raises(TargetError, match="may not be written"):
        into(site, scratch)
    assert [path.name for path in site.rglob("*")] == ["mine"]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_the_next_start_finishes_what_a_kill_has_stopped(
    site: Path, tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    scratch = scratch.rename(tmp_path / ".site.0123456789ab.part")
    monkeypatch.setattr(Moves, "put", stopping(at, KeyboardInterrupt()))
    monkeypatch.setattr(Moves, "undo", lambda _self: False)  # a kill leaves no time for it
    with pytest.raises(KeyboardInterrupt):
        into(site, scratch)
    monkeypatch.undo()
    assert held(site) != NEW
    note = {"target": str(site), "scratch": str(scratch), "pid": 0, "site_of": "piece"}
    (tmp_path / "exports.json").write_text(json.dumps([note]))
    SwapJournal(tmp_path / "exports.json").finish()
    assert held(site) == NEW
    assert not scratch.exists()
    assert not (tmp_path / "exports.json").exists()
    manifest = (site / ".marquee" / "piece.json").read_text()
    into(site, fill(tmp_path / "again", post="new", a__one="new one", a__two="same", b__three="3"))
    assert (site / ".marquee" / "piece.json").read_text() == manifest


def test_nothing_is_finished_that_had_not_begun(site: Path, scratch: Path) -> None:
    finish_tree(scratch, site, "piece")
    finish_tree(scratch, site, "another")
    assert held(site) == OLD
