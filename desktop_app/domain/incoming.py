"""What comes in from outside: an article, and what it brings along, before any of it is stored."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop_app.domain.canonical import article_from_json, canonical_json
from desktop_app.domain.records import Image

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Hub, Production


@dataclass(frozen=True)
class IncomingPicture:
    """A picture that an article names, and the record it may become.

    `image.slug` is the name that the text uses. `address` says where the article has the file: a
    path, a URL, or "" where there is only a credit; `data` is the file where it came along.
    """

    image: Image
    address: str = ""
    data: bytes = b""


@dataclass(frozen=True)
class Incoming:
    """An article from outside; `remarks` say in a sentence each what was not understood.

    `aliases` say what former slugs in the text are now: "image:old" to "new". `words` is how many
    words of prose the body has; None where nobody has counted.
    """

    article: Article
    pictures: tuple[IncomingPicture, ...] = ()
    productions: tuple[Production, ...] = ()
    hubs: tuple[Hub, ...] = ()
    remarks: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    words: int | None = None


def incoming_to_plain(incoming: Incoming) -> dict[str, Any]:
    """Article, pictures and remarks as values that JSON knows; no records go along."""
    return {
        "article": canonical_json(incoming.article),
        "pictures": [
            {
                "image": image_to_plain(picture.image),
                "address": picture.address,
                "data": base64.b64encode(picture.data).decode("ascii"),
            }
            for picture in incoming.pictures
        ],
        "remarks": list(incoming.remarks),
        "words": incoming.words,
    }


def incoming_from_plain(plain: Any) -> Incoming:  # noqa: ANN401 - any JSON value
    """What `incoming_to_plain` made; raises ValueError where it is none."""
    try:
        pictures = tuple(
            IncomingPicture(
                image_from_plain(each["image"]),
                str(each["address"]),
                base64.b64decode(each["data"], validate=True),
            )
            for each in plain["pictures"]
        )
        remarks = tuple(str(remark) for remark in plain["remarks"])
        words = plain["words"]
        if words is not None and (type(words) is not int or words < 0):
            raise ValueError("no number of words")
        article = article_from_json(plain["article"])
        return Incoming(article, pictures, remarks=remarks, words=words)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no article from outside: {error}") from error


def image_to_plain(image: Image) -> dict[str, Any]:
    """A picture's record as values that JSON knows."""
    plain = asdict(image)
    plain["id"] = str(image.id)
    plain["expires"] = image.expires.isoformat() if image.expires else None
    return plain


def image_from_plain(plain: Any) -> Image:  # noqa: ANN401 - any JSON value
    """The record that `image_to_plain` made; raises ValueError, TypeError or KeyError."""
    known: dict[str, Any] = {}
    for one in fields(Image):
        value = plain[one.name] if one.name in {"id", "slug"} else plain.get(one.name)
        if value is None:
            continue
        known[one.name] = _of_kind(one.name, one.type, value)
    return Image(**known)


def _of_kind(name: str, kind: object, value: object) -> object:
    if name == "id":
        return UUID(str(value))
    if name == "expires":
        return date.fromisoformat(str(value))
    wanted: dict[object, type] = {"str": str, "bool": bool, "int": int, "float": float}
    made = wanted[kind]
    if made is float and type(value) is int:
        return float(value)
    if type(value) is not made:
        raise ValueError(f"{name} cannot be {json.dumps(value)[:40]}")
    return value
