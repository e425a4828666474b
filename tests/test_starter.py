"""The ready-made library is what the steps and the samples make; else `make starter` is due."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from desktop_app.bootstrap import STARTER, open_services
from desktop_app.paths import paths_inside
from desktop_app.resources import Resources, find_resources
from desktop_app.store import sqlite_only
from desktop_app.store.opening import STEPS, open_store
from desktop_app.store.restoring import LIBRARY_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.services.bundle import Services


@pytest.fixture
def by_steps(tmp_path: Path) -> Services:
    """A library that was made without the ready-made one."""
    samples = tmp_path / "resources" / STARTER[0]
    shutil.copytree(
        find_resources().path(STARTER[0]), samples, ignore=shutil.ignore_patterns(STARTER[1])
    )
    return open_services(
        write=True,
        paths=paths_inside(tmp_path / "steps"),
        resources=Resources(tmp_path / "resources"),
    )


@pytest.fixture
def copied(tmp_path: Path) -> Services:
    """A library that was made from the ready-made one."""
    return open_services(write=True, paths=paths_inside(tmp_path / "copied"))


def said(services: Services) -> dict[str, Any]:
    """All that a writer can see of a library, without ids and times."""
    library, records = services.library, services.library.records()
    rows = library.overview().rows
    articles = [library.article(row.id) for row in rows]
    slugs = {row.id: row.slug for row in rows}
    productions = sorted(records.productions.values(), key=lambda one: one.slug)
    people = [
        [(one.person.name, one.person.slug, one.character, one.billing) for one in each.credits]
        for each in productions
    ]
    return {
        "articles": [(one.headline, one.dek, one.body, one.details) for one in articles],
        "rows": [(row.slug, row.kind, row.status, row.words) for row in rows],
        "found": [
            sorted(slugs[one] for one in library.search(word)) for word in ("Helm", "the", "Keaton")
        ],
        "productions": [
            (one.slug, one.title, one.year, one.runtime, one.release_date, one.distributor)
            for one in productions
        ],
        "people": people,
        "images": [
            (one.slug, one.file, one.sha256, one.alt, one.caption, one.credit, one.width)
            for one in services.pictures.images()
        ],
        "hubs": [(one.name, one.slug, one.url) for one in records.hubs.values()],
    }


def schema(folder: Path) -> list[tuple[Any, ...]]:
    connection = sqlite_only.driver.connect(str(folder))
    try:
        query = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
        found: list[tuple[Any, ...]] = connection.execute(query).fetchall()
        found += connection.execute("SELECT * FROM alembic_version").fetchall()
        return found
    finally:
        connection.close()


def test_the_ready_made_library_is_what_the_steps_and_the_samples_make(
    by_steps: Services, copied: Services, tmp_path: Path
) -> None:
    try:
        assert said(copied) == said(by_steps)
        for image in copied.pictures.images():
            assert copied.pictures.path_of(image).is_file()
    finally:
        by_steps.close()
        copied.close()
    files = [paths_inside(tmp_path / name).library / LIBRARY_NAME for name in ("steps", "copied")]
    assert schema(files[0]) == schema(files[1])
    header = sqlite_only.read_header(find_resources().path(*STARTER))
    assert (header.application_id, header.user_version) == (
        sqlite_only.APPLICATION_ID, STEPS.format,
    )  # fmt: skip


def test_each_copy_is_a_library_of_its_own_and_of_now(tmp_path: Path) -> None:
    began = datetime.now(UTC)
    ids = set()
    for name in ("one", "two"):
        paths = paths_inside(tmp_path / name)
        services = open_services(write=True, paths=paths)
        rows = services.library.overview().rows
        services.close()
        assert [row.slug for row in rows] == ["metropolis-found", "the-general-review"]
        assert all(abs(row.updated_at - began) < timedelta(minutes=5) for row in rows)
        connection = sqlite_only.driver.connect(str(paths.library / LIBRARY_NAME))
        ids.add(connection.execute("SELECT id FROM library").fetchone())
        connection.close()
    assert len(ids) == 2


@pytest.mark.parametrize("damage", ["none", "other", "older"])
def test_without_one_that_fits_the_steps_make_the_library(tmp_path: Path, damage: str) -> None:
    starter = tmp_path / "starter.sqlite"
    if damage != "none":
        data = bytearray(find_resources().path(*STARTER).read_bytes())
        place = 60 if damage == "older" else 68  # the header's user version, application id
        data[place : place + 4] = (STEPS.format - 1).to_bytes(4, "big")
        starter.write_bytes(data)
    store = open_store(tmp_path / "Library", write=True, starter=starter)
    with store.reading() as work:
        assert work.articles.get(uuid4()) is None
    assert store.is_new
    store.close()
    assert sqlite_only.read_header(tmp_path / "Library" / LIBRARY_NAME).user_version == STEPS.format
