"""Which folders are just changing places, so that the next start finishes what a crash stopped."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.errors import MarqueeError
from desktop_app.services.site_tree import finish_tree
from desktop_app.services.turns import Turns
from desktop_app.store.files import atomic_write, mend_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class SwapJournal:
    """One small file; it is there only while an export is under way, or after it has crashed."""

    def __init__(self, path: Path | None, turns: Turns | None = None) -> None:
        """Without a path nothing is noted; `turns` are those of whoever writes exports."""
        self._path = path
        self._turns = turns or Turns(None)
        self._notes = Turns(path.with_suffix(".notes") if path else None, wait=2.0)

    @contextlib.contextmanager
    def swap(self, target: Path, scratch: Path, site_of: str = "") -> Iterator[None]:
        """Note that `scratch` will take the place of `target`; taken out again at the end.

        With `site_of`, an article's slug, only the files of that article go into `target`.
        """
        entry: dict[str, object] = {
            "target": str(target),
            "scratch": str(scratch),
            "pid": os.getpid(),
            "site_of": site_of,
        }
        self._change(target, lambda entries: [*entries, entry])
        try:
            yield
        finally:
            self._change(target, lambda entries: [one for one in entries if one != entry])

    def finish(self) -> None:
        """Put right what crashed exports left: a site to its new state, a folder to its old one."""
        entries = self._entries()
        if not entries:
            return
        done = []
        for entry in entries:
            target, scratch = Path(str(entry.get("target"))), Path(str(entry.get("scratch")))
            if _is_alive(entry.get("pid")):
                continue
            done.append(entry)
            with contextlib.suppress(MarqueeError, OSError), self._turns.turn(target):
                if slug := str(entry.get("site_of") or ""):
                    finish_tree(scratch, target, slug)
                else:
                    mend_folder(target)
                # Only a name of our own making is ever removed.
                if scratch.name.endswith(".part") and scratch.name.startswith(
                    f".{target.name[:80]}."
                ):
                    shutil.rmtree(scratch, ignore_errors=True)
        self._change(Path(), lambda now: [one for one in now if one not in done])

    def _entries(self) -> list[dict[str, object]]:
        if self._path is None:
            return []
        try:
            value = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []

    def _change(
        self,
        target: Path,
        change: Callable[[list[dict[str, object]]], list[dict[str, object]]],
    ) -> None:
        """An export goes on where its note cannot be made: it is whole or not at all anyway."""
        if self._path is None:
            return
        with contextlib.suppress(MarqueeError, OSError), self._notes.turn(target):
            entries = change(self._entries())
            if entries:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                atomic_write(self._path, json.dumps(entries).encode())
            else:
                self._path.unlink(missing_ok=True)


def _is_alive(pid: object) -> bool:
    """Whether the process may still be at it; where nobody can tell, it is not."""
    if not isinstance(pid, int) or pid <= 0 or sys.platform == "win32":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return pid != os.getpid()
