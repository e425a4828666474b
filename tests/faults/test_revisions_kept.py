"""Random edits, each kept as a version, come back exactly: at once, restored, and migrated."""

from __future__ import annotations

import shutil
from dataclasses import replace
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.article import Article
from desktop_app.domain.canonical import canonical_json, cleaned, sha256_of
from desktop_app.domain.journal import JournalEdit, replay
from desktop_app.domain.text import clean
from desktop_app.services.backups import BackupService
from desktop_app.services.library import LibraryService
from desktop_app.services.writing import WritingService
from desktop_app.store import sqlite_only
from desktop_app.store.opening import open_store
from tests.faults.deeds import FORMAT_1
from tests.faults.figures import rounds

ODD = "\u00a0\u2028\u2029\ufeff\ufffc\u200d\u202e\u05d0\u0301\U0001f3ac\x0b\x0c\x85\r\n\t\0é"
TEXTS = st.text(max_size=40) | st.text(alphabet=ODD, min_size=1, max_size=12)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("headline", "dek", "body", "body")),
        st.integers(0),
        st.integers(0, 9),
        TEXTS,
    ),
    min_size=8,
    max_size=12,
)


def texts_after(article: Article, edits) -> list[Article]:
    """The article after each of the edits, with the one rule for what a text may hold."""
    states = []
    for field, place, removed, text in edits:
        old = getattr(article, field)
        start = place % (len(old) + 1)
        edit = JournalEdit(field, start, min(removed, len(old) - start), clean(text))
        article = replay(article, [edit])
        # Two that were apart may have become a line end of another system.
        article = cleaned(article)
        states.append(article)
    return states


def contents(store) -> dict[tuple[str, int], str]:
    """The hash of every version, as it is loaded and written out anew."""
    writing, found = WritingService(store), {}
    with store.reading() as work:
        ids = [row.id for row in work.listing.rows()]
    for article_id in ids:
        for row in writing.revisions(article_id):
            article = writing.revision(article_id, row.sequence)
            digest = sha256_of(canonical_json(article))
            assert digest == row.sha256
            found[str(article_id), row.sequence] = digest
    return found


def test_every_version_comes_back_and_after_a_restore(tmp_path, note) -> None:
    folder = tmp_path / "Library"
    store = open_store(folder, write=True)
    library, writing = LibraryService(store), WritingService(store)
    expected: dict[tuple[str, int], str] = {}

    @settings(max_examples=rounds(20, 100))
    @given(EDITS)
    def edit(edits) -> None:
        article, _ = library.add_article(Article(uuid4()))
        for state in texts_after(article, edits):
            article, _ = writing.save(replace(state, version=article.version))
            row = writing.keep(state, "pause")
            if row is None:  # it said the same as the one before
                continue
            back = writing.revision(article.id, row.sequence)
            assert (back.headline, back.dek, back.body) == (state.headline, state.dek, state.body)
            expected[str(article.id), row.sequence] = sha256_of(canonical_json(back))
            assert library.article(article.id).body == state.body

    edit()
    assert contents(store) == expected
    backups = BackupService(folder, tmp_path / "Backups")
    kept = backups.make().path
    store.close()
    for place in (folder, tmp_path / "Another"):
        BackupService(place, tmp_path / "Backups").restore(kept)
        store = open_store(place, write=True)
        assert contents(store) == expected
        assert store.check() == ()
        store.close()
    note("versions", f"{len(expected)} of {len(expected)} equal, and after a restore")


def test_every_version_comes_back_after_a_migration(tmp_path, note) -> None:
    folder = tmp_path / "Library"
    folder.mkdir()
    path = folder / "library.db"
    shutil.copyfile(FORMAT_1, path)
    connection = sqlite_only.connect(path, "rw")
    columns = "id, article_id, sequence, created_at, reason, name, words, content, sha256"
    adding = f"INSERT INTO revision ({columns}) VALUES (?,?,?,?,?,?,?,?,?)"
    owner = connection.execute("SELECT article_id FROM revision LIMIT 1").fetchone()
    owner = owner or connection.execute("SELECT id FROM article LIMIT 1").fetchone()
    kept = "SELECT sequence, sha256 FROM revision WHERE article_id = ?"
    before = dict(connection.execute(kept, owner).fetchall())
    number = max(before, default=0)

    @settings(max_examples=rounds(10, 50))
    @given(EDITS)
    def edit(edits) -> None:
        nonlocal number
        for state in texts_after(Article(uuid4()), edits):
            number += 1
            content = canonical_json(state)
            before[number] = sha256_of(content)
            values = (uuid4().hex, *owner, number, "2008-07-03 12:00:00.000000", "pause", "", 1,
                      content, before[number])  # fmt: skip
            connection.execute(adding, values)

    connection.execute("BEGIN")
    edit()
    connection.execute("COMMIT")
    connection.close()
    store = open_store(folder, write=True, backups=tmp_path / "Backups")
    assert store.check() == ()
    with store.reading() as work:
        article = next(row.id for row in work.listing.rows() if row.id.hex == _hex(owner[0]))
    writing = WritingService(store)
    found = {row.sequence: row.sha256 for row in writing.revisions(article)}
    assert found == before
    for sequence, digest in before.items():
        loaded = writing.revision(article, sequence)
        assert sha256_of(canonical_json(loaded)) == digest
    store.close()
    note("versions through a migration", f"{len(before)} of {len(before)} equal")


def _hex(value: object) -> str:
    return str(value).replace("-", "")
