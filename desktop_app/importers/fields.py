"""Front matter to the fields of an article; what we have no field for is kept as it is."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from desktop_app.domain.article import Details, Kind, Status
from desktop_app.domain.moment import Moment, moment_from_text
from desktop_app.domain.review import SCALES, Review, Scale, known_scale
from desktop_app.domain.text import clean, slugify

if TYPE_CHECKING:
    from desktop_app.importers.frontmatter import FrontMatter

_Choice = TypeVar("_Choice", bound=StrEnum)
_GAP_BEFORE_OFFSET = re.compile(r"(?<=\d) +(?=[+-]\d|Z$)")
_SLUG = re.compile(r"\w[\w.~-]*")
_PICTURE_SUFFIX = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)$", re.IGNORECASE)


class Fields:
    """Takes values out of front matter one by one; `rest` is what nobody took."""

    def __init__(self, front: FrontMatter) -> None:
        self._front = front
        self._left = dict(front.values)

    def details(self) -> Details:
        """Every detail; raises InputError naming the line of a value that cannot be meant."""
        taken = {
            "kind": self._choice("kind", Kind, Kind.NEWS),
            "status": self._choice("status", Status, Status.DRAFT),
            "date": self._moment("date"),
            "embargo": self._moment("embargo"),
            "bylines": self._texts("byline") or self._authors(),
            "tags": self._texts("tags"),
            "hubs": self._slugs("hubs"),
            "productions": self._slugs("productions"),
            "hero": self._hero(),
            "description": self.text("description"),
            "seo_title": self.text("seo_title"),
            "canonical_url": self.text("canonical_url"),
            "review": self._review(),
        }
        slug = self.text("slug")
        return Details(
            slug=_slug(slug) if slug else "",
            extra=self._left,
            **taken,  # type: ignore[arg-type]  # each value has its field's type
        )

    def text(self, key: str) -> str:
        """The value as one string, taken out; "" where there is none."""
        value = self._left.get(key)
        if isinstance(value, dict | list):
            raise self._front.refuse(key, f"“{key}” should be one line of text.")
        self._left.pop(key, None)
        return "" if value is None else clean(_as_text(value))

    def peek(self, key: str) -> str:
        """The value as one string, left in; "" where it is none."""
        value = self._left.get(key)
        return clean(value) if isinstance(value, str) else ""

    def _choice(self, key: str, choices: type[_Choice], default: _Choice) -> _Choice:
        text = self.text(key).strip().lower().replace(" ", "-").replace("_", "-")
        if not text:
            return default
        try:
            return choices(text)
        except ValueError:
            known = ", ".join(choices)
            raise self._front.refuse(key, f"“{text}” is no {key}; there are {known}.") from None

    def _moment(self, key: str) -> Moment | None:
        text = self.text(key).strip()
        if not text:
            return None
        try:
            return moment_from_text(_GAP_BEFORE_OFFSET.sub("", text))
        except (ValueError, OverflowError):
            raise self._front.refuse(key, f"“{text}” is no date.") from None

    def _texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, or one string with commas."""
        value = self._left.get(key)
        if isinstance(value, dict) or (
            isinstance(value, list) and any(isinstance(part, dict | list) for part in value)
        ):
            raise self._front.refuse(key, f"“{key}” should be a list of words.")
        self._left.pop(key, None)
        if value is None:
            return ()
        parts = value if isinstance(value, list) else _as_text(value).split(",")
        texts = (clean(_as_text(part)).strip() for part in parts if part is not None)
        return tuple(dict.fromkeys(text for text in texts if text))

    def _authors(self) -> tuple[str, ...]:
        """Other tools' word for the byline, where its values are plain names."""
        for key in ("authors", "author"):
            value = self._left.get(key)
            if isinstance(value, str) and value.strip():
                del self._left[key]
                return (clean(value).strip(),)
            if isinstance(value, list) and value and all(isinstance(name, str) for name in value):
                return self._texts(key)
        return ()

    def _slugs(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_slug(text) for text in self._texts(key)))

    def _hero(self) -> str | None:
        text = self.text("hero").strip().removeprefix("image:")
        if not text:
            return None
        return _slug(_PICTURE_SUFFIX.sub("", PurePosixPath(text).name))

    def _review(self) -> Review | None:
        value = self._left.pop("review", None)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self._front.refuse("review", "“review” should hold scale, rating and verdict.")
        inner = Fields(self._front.inside("review", value))
        scale = inner._scale()
        review = Review(
            scale=scale.key,
            rating=inner._rating(scale),
            verdict=inner.text("verdict"),
            pros=inner._sentences("pros"),
            cons=inner._sentences("cons"),
            seen=inner.text("seen"),
            disclosure=inner.text("disclosure"),
        )
        if inner._left:
            self._left["review"] = inner._left
        return review

    def _sentences(self, key: str) -> tuple[str, ...]:
        """As `_texts`, but a comma in a single string belongs to the sentence."""
        value = self._left.get(key)
        if isinstance(value, str):
            self._left[key] = [value]
        return self._texts(key)

    def _scale(self) -> Scale:
        key = self.text("scale") or "stars-5"
        scale = known_scale(key)
        if scale is None:
            known = ", ".join(scale.key for scale in SCALES)
            raise self._front.refuse("scale", f"“{key}” is no rating scale; there are {known}.")
        return scale

    def _rating(self, scale: Scale) -> float | None:
        text = self.text("rating").strip()
        if not text:
            return None
        if text in scale.labels:
            return float(scale.labels.index(text))
        try:
            rating = float(text)
        except ValueError:
            rating = float("nan")
        if not scale.worst <= rating <= scale.best:
            raise self._front.refuse(
                "rating", f"“{text}” is not on the scale from {scale.worst:g} to {scale.best:g}."
            )
        return rating


def _slug(text: str) -> str:
    """The slug as it is where it can stand in an address: links to it shall go on working."""
    text = text.strip()
    return text if _SLUG.fullmatch(text) else slugify(text)


def _as_text(value: object) -> str:
    """A YAML scalar as it was meant: `true` is the word, not Python's name for it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
