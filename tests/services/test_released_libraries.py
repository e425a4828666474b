"""A library of each released version opens in this one, with every word in it.

At a release its sample library is kept: `python -m tests.services.test_released_libraries VERSION`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.bootstrap import open_services
from desktop_app.paths import user_paths

if TYPE_CHECKING:
    from desktop_app.paths import Paths
    from desktop_app.services.bundle import Services

KEPT = Path(__file__).resolve().parents[1] / "store" / "released"


def _paths(folder: Path) -> Paths:
    found = user_paths(folder / "Library")
    return replace(found, backups=folder / "Backups", journal=folder / "Journal")


def _contents(services: Services) -> dict[str, Any]:
    """What a writer would miss: words, records, kept versions."""
    articles = {}
    for row in services.library.overview().rows:
        article = services.library.article(row.id)
        body = hashlib.sha256(article.body.encode("utf-8")).hexdigest()
        kept = len(services.writing.revisions(row.id))
        articles[article.details.slug] = [article.headline, article.dek, body, kept]
    records = services.library.records()
    return {
        "articles": articles,
        "images": sorted(image.slug for image in services.pictures.images()),
        "productions": sorted(
            f"{production.title}: {len(production.credits)}"
            for production in records.productions.values()
        ),
        "found": [
            services.library.article(match.id).headline
            for match in services.library.ranked("metropolis")
        ],
    }


@pytest.mark.parametrize("kept", sorted(KEPT.glob("*.db.gz")), ids=lambda path: path.name)
def test_it_opens_with_every_word(kept: Path, tmp_path: Path) -> None:
    expected = json.loads(kept.with_name(kept.name.replace(".db.gz", ".json")).read_text("utf-8"))
    (tmp_path / "Library").mkdir()
    (tmp_path / "Library" / "library.db").write_bytes(gzip.decompress(kept.read_bytes()))
    for _time in range(2):  # as it is brought up to date, and again
        services = open_services(write=True, paths=_paths(tmp_path))
        try:
            assert _contents(services) == expected
        finally:
            services.close()


def test_there_is_one_at_all() -> None:
    assert list(KEPT.glob("*.db.gz"))


def keep(version: str) -> None:
    """Keep the sample library as this version makes it, with a few kept versions."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _paths(Path(folder))
        services = open_services(write=True, paths=paths)
        article = services.library.article_by_slug("metropolis-found")
        services.writing.keep(article, "by-hand", "First words")
        article, _ = services.writing.save(replace(article, body=f"{article.body}\nOne more.\n"))
        services.writing.keep(article, "by-hand", "Last words")
        contents = _contents(services)
        services.close()
        data = (paths.library / "library.db").read_bytes()
    KEPT.mkdir(exist_ok=True)
    (KEPT / f"{version}.db.gz").write_bytes(gzip.compress(data, 9, mtime=0))
    text = json.dumps(contents, indent=2, ensure_ascii=False) + "\n"
    (KEPT / f"{version}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    keep(sys.argv[1])
