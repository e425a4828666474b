"""What comes from outside becomes a plain sentence; what is our bug stays one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desktop_app.errors import ConflictError, LibraryDamagedError, LibraryError
from desktop_app.store import sqlite_only
from tests.store.everything import ARTICLE, NOON


def test_a_full_disk_is_said_and_survived(store):
    with store.writing() as work:
        work.articles.add(ARTICLE, words=0, now=NOON)
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    longer = replace(ARTICLE, body="x" * 1_000_000)
    with pytest.raises(LibraryError, match="full"), store.writing() as work:
        work.articles.save(longer, words=0, now=NOON)
    with store.reading() as work:
        assert work.articles.get(ARTICLE.id) == ARTICLE
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    with store.writing() as work:  # once there is room it goes on
        assert work.articles.save(longer, words=0, now=NOON).body == longer.body


def test_a_file_that_another_program_holds_is_said(store, folder):
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=10")
    other = sqlite_only.connect(folder / "library.db", "rw")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="holding"), store.writing() as work:
        work.listing.rows()  # a writer takes its lock before it reads
    other.execute("ROLLBACK")
    with store.writing() as work:
        work.articles.add(ARTICLE, words=0, now=NOON)
    other.close()


def test_a_file_that_may_not_be_written_is_said(store):
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(LibraryError, match="written"), store.writing() as work:
        work.articles.add(ARTICLE, words=0, now=NOON)


def test_damage_found_on_the_way_is_said(store, folder):
    with store.writing() as work:
        for number in range(40):
            work.articles.add(
                replace(ARTICLE, id=type(ARTICLE.id)(int=number), body="x" * 5000),
                words=0,
                now=NOON,
            )
    store.check()
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA cache_size=0")
    tidy = store._engine.raw_connection()
    sqlite_only.tidy_up(tidy)
    tidy.close()
    path = folder / "library.db"
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xa5" * (len(data) - 8192))
    with pytest.raises(LibraryDamagedError), store.reading() as work:
        work.listing.rows()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET kind = 'poem'",
        "UPDATE article SET status = 'lost'",
        "UPDATE article SET date_zone = NULL",
        "UPDATE article SET hero_id = 'no such image'",
        "UPDATE article SET words = -1",
        "UPDATE article SET slug = NULL",
        "UPDATE article_tag SET position = -1 WHERE position = 0",
    ],
)
def test_a_row_that_cannot_be_is_our_bug(store, statement):
    with store.writing() as work:
        work.articles.add(ARTICLE, words=0, now=NOON)
    with pytest.raises(IntegrityError), store.writing() as work:
        work.articles._session.execute(text(statement))


def test_a_change_behind_our_back_is_a_conflict(store):
    with store.writing() as work:
        work.articles.add(ARTICLE, words=0, now=NOON)

    def save_over():
        with store.writing() as work:
            work.articles.get(ARTICLE.id)
            connection = work.articles._session.connection()
            connection.exec_driver_sql("UPDATE article SET version = 7")
            work.articles.save(replace(ARTICLE, body="mine"), words=0, now=NOON)

    with pytest.raises(ConflictError):
        save_over()
    with store.reading() as work:
        assert work.articles.get(ARTICLE.id) == ARTICLE
