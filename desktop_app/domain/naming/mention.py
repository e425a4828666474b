"""What the mention engine says: values only."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop_app.domain.passage import Passage


class Sort(StrEnum):
    """What a name belongs to."""

    PERSON = "person"
    CHARACTER = "character"
    PRODUCTION = "production"


class Form(StrEnum):
    """How much of a name is written."""

    FULL = "full"
    SURNAME = "surname"
    FIRST = "first-name"


class Place(StrEnum):
    """Where a name stands: only in prose is it the writer's own first mention."""

    PROSE = "prose"
    SPOILER = "spoiler"
    QUOTE = "quote"
    HEADING = "heading"
    CAPTION = "caption"
    TITLE = "title"  # inside the title of some other work
    NOTE = "note"


class Stretch(NamedTuple):
    """A passage, where it stands, and the code points of the body that it comes from."""

    passage: Passage
    place: Place
    start: int
    end: int


class Subject(NamedTuple):
    """Somebody or something with a name; `credits` are indices into the names' credits."""

    sort: Sort
    id: str
    name: str
    credits: tuple[int, ...] = ()


class Mention(NamedTuple):
    """One mention; `start` and `end` are code points of the body.

    `subjects` are indices, several where one name is shared. `introduces` is the credit whose
    character and actor stand side by side here, or -1. `asked` where nothing tells a title from
    a name.
    """

    start: int
    end: int
    subjects: tuple[int, ...]
    sort: Sort
    form: Form
    possessive: bool
    place: Place
    first: bool
    introduces: int = -1
    asked: bool = False


class Pair(NamedTuple):
    """Character and actor side by side; spans are code points of the body.

    `credit` is -1 where the records know both and bring them together nowhere. `bracket` where
    the second stands in a bracket, whose end `end` is.
    """

    start: int
    end: int
    first: tuple[int, int]
    second: tuple[int, int]
    credit: int
    character: int  # subjects
    person: int
    character_first: bool
    bracket: bool
    place: Place
    again: bool  # whether they had been brought together before


class Run(NamedTuple):
    """Capitalised words that are no name of the records; `words` as they are written."""

    start: int
    end: int
    words: tuple[str, ...]
    place: Place
    opens: bool = False  # whether it begins a sentence


class Said(NamedTuple):
    """What one stretch says, in code points from `base` on."""

    base: int
    mentions: tuple[Mention, ...]
    pairs: tuple[Pair, ...]
    runs: tuple[Run, ...]
