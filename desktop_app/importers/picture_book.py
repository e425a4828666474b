"""The pictures that an article from outside names, each once, under names that its text can use."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from desktop_app.domain.incoming import IncomingPicture
from desktop_app.domain.records import Image
from desktop_app.domain.text import clean, slugify

MOST_PICTURES = 1000

_CREDIT = re.compile(
    r"(?:(?:images?|photos?|pictures?|stills?)(?: credit)?"
    r" (?:via|by|from|courtesy of|courtesy) (?P<via>\S.*)"
    r"|(?:(?:image|photo|picture) )?credits?: *(?P<label>\S.*)"
    r"|(?:courtesy of|©) ?(?P<of>[^.!?]{2,60}))",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?:^|(?<=[.!?…”’)])\s+|\s+[|–—]\s+|\s*\((?=[^()]*\)$))")
_SIZE = re.compile(r"-(?:\d{2,4}x\d{2,4}|scaled|\d\d-\d{3,4})$")
_LONGEST_CREDIT = 160


def credit_source(line: str) -> str:
    """Whom a credit line names: "Image via UFA" gives "UFA"; "" where it is no credit line."""
    line = line.strip()
    found = _CREDIT.fullmatch(line) if len(line) <= _LONGEST_CREDIT else None
    if found is None:
        return ""
    return (found["via"] or found["label"] or found["of"]).strip().rstrip(".").strip()


def split_credit(caption: str) -> tuple[str, str]:
    """A caption without the credit at its end, and that credit; "" for what is not there."""
    caption = " ".join(caption.split())
    for gap in _BEHIND.finditer(caption):
        credit = caption[gap.end() :]
        if "(" in gap[0]:
            credit = credit.removesuffix(")")
        if credit_source(credit):
            return caption[: gap.start()].strip(), credit.strip()
    return caption, ""


class PictureBook:
    """Gives every picture of one article a slug, and keeps what is known of it."""

    def __init__(self, stem: str = "image") -> None:
        """`stem` names pictures that have no name of their own."""
        self._stem = stem
        self._pictures: dict[str, IncomingPicture] = {}
        self._slugs: dict[str, str] = {}  # by address

    def pictures(self) -> tuple[IncomingPicture, ...]:
        """All of them, as they came."""
        return tuple(self._pictures.values())

    def add(
        self,
        address: str,
        *,
        alt: str = "",
        caption: str = "",
        credit: str = "",
        data: bytes = b"",
    ) -> str:
        """The slug of the picture at that address; "" where there are too many of them."""
        address = address.strip()
        if address in self._slugs and not data:
            self._complete(self._slugs[address], alt, caption, credit)
            return self._slugs[address]
        if len(self._pictures) >= MOST_PICTURES:
            return ""
        if not credit:
            caption, credit = split_credit(caption)
        slug = self._free(self._name(address))
        image = Image(
            id=uuid4(),
            slug=slug,
            alt=clean(alt),
            caption=clean(caption),
            credit=clean(credit),
            source=clean(credit_source(credit)),
            source_url=address if is_remote(address) else "",
        )
        self._pictures[slug] = IncomingPicture(image, "" if data else address, data)
        if address:
            self._slugs[address] = slug
        return slug

    def wanted(self, credit: str) -> str:
        """The slug of a picture of which only the credit is known."""
        return self.add("", credit=credit)

    def _complete(self, slug: str, alt: str, caption: str, credit: str) -> None:
        """A second use says more of it than the first, as a cover's alternative text does."""
        known = self._pictures[slug]
        if not credit:
            caption, credit = split_credit(caption)
        image = known.image
        image = replace(
            image,
            alt=image.alt or clean(alt),
            caption=image.caption or clean(caption),
            credit=image.credit or clean(credit),
            source=image.source or clean(credit_source(credit)),
        )
        self._pictures[slug] = replace(known, image=image)

    def _name(self, address: str) -> str:
        if not address or address.startswith(("data:", "held:")):
            return f"{self._stem}-1"
        path = urlsplit(address).path if is_remote(address) else address
        stem = PurePosixPath(unquote(path.replace("\\", "/"))).stem
        return slugify(_SIZE.sub("", stem), self._stem)

    def _free(self, slug: str) -> str:
        if slug not in self._pictures:
            return slug
        base, number = slug, 2
        if slug == f"{self._stem}-1":
            base = self._stem
        while f"{base}-{number}" in self._pictures:
            number += 1
        return f"{base}-{number}"


def is_remote(address: str) -> bool:
    """Whether it is somewhere on the network: nothing is ever fetched from there."""
    return address[:8].lower().startswith(("http://", "https://")) or address[:2] == "//"


def picture_markdown(slug: str, alt: str = "", caption: str = "") -> str:
    """A reference to a picture of the library; its credit is its record's."""
    words = re.sub(r"([\\\[\]`*_<&~!])", r"\\\1", " ".join(alt.split()))
    title = re.sub(r'([\\"&<])', r"\\\1", " ".join(caption.split()))
    return f'![{words}](image:{slug} "{title}")' if title else f"![{words}](image:{slug})"
