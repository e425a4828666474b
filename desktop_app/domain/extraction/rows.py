"""Lines and tables: "B – A", "A … B", "A (B)" line by line, columns of actors and parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.candidate import Candidate
from desktop_app.domain.extraction.cells import (
    AND,
    DATED_WORK,
    cell_item,
    is_label,
    is_name_like,
    leaning,
    split_parts,
)
from desktop_app.domain.extraction.items import Item, Sentence
from desktop_app.domain.extraction.lexicon_words import (
    COMMON,
)
from desktop_app.domain.extraction.tables import table_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.domain.extraction.people import People
    from desktop_app.domain.extraction.source import Segment, Source

_LINE = re.compile(
    r"(?P<left>[^\n]{1,70}?)\s*(?:(?P<colon>:)\s+|(?P<dots>\.{2,}|…+|·{2,})\s*"
    r"|\s(?P<dash>[–—―=→]|-{1,3}|=>|->)\s+)(?P<right>[^\n]{1,80})$"
)
_BRACKETED = re.compile(r"(?P<left>[^()\n]{1,70}?)\s*(?P<bracket>\()(?P<right>[^()\n]{1,60})\)\.?$")
_GLOSSED = re.compile(
    r"(?P<left>[^()\n:]{1,50}?)\s*(?P<bracket>\()(?P<right>[^()\n]{1,50})\)\s*[:–—]\s+\S"
)
_BOTH = re.compile(r"both\s+(?=[A-Z])", re.I)


@dataclass
class _Line:
    left: Item
    right: Item
    segment: Segment
    mark: str
    glossed: bool = False  # more follows: "A (B): known from …"


def read_rows(source: Source, people: People) -> tuple[list[Candidate], set[int]]:
    """The pairs that lines and tables hold, and the segments (by id) that are spent on them."""
    found: list[Candidate] = []
    spent: set[int] = set()
    group = 0
    for lines in _groups(source.segments, people):
        group += 1
        pairs = _line_pairs(lines, people, group)
        found.extend(pairs)
        if pairs:
            spent.update(id(line.segment) for line in lines if not line.glossed)
    for table in source.tables:
        group += 1
        found.extend(table_pairs(table, people, group))
    return found, spent


# --------------------------------------------------------------------------- lines


def _groups(segments: Sequence[Segment], people: People) -> Iterable[list[_Line]]:
    """Runs of neighbouring lines of one form; "A (B)" lines may have others between them."""
    run: list[_Line] = []
    bracketed: list[_Line] = []
    dashed: list[_Line] = []
    crew = False
    for segment in segments:
        heading = segment.text.strip().rstrip(":").casefold()
        if heading in {"crew", "credits", "production", "creative team", "filmmakers"}:
            crew = True
        elif heading.endswith("cast") or heading in {"cast and characters", "starring"}:
            crew = False
        line = None if crew or segment.kind == "caption" else _read_line(segment)
        if line is not None and line.mark == "(":
            bracketed.append(line)
        elif line is not None and run and _continues(line, run[-1]):
            run.append(line)
        elif not (line is None and run and segment.kind == run[-1].segment.kind == "bullet"):
            if len(run) > 1:
                yield run
            elif run and run[0].mark == "-":
                dashed += run
            run = [line] if line is not None else []
    if len(run) > 1:
        yield run
    elif run and run[0].mark == "-":
        dashed += run
    if len(dashed) > 2 and all(len(line.left.words) + len(line.right.words) < 9 for line in dashed):
        yield dashed  # each with a line or two about the part below
    if len(bracketed) > 1 and not _are_titles(bracketed, people):
        yield bracketed


def _continues(line: _Line, last: _Line) -> bool:
    if line.segment.kind == last.segment.kind == "bullet":
        return True
    return line.mark == last.mark


def _read_line(segment: Segment) -> _Line | None:
    text = segment.text.strip()
    if len(text) < 5:
        return None
    glossed = _GLOSSED.match(text) if "(" in text[:52] else None
    match = glossed
    if match is None and len(text) <= 140:
        dated = DATED_WORK.search(text) is not None  # "B – A (*Title*, 1979)"
        match = _BRACKETED.match(text) if "(" in text and not dated else None
        match = match or _LINE.match(text)
    if match is None:
        return None
    offset = segment.text.index(text)
    if _BOTH.match(match["right"]):
        return None  # "B and C (both A)": a bracket as in prose
    left = cell_item(segment, offset + match.start("left"), offset + match.end("left"))
    right = cell_item(segment, offset + match.start("right"), offset + match.end("right"))
    if left is None or right is None or is_label(left):
        return None
    if not is_name_like(left) or not is_name_like(right):
        return None
    found = match.groupdict()
    mark = found.get("bracket") or found.get("colon") or ("." if found.get("dots") else "-")
    return _Line(left, right, segment, mark, glossed is not None)


def _are_titles(lines: Sequence[_Line], people: People) -> bool:
    """Whether "X (Y)" line by line looks like films with their directors, or actors with films."""
    doubt = 0
    for line in lines:
        left_person = people.is_person(line.left) or line.left.rank
        right_person = people.is_person(line.right) or line.right.rank
        common = sum(1 for w in line.left.words if w.casefold() in COMMON)
        if (
            people.is_org(line.right)
            or people.is_org(line.left)
            or people.is_title(line.right)
            or (not left_person and not right_person)
            or (not left_person and (common or line.left.article or len(line.left.words) > 2))
        ):
            doubt += 1
    return doubt * 2 >= len(lines)


def _line_pairs(lines: Sequence[_Line], people: People, group: int) -> list[Candidate]:
    lean = sum(leaning(line.left, people) - leaning(line.right, people) for line in lines)
    persons = sum(
        1 for line in lines if people.is_person(line.left) or people.is_person(line.right)
    )
    if persons * 3 < len(lines) * 2:
        return []
    sure = abs(lean) >= 1.0
    actor_left = lean > 0 or (not sure and lines[0].mark == ".")
    base = 0.88 if sure else 0.55
    found: list[Candidate] = []
    for line in lines:
        left = actor_left
        if sure and _is_turned(line, people, actor_left=actor_left):
            left = not actor_left
        actor, part = (line.left, line.right) if left else (line.right, line.left)
        found.extend(_pairs_of(actor, part, line.segment, base, group, people))
    return found


def _is_turned(line: _Line, people: People, *, actor_left: bool) -> bool:
    """Whether one line of a list is plainly the other way round than the list: a rank tells."""
    actor, part = (line.left, line.right) if actor_left else (line.right, line.left)
    return (
        actor.rank > 0
        and not people.is_person(actor)
        and not part.rank
        and people.is_person(part)
        and not part.article
    )


def _pairs_of(
    actor: Item, part: Item, segment: Segment, base: float, group: int, people: People
) -> list[Candidate]:
    sentence = Sentence(segment, sorted([actor, part], key=lambda item: item.start))
    if people.is_org(actor):
        return []
    found = []
    both = split_parts(part, AND), split_parts(actor, AND)
    if len(both[0]) == len(both[1]) == 2:
        for role, who in zip(*both, strict=True):  # "B and C (A and D)"
            found.append(Candidate(who, role, base, "row", sentence, group=group, shared=True))
        return found
    for role in split_parts(part):
        for who in split_parts(actor):
            candidate = Candidate(who, role, base, "row", sentence, group=group, shared=True)
            found.append(candidate)
    return found
