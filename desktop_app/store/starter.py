"""A new library as a copy of a ready-made one: to make it by its steps costs half a second."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlmodel import col

from desktop_app.store import sqlite_only
from desktop_app.store.tables import ArticleTable

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection


def take_starter(starter: Path | None, target: Path, number: int) -> bool:
    """Copy the ready-made library to `target`, where there is one and it is of that format."""
    if starter is None:
        return False
    try:
        header = sqlite_only.read_header(starter)
    except OSError:
        return False
    if header.application_id != sqlite_only.APPLICATION_ID or header.user_version != number:
        return False
    shutil.copyfile(starter, target)
    return True


def date_articles(connection: Connection, now: datetime) -> None:
    """Let the articles of a new library be of now, in the order in which they were made."""
    mine = col(ArticleTable.id)
    newest_first = select(mine).order_by(col(ArticleTable.updated_at).desc())
    for age, article_id in enumerate(connection.scalars(newest_first).all()):
        made = now - timedelta(seconds=age)
        row = update(ArticleTable).where(mine == article_id)
        connection.execute(row.values(created_at=made, updated_at=made))
