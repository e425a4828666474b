from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from desktop_app.errors import LibraryError
from desktop_app.store import sqlite_only
from desktop_app.store.engine import Access, make_engine
from desktop_app.store.opening import STEPS, Steps, open_store
from desktop_app.store.soundness import examine
from desktop_app.store.tables import METADATA
from tests.store.everything import ARTICLE, HUB, IMAGE, NOON, PRODUCTION

# A step as a later version may bring it: batch mode makes the table anew and drops the old one.
NEXT_STEP = '''
"""Format 6: for the test."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0006", "0005"
branch_labels = depends_on = None
def upgrade() -> None:
    with op.batch_alter_table("article", recreate="always") as batch:
        batch.add_column(sa.Column("mood", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("production", recreate="always") as batch:
        batch.alter_column("network", new_column_name="network", nullable=True)
'''


@pytest.fixture
def next_steps(tmp_path):
    location = tmp_path / "100% next steps"
    shutil.copytree(STEPS.location, location, ignore=shutil.ignore_patterns("__pycache__"))
    (location / "versions" / "v0006_next.py").write_text(NEXT_STEP)
    return Steps(location, 6)


def filled(folder):
    """Make a library with one of everything; its id."""
    store = open_store(folder, write=True)
    with store.writing() as work:
        work.images.put(IMAGE)
        work.hubs.put(HUB)
        work.productions.put(PRODUCTION)
        work.articles.add(ARTICLE, words=1, now=NOON)
        work.revisions.add(ARTICLE, reason="test", name="", words=1, now=NOON)
        work.slugs.keep("article", "old", ARTICLE.id)
    store.close()
    return store.library_id


def assert_the_article_is_there(folder):
    """The library opens, by the version that knows its format, and has what it had."""
    store = open_store(folder, write=True)
    with store.reading() as work:
        assert work.articles.get(ARTICLE.id) == ARTICLE
    store.close()


def counts(path):
    engine = make_engine(path, Access.READ)
    with engine.connect() as connection:
        there = set(inspect(connection).get_table_names())
        found = {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar()
            for name in METADATA.tables
            if name in there
        }
    engine.dispose()
    return found


def test_the_steps_make_the_tables_that_the_repositories_know(folder):
    open_store(folder, write=True).close()
    engine = make_engine(folder / "library.db", Access.READ)
    fresh = create_engine("sqlite://", module=sqlite_only.driver)
    METADATA.create_all(fresh)

    def schema(which):
        rows = which.exec_driver_sql(
            "SELECT name, sql FROM sqlite_schema"
            " WHERE name NOT LIKE 'alembic%' AND name NOT LIKE 'sqlite%' AND sql NOT NULL"
            f" AND name NOT LIKE '{sqlite_only.WORDS_TABLE}%'"
        )
        return {
            name: sorted(re.sub(r",\s*$", "", line.strip()) for line in sql.splitlines())
            for name, sql in rows
        }

    with engine.connect() as migrated, fresh.connect() as made:
        assert schema(migrated) == schema(made)
    engine.dispose()
    fresh.dispose()


def test_the_format_number_is_that_of_the_last_step():
    config = Config()
    config.set_main_option("script_location", str(STEPS.location))
    config.set_main_option("path_separator", "os")
    heads = ScriptDirectory.from_config(config).get_heads()
    assert heads == [f"{STEPS.format:04d}"]


def test_a_migration_loses_no_row_and_keeps_a_copy_first(folder, next_steps, tmp_path):
    library_id = filled(folder)
    path = folder / "library.db"
    before = counts(path)
    assert min(count for name, count in before.items() if name != "publication") > 0
    backups = tmp_path / "kept"

    store = open_store(folder, write=True, backups=backups, steps=next_steps)
    with store.reading() as work:
        assert work.articles.get(ARTICLE.id) == ARTICLE
        assert work.productions.get(PRODUCTION.id) == PRODUCTION
        assert work.revisions.load(ARTICLE.id, 1) == ARTICLE
    assert store.check() == ()
    store.close()
    assert counts(path) == before
    assert sqlite_only.read_header(path).user_version == 6

    (copy,) = (backups / str(library_id)).iterdir()
    assert copy.name.startswith("before-migration-from-5-")
    assert counts(copy) == before
    assert sqlite_only.read_header(copy).user_version == 5


def test_the_copy_goes_beside_the_library_where_nothing_else_is_said(folder, next_steps):
    open_store(folder, write=True).close()
    open_store(folder, write=True, steps=next_steps).close()
    assert len(list((folder.parent / "Backups").glob("*/before-migration-*.db"))) == 1


def test_a_migration_that_fails_leaves_the_library_as_it_was(folder, next_steps):
    filled(folder)
    step = next_steps.location / "versions" / "v0006_next.py"
    step.write_text(NEXT_STEP + "    raise ZeroDivisionError\n")
    before = counts(folder / "library.db")
    with pytest.raises(ZeroDivisionError):
        open_store(folder, write=True, steps=next_steps)
    assert counts(folder / "library.db") == before
    assert_the_article_is_there(folder)


def test_a_migration_that_orphans_rows_is_not_committed(folder, next_steps):
    filled(folder)
    step = next_steps.location / "versions" / "v0006_next.py"
    step.write_text(NEXT_STEP + '    op.execute("DELETE FROM article")\n')
    with pytest.raises(LibraryError, match="lost its article"):
        open_store(folder, write=True, steps=next_steps)
    assert_the_article_is_there(folder)


