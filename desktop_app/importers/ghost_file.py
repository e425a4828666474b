"""An export of Ghost: one JSON file with every post of a site."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any, NoReturn
from uuid import uuid4

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.incoming import Incoming
from desktop_app.domain.moment import Moment, moment_from
from desktop_app.domain.text import clean, slugify
from desktop_app.errors import InputError
from desktop_app.importers.html_body import body_of
from desktop_app.importers.picture_book import PictureBook
from desktop_app.language.rich_text.tree import parse

MOST_POSTS = 5000
_SITE = re.compile(r"__GHOST_URL__/?", re.I)
_STATUS = {"published": Status.PUBLISHED, "scheduled": Status.READY, "sent": Status.PUBLISHED}


class GhostFile:
    """Reads posts with their tags, authors, pictures and details; pages are left out."""

    key = "ghost"

    def accepts(self, head: bytes, suffix: str) -> bool:
        """Any JSON file: there is no other that holds articles."""
        return suffix == ".json"

    def read(self, data: bytes, name: str) -> tuple[Incoming, ...]:
        """The posts; raises InputError where there are none."""
        tables = _tables(data, name)
        posts = [one for one in _rows(tables, "posts") if one.get("type", "post") == "post"]
        if not posts:
            raise InputError(f"There are no posts in {name}.", "Export the site once more.")
        if len(posts) > MOST_POSTS:
            raise InputError(f"{name} holds more than {MOST_POSTS:,} posts.", "Split it first.")
        more = {one.get("post_id"): one for one in _rows(tables, "posts_meta")}
        tags = _linked(tables, "posts_tags", "tag_id", "tags")
        authors = _linked(tables, "posts_authors", "author_id", "users")
        return tuple(
            _article(
                post, more.get(post.get("id"), {}), tags.get(post.get("id"), ()),
                authors.get(post.get("id"), ()),
            )
            for post in posts
        )  # fmt: skip


def _tables(data: bytes, name: str) -> dict[str, Any]:
    try:
        plain = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise InputError(
            f"{name} is no JSON that could be read.", "Export the site once more."
        ) from None
    if isinstance(plain, dict) and isinstance(plain.get("db"), list) and plain["db"]:
        plain = plain["db"][0]
    tables = plain.get("data") if isinstance(plain, dict) else None
    if not isinstance(tables, dict) or not isinstance(tables.get("posts"), list):
        raise InputError(
            f"{name} is no export of Ghost’s, which is the JSON that Marquee reads.",
            "A cast is taken in with Add cast.",
        )
    return tables


def _rows(tables: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = tables.get(name)
    return [one for one in rows if isinstance(one, dict)] if isinstance(rows, list) else []


def _linked(
    tables: dict[str, Any], through: str, key: str, name: str
) -> dict[object, tuple[str, ...]]:
    """For each post the names of what a table between says is its, in their order."""
    names = {_key(one): _line(one.get("name")) for one in _rows(tables, name)}
    found: dict[object, tuple[str, ...]] = {}
    links = _rows(tables, through)
    for link in sorted(links, key=lambda one: _order(one.get("sort_order"))):
        named = names.get(str(link.get(key)), "")
        if named and not named.startswith("#"):  # those that only Ghost itself sees
            post = link.get("post_id")
            found[post] = (*found.get(post, ()), named)
    return found


def _key(row: dict[str, Any]) -> str:
    return str(row.get("id"))


def _order(value: object) -> int:
    return value if isinstance(value, int) else 0


def _article(
    post: dict[str, Any], more: dict[str, Any], tags: tuple[str, ...], authors: tuple[str, ...]
) -> Incoming:
    headline = _line(post.get("title")) or "Untitled"
    source = _SITE.sub("/", str(post.get("html") or ""))
    book = PictureBook(slugify(headline, "image")[:40].strip("-") or "image")
    cover = _SITE.sub("/", str(post.get("feature_image") or more.get("feature_image") or ""))
    hero = None
    if cover:
        caption = parse(str(more.get("feature_image_caption") or ""))
        hero = book.add(
            cover,
            alt=_line(more.get("feature_image_alt")),
            caption=body_of(caption, PictureBook()) if caption.children else "",
        )
    body = body_of(parse(clean(source)), book)
    remarks = []
    if not body.strip():
        body = clean(str(post.get("plaintext") or ""))
        remarks.append(
            f"The text of “{headline}” is not in the export as HTML"
            + (", so its plain words came in." if body else ", so it came in empty.")
        )
    extra = {key: post[key] for key in ("visibility", "codeinjection_head", "codeinjection_foot")
             if isinstance(post.get(key), str) and post[key] not in {"", "public"}}  # fmt: skip
    details = Details(
        kind=Kind.NEWS,
        status=_STATUS.get(str(post.get("status")), Status.DRAFT),
        slug=_line(post.get("slug")),
        date=_moment(post.get("published_at") or post.get("created_at")),
        bylines=authors,
        tags=tuple(dict.fromkeys(tags)),
        hero=hero or None,
        description=_line(more.get("meta_description") or post.get("meta_description")),
        seo_title=_line(more.get("meta_title") or post.get("meta_title")),
        canonical_url=_line(post.get("canonical_url")),
        extra=extra,
    )
    dek = clean(str(post.get("custom_excerpt") or "")).strip()
    article = Article(uuid4(), headline, " ".join(dek.split()), body, details)
    return Incoming(article, book.pictures(), remarks=tuple(remarks))


def _moment(value: object) -> Moment | None:
    """An ISO time, or milliseconds since 1970 as older exports have them."""
    try:
        if isinstance(value, int):
            return moment_from(datetime.fromtimestamp(value / 1000, UTC))
        return moment_from(datetime.fromisoformat(value)) if isinstance(value, str) else None
    except (ValueError, OverflowError, OSError):
        return None


def _line(value: object) -> str:
    return clean(" ".join(value.split()))[:5000] if isinstance(value, str) else ""


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)
