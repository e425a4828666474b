"""Articles with everything that they draw on, as the one file that another Marquee takes in.

A zip without compression, so that the same library state gives the same bytes: `manifest.json`,
which names every file with its size and SHA-256, the articles as Markdown, `records.json`, and the
pictures as they were taken in.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.canonical import canonical_json
from desktop_app.domain.incoming import image_to_plain
from desktop_app.domain.recordjson import record_to_plain
from desktop_app.domain.text import slugify
from desktop_app.exporters.frontmatter import front_matter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Hub, Image, Production

FORMAT = "marquee-handover"
VERSION = 1
_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows


@dataclass(frozen=True)
class Handover:
    """What goes out together. `aliases` say what former slugs in the texts are now."""

    articles: tuple[Article, ...]
    images: tuple[tuple[Image, bytes], ...] = ()  # b"" for one that is wanted
    productions: tuple[Production, ...] = ()
    hubs: tuple[Hub, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)


def handover_bytes(handover: Handover, made_by: str) -> bytes:
    """The file; `made_by` is the program's name and version."""
    texts = _article_names(handover.articles)
    pictures = _picture_names(handover.images)
    files: dict[str, bytes] = {}
    for name, article in zip(texts, handover.articles, strict=True):
        files[name] = f"{front_matter(article)}\n{article.body}".encode()
    files["records.json"] = _json(_records(handover, texts, pictures))
    for name, (_image, data) in zip(pictures, handover.images, strict=True):
        if name:
            files[name] = data
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "made_by": made_by,
        "articles": texts,
        "files": [
            {"path": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in files.items()
        ],
    }
    return _zip({"manifest.json": _json(manifest), **files})


def _records(handover: Handover, texts: Sequence[str], pictures: Sequence[str]) -> dict[str, Any]:
    articles = []
    for name, article in zip(texts, handover.articles, strict=True):
        # The body is in the Markdown, once; the rest is the library's own business.
        bare = replace(article, body="", version=0, updated_at=None, trashed_at=None)
        articles.append({"file": name, "article": json.loads(canonical_json(bare))})
    images = [
        {**image_to_plain(image), "file": name, "wanted": not name}
        for name, (image, _data) in zip(pictures, handover.images, strict=True)
    ]
    return {
        "articles": articles,
        "images": images,
        "productions": [record_to_plain(production) for production in handover.productions],
        "hubs": [record_to_plain(hub) for hub in handover.hubs],
        "aliases": dict(sorted(handover.aliases.items())),
    }


def _article_names(articles: Sequence[Article]) -> list[str]:
    if len(articles) == 1:
        return ["article.md"]
    stems = [one.details.slug or one.headline for one in articles]
    return [f"articles/{name}.md" for name in _told_apart(stems, "article")]


def _picture_names(images: Sequence[tuple[Image, bytes]]) -> list[str]:
    names = _told_apart([image.slug for image, _data in images], "image")
    return [
        f"images/{name}{image.file[image.file.rfind('.') :]}" if data else ""
        for name, (image, data) in zip(names, images, strict=True)
    ]


def _told_apart(texts: Sequence[str], fallback: str) -> list[str]:
    names: dict[str, None] = {}
    for text in texts:
        base, number = slugify(text, fallback), 1
        name = base
        while name in names:
            number += 1
            name = f"{base}-{number}"
        names[name] = None
    return list(names)


def _json(plain: dict[str, Any]) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=False) + "\n").encode()


def _zip(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, data)
    return target.getvalue()
