"""A text in one line through store, revision, journal, backup, restore and exports: all equal.

One megabyte in the short run, ten in the long one; ten take the Markdown exporter half a minute.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.bootstrap import open_services
from desktop_app.domain.article import Article
from desktop_app.domain.journal import JournalEdit
from desktop_app.services.backups import BackupService
from desktop_app.services.copying import save_copy
from desktop_app.services.importing import ImportService
from desktop_app.services.journal import JournalService, rebuild
from tests.faults.figures import is_long

if TYPE_CHECKING:
    from pathlib import Path

UNIT = (
    "A sentence — of some words, 10\u00a0000 of them, and one\u2028more with \ufffc. "
    "Then 🎬𝔉, e\u0301, שלום and \ufeff. "
)


def test_megabytes_in_one_line_come_out_as_they_went_in(tmp_path: Path) -> None:
    line = (UNIT * ((10_000_000 if is_long() else 1_000_000) // len(UNIT))).strip()
    library, backups = tmp_path / "Library", BackupService(tmp_path / "Library", tmp_path / "Kept")
    services = open_services(library, write=True)
    added, _ = services.library.add_article(Article(uuid4(), headline="Long", body=line))
    try:
        services.writing.snapshot(added.id, "test")
        (row,) = [one for one in services.writing.revisions(added.id) if one.reason == "test"]
        assert services.writing.revision(added.id, row.sequence).body == line

        journal = JournalService(tmp_path / "Journal")
        journal.begin(Article(added.id, version=added.version))
        journal.record(added.id, [JournalEdit("body", 0, 0, line)])
        journal.release()
        (path,) = (tmp_path / "Journal").glob("*.journal")
        rebuilt = rebuild(path.read_bytes())
        assert rebuilt is not None
        assert rebuilt.body == line

        copy = tmp_path / "copy.md"
        save_copy(services.library.article(added.id), copy)
        assert ImportService().read_article(copy).body == line
        kept = backups.make()
    finally:
        services.close()

    (library / "library.db").unlink()
    backups.restore(kept.path)
    services = open_services(library, write=False)
    try:
        assert services.library.article(added.id).body == line
    finally:
        services.close()

    out = tmp_path / "out"
    command = [sys.executable, "-m", "desktop_app", "export", added.details.slug, "--to", out]
    done = subprocess.run(
        [*map(str, command), "--format", "markdown", "--library", str(library)],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "index.md").read_bytes().decode().endswith(f"---\n\n{line}\n")
