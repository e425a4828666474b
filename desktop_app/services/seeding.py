"""The first start: the library that a new writer meets is made from the samples."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from desktop_app.domain.article import Status
from desktop_app.domain.records import Credit, Person, Production, ProductionType
from desktop_app.services.casting import production_slug

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.services.casting import CastingService
    from desktop_app.services.library import LibraryService
    from desktop_app.services.pictures import PictureService

CATALOGUE = "library.toml"
CASTS = "casts.csv"


def seed_samples(
    *,
    library: LibraryService,
    casting: CastingService,
    pictures: PictureService,
    read_article: Callable[[Path], Article],
    folder: Path,
) -> None:
    """Fill a new library from the samples in `folder`; what is there already is not added again.

    A library that holds any article of its own is left alone. Most new ones have been made with
    the samples in them, and lack only the pictures' files.
    """
    catalogue = tomllib.loads((folder / CATALOGUE).read_text(encoding="utf-8"))
    present = {row.slug for row in library.overview().rows}
    if present <= {entry["slug"] for entry in catalogue["article"]}:
        for entry in catalogue["hub"]:
            hub, _ = library.hub(entry["name"])
            wanted = replace(hub, slug=entry["slug"], url=entry["url"])
            if hub != wanted:
                library.save_hub(wanted)
        _seed_productions(casting, folder, catalogue["production"])
        _seed_images(pictures, folder, catalogue["image"])
        for entry in catalogue["article"]:
            if entry["slug"] not in present:
                library.add_article(_sample(read_article, folder, entry))
    library.samples_done()


def _sample(
    read_article: Callable[[Path], Article], folder: Path, entry: dict[str, Any]
) -> Article:
    article = read_article(folder / entry["file"])
    return replace(article, details=replace(article.details, status=Status(entry["status"])))


def _seed_productions(
    casting: CastingService, folder: Path, facts: dict[str, dict[str, Any]]
) -> None:
    present = {production.slug for production in casting.productions()}
    for production in read_casts(folder / CASTS):
        slug = production_slug(production)
        if slug not in present:
            casting.add_production(replace(production, slug=slug, **facts.get(slug, {})))


def _seed_images(
    pictures: PictureService, folder: Path, entries: dict[str, dict[str, Any]]
) -> None:
    present = {image.slug for image in pictures.images()}
    for name, fields in entries.items():
        slug = name.rpartition(".")[0]
        if slug in present:
            pictures.keep_file(folder / name)
        else:
            pictures.add_file(folder / name, slug=slug, **fields)


def read_casts(path: Path) -> tuple[Production, ...]:
    """The productions of a cast list, each with its cast in billing order."""
    productions: dict[tuple[str, str], Production] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["production"], row["year"])
            production = productions.get(key) or Production(
                id=uuid4(),
                slug="",
                title=row["production"],
                type=ProductionType(row["type"]),
                year=int(row["year"]),
                distributor=row["distributor"],
            )
            credit = Credit(
                id=uuid4(),
                person=Person(id=uuid4(), name=row["person"], slug=""),
                character=row["character"],
                billing=int(row["billing"]),
            )
            productions[key] = replace(production, credits=(*production.credits, credit))
    return tuple(productions.values())
