"""An article as canonical JSON and back: what revisions keep, what the journal begins with."""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.moment import Moment
from desktop_app.domain.review import Review
from desktop_app.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

FORMAT = 1

T = TypeVar("T")


def canonical_json(article: Article) -> str:
    """The whole article as JSON with sorted keys: equal articles give equal text."""
    return _dump({"format": FORMAT, **_article_to_plain(article)})


def article_from_json(text: str) -> Article:
    """The article that `canonical_json` wrote; raises ValueError where it is none.

    A field that an older text lacks gets its default, so that old revisions stay readable.
    """
    return _reading(_article_from_plain, text)


def details_json(details: Details) -> str:
    """The details alone as canonical JSON."""
    return _dump(_details_to_plain(details))


def details_from_json(text: str) -> Details:
    """The details that `details_json` wrote; raises ValueError where they are none."""
    return _reading(_details_from_plain, text)


def extra_json(extra: Mapping[str, object]) -> str:
    """Foreign front matter as JSON that keeps its order and its kinds of values."""
    return _dump(_encode(extra))


def extra_from_json(text: str) -> dict[str, object]:
    """The foreign front matter that `extra_json` wrote; raises ValueError where it is none."""
    return _reading(_decode_mapping, text)


def sha256_of(text: str) -> str:
    """The SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def same_content(one: Article, other: Article) -> bool:
    """Whether both say the same: headline, dek, body and details."""
    return (one.headline, one.dek, one.body) == (other.headline, other.dek, other.body) and (
        one.details == other.details
    )


def cleaned(value: T) -> T:
    """An article or a record with every text in it made storable by `domain.text.clean`."""
    return cast("T", _clean(value))


def _dump(plain: object) -> str:
    return json.dumps(
        plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def _reading(read: Callable[[Any], T], text: str) -> T:
    try:
        return read(json.loads(text))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not canonical JSON of ours: {error}") from error


def _article_to_plain(article: Article) -> dict[str, Any]:
    return {
        "id": str(article.id),
        "headline": article.headline,
        "dek": article.dek,
        "body": article.body,
        "details": _details_to_plain(article.details),
        "version": article.version,
        "created_at": _time_to_plain(article.created_at),
        "updated_at": _time_to_plain(article.updated_at),
        "trashed_at": _time_to_plain(article.trashed_at),
    }


def _article_from_plain(plain: dict[str, Any]) -> Article:
    return Article(
        id=UUID(plain["id"]),
        headline=str(plain["headline"]),
        dek=str(plain["dek"]),
        body=str(plain["body"]),
        details=_details_from_plain(plain["details"]),
        version=int(plain["version"]),
        created_at=_time_from_plain(plain.get("created_at")),
        updated_at=_time_from_plain(plain.get("updated_at")),
        trashed_at=_time_from_plain(plain.get("trashed_at")),
    )


def _details_to_plain(details: Details) -> dict[str, Any]:
    return {
        "kind": details.kind.value,
        "status": details.status.value,
        "slug": details.slug,
        "date": _moment_to_plain(details.date),
        "embargo": _moment_to_plain(details.embargo),
        "bylines": list(details.bylines),
        "tags": list(details.tags),
        "hubs": list(details.hubs),
        "productions": list(details.productions),
        "hero": details.hero,
        "description": details.description,
        "seo_title": details.seo_title,
        "canonical_url": details.canonical_url,
        "review": _review_to_plain(details.review),
        "extra": _encode(details.extra),
    }


def _details_from_plain(plain: dict[str, Any]) -> Details:
    hero = plain.get("hero")
    return Details(
        kind=Kind(plain["kind"]),
        status=Status(plain["status"]),
        slug=str(plain.get("slug", "")),
        date=_moment_from_plain(plain.get("date")),
        embargo=_moment_from_plain(plain.get("embargo")),
        bylines=_texts(plain.get("bylines")),
        tags=_texts(plain.get("tags")),
        hubs=_texts(plain.get("hubs")),
        productions=_texts(plain.get("productions")),
        hero=None if hero is None else str(hero),
        description=str(plain.get("description", "")),
        seo_title=str(plain.get("seo_title", "")),
        canonical_url=str(plain.get("canonical_url", "")),
        review=_review_from_plain(plain.get("review")),
        extra=_decode_mapping(plain.get("extra") or _encode({})),
    )


def _review_to_plain(review: Review | None) -> dict[str, Any] | None:
    if review is None:
        return None
    return {
        "scale": review.scale,
        "rating": review.rating,
        "verdict": review.verdict,
        "pros": list(review.pros),
        "cons": list(review.cons),
        "seen": review.seen,
        "disclosure": review.disclosure,
    }


def _review_from_plain(plain: dict[str, Any] | None) -> Review | None:
    if plain is None:
        return None
    rating = plain.get("rating")
    return Review(
        scale=str(plain["scale"]),
        rating=None if rating is None else float(rating),
        verdict=str(plain.get("verdict", "")),
        pros=_texts(plain.get("pros")),
        cons=_texts(plain.get("cons")),
        seen=str(plain.get("seen", "")),
        disclosure=str(plain.get("disclosure", "")),
    )


def _texts(values: list[Any] | None) -> tuple[str, ...]:
    return tuple(str(value) for value in values or ())


def _moment_to_plain(moment: Moment | None) -> dict[str, str] | None:
    if moment is None:
        return None
    return {"instant": moment.instant.astimezone(UTC).isoformat(), "zone": moment.zone}


def _moment_from_plain(plain: dict[str, str] | None) -> Moment | None:
    if plain is None:
        return None
    return Moment(datetime.fromisoformat(plain["instant"]), plain["zone"])


def _time_to_plain(time: datetime | None) -> str | None:
    return None if time is None else time.astimezone(UTC).isoformat()


def _time_from_plain(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _clean(value: object) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | tuple):
        return type(value)(_clean(item) for item in value)
    if isinstance(value, Mapping):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _clean(getattr(value, f.name)) for f in fields(value)})
    return value


# Plain YAML knows more than JSON: mappings with an order and with keys of any kind, times,
# bytes, infinities. Each of these is an object with one key that begins with "$".


def _encode(value: object) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, Mapping):
        return {"$map": [[_encode(key), _encode(item)] for key, item in value.items()]}
    if isinstance(value, list | tuple):
        return [_encode(item) for item in value]
    if isinstance(value, set | frozenset):
        return [_encode(item) for item in sorted(value, key=repr)]
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": str(float(value))}
    if isinstance(value, datetime):
        return {"$time": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode("ascii")}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)


def _decode(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, list):
        return [_decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((tag, content),) = value.items()
    if tag == "$map":
        return {_key(_decode(key)): _decode(item) for key, item in content}
    return _TAGS[tag](content)


def _decode_mapping(value: Any) -> dict[str, object]:  # noqa: ANN401 - any JSON value
    decoded = _decode(value)
    if not isinstance(decoded, dict):
        raise TypeError("not a mapping")
    return decoded


def _key(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


_TAGS: dict[str, Callable[[str], object]] = {
    "$float": float,
    "$time": datetime.fromisoformat,
    "$date": date.fromisoformat,
    "$bytes": base64.b64decode,
}