def test_an_older_library_is_not_migrated_by_a_reader(folder, next_steps):
    open_store(folder, write=True).close()
    before = (folder / "library.db").read_bytes()
    with pytest.raises(LibraryError, match="older"):
        open_store(folder, write=False, steps=next_steps)
    assert (folder / "library.db").read_bytes() == before


def test_0004_loses_no_row_of_a_kept_library_and_its_cast_can_take_more(folder, tmp_path):
    folder.mkdir()
    path = folder / "library.db"
    shutil.copyfile(Path(__file__).parent / "fixtures" / "library-format-1.db", path)
    new = {"production_source", "person_source", "credit_part"}
    same = set(METADATA.tables) - new - {"article_search", "production_search", "article_hash"}
    before = counts(path)
    store = open_store(folder, write=True, backups=tmp_path / "kept")
    after = counts(path)
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert min(before[name] for name in ("credit", "person", "production")) > 0
    assert [after[name] for name in sorted(new)] == [0, 0, 0]
    with store.writing() as work:
        production = work.productions.all()[0]
        first, *rest = production.credits
        changed = replace(first, voice=True, person=replace(first.person, source="Programme"))
        kept = replace(production, source="Programme", credits=(changed, *rest))
        assert work.productions.put(kept) == kept
    assert [counts(path)[name] for name in sorted(new)] == [1, 1, 1]
    store.close()


def test_0005_knows_each_text_of_a_kept_library(folder, tmp_path):
    folder.mkdir()
    path = folder / "library.db"
    shutil.copyfile(Path(__file__).parent / "fixtures" / "library-format-1.db", path)
    store = open_store(folder, write=True, backups=tmp_path / "kept")
    articles = counts(path)["article"]
    assert counts(path)["article_hash"] == articles > 0
    assert store.check() == ()
    store.close()
    (copy,) = (tmp_path / "kept").glob("*/before-migration-from-1-*.db")
    assert examine(copy, STEPS.format).whole  # which has no hashes yet


def test_0001_and_0002_bring_a_kept_library_of_format_1_to_a_word_index(folder, tmp_path):
    kept = Path(__file__).parent / "fixtures" / "library-format-1.db"
    folder.mkdir()
    path = folder / "library.db"
    shutil.copyfile(kept, path)
    before = counts(path)
    unchanged = set(before) - {"article_search", "production_search"}
    assert sqlite_only.read_header(path).user_version == 1
    with pytest.raises(LibraryError, match="older"):
        open_store(folder, write=False)

    store = open_store(folder, write=True, backups=tmp_path / "kept")
    assert store.check() == ()
    with store.reading() as work:
        rows = work.listing.rows()
        assert work.search.articles("") == tuple(row.id for row in rows)
        for text in ("metropolis 1927", "FREDER", "Gustav Frohlich", "buenos aires"):
            assert rows[0].id in work.search.articles(text), text
        assert work.search.ranked("buenos aires")[0].id == rows[0].id
    indexed = words_of(store)
    # What the repositories write is what the migration has written.
    with store.writing() as work:
        for row in reversed(rows):
            if article := work.articles.get(row.id):
                work.search.put_article(article)
        for production in work.productions.all():
            work.productions.put(production)
    assert words_of(store) == indexed
    store.close()
    after = counts(path)
    assert {name: after[name] for name in unchanged} == {name: before[name] for name in unchanged}
    assert after["article_search"] == after["article"] == len(indexed)
    assert after["production_search"] == after["production"] > 0
    assert sqlite_only.read_header(path).user_version == STEPS.format

    (copy,) = (tmp_path / "kept").glob("*/before-migration-from-1-*.db")
    assert counts(copy) == before
    assert sqlite_only.read_header(copy).user_version == 1


def test_0003_keeps_every_picture_and_reads_its_source_off_the_credit(folder, tmp_path):
    kept = Path(__file__).parent / "fixtures" / "library-format-1.db"
    folder.mkdir()
    path = folder / "library.db"
    shutil.copyfile(kept, path)
    rows = "SELECT id, slug, alt, caption, credit, sha256, width FROM image ORDER BY id"
    heroes = "SELECT id, hero, hero_id FROM article ORDER BY id"
    before = (counts(path)["image"], asked(path, rows), asked(path, heroes))
    assert before[0] > 0
    open_store(folder, write=True, backups=tmp_path / "kept").close()
    assert (counts(path)["image"], asked(path, rows), asked(path, heroes)) == before
    store = open_store(folder, write=False)
    with store.reading() as work:
        for image in work.images.all():
            assert image.source == image.credit.removeprefix("Image via ")
            assert (image.focal_x, image.focal_y, image.expires) == (0.5, 0.5, None)
    store.close()


def asked(path, query):
    engine = make_engine(path, Access.READ)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(query)]
    engine.dispose()
    return found


def words_of(store):
    """Everything that is indexed, oldest first."""
    with store.reading() as work:
        found = work.search._session.connection().exec_driver_sql(
            f"SELECT {', '.join(sqlite_only.WORD_COLUMNS)} FROM {sqlite_only.WORDS_TABLE}"
            " ORDER BY rowid"
        )
        return [tuple(row) for row in found]
