"""Lines and tables: "B – A", "A … B", "A (B)" line by line, columns of actors and parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.candidate import Candidate
from desktop_app.domain.extraction.items import NAME, Item, Sentence
from desktop_app.domain.extraction.lexicon_names import GIVEN
from desktop_app.domain.extraction.lexicon_words import (
    ACTOR_NOUNS,
    COMMON,
    CREW,
    CREW_LABELS,
    NATIONS,
    RANKS,
    word_set,
)
from desktop_app.domain.extraction.source import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.domain.extraction.people import People
    from desktop_app.domain.extraction.source import Row, Source

_LINE = re.compile(
    r"(?P<left>[^\n]{1,70}?)\s*(?:(?P<colon>:)\s+|(?P<dots>\.{2,}|…+|·{2,})\s*"
    r"|\s(?P<dash>[–—―=→]|-{1,3}|=>|->)\s+)(?P<right>[^\n]{1,80})$"
)
_BRACKETED = re.compile(r"(?P<left>[^()\n]{1,70}?)\s*(?P<bracket>\()(?P<right>[^()\n]{1,60})\)\.?$")
_GLOSSED = re.compile(
    r"(?P<left>[^()\n:]{1,50}?)\s*(?P<bracket>\()(?P<right>[^()\n]{1,50})\)\s*[:–—]\s+\S"
)
_NOTE = re.compile(
    r"\s*[(\[](?:voice|uncredited|credit only|archive footage|cameo|guest star|guest|singing voice"
    r"|\d+ episodes?|young|older|recurring)[^)\]]{0,30}[)\]]\s*$",
    re.I,
)
_ACTOR_HEADS = word_set("""
actor actors actress performer cast star stars player artist voice played who person
""")
_ROLE_HEADS = word_set("""
character characters role roles part parts plays as
""")
_LATE = re.compile(r"\s*the\s+late\s+(?=\S+\s)", re.I)
_PART = re.compile(r"\s+/\s+")
_BOTH = re.compile(r"both\s+(?=[A-Z])", re.I)
_SENTENCE = re.compile(r"[.!?;]\s|[.!?]$|,\s.*,\s|\b(?:is|was|are|has|the|who|that|with)\s", re.I)
_STOPS = re.compile(r"(?<=\b[A-Z])\.|(?<=\bJr)\.|(?<=\bSr)\.|(?<=\bSt)\.")
_GLOSS = re.compile(r",\s(?:the|a|an|his|her|their)\s")
_NOBODY = word_set("""
tbc tba tbd n/a unknown various none himself herself themselves self
""")
_LONGEST = 8  # words in a cell that is a name


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
        found.extend(_table_pairs(table, people, group))
    return found, spent


def cell_item(segment: Segment, start: int, end: int) -> Item | None:
    """A cell's text as a name, or None where it is no name at all."""
    text = segment.text[start:end]
    if note := _NOTE.search(text):
        text = text[: note.start()]
    text = _GLOSS.split(text)[0]
    if late := _LATE.match(text):
        start, text = start + late.end(), text[late.end() :]
    stripped = text.strip(" \t,;*_")
    if stripped.casefold() in _NOBODY:
        return None
    if not stripped or (not stripped[0].isalnum() and stripped[0] not in "“\"‘'¡¿#"):
        return None
    if len(stripped.split()) > _LONGEST or len(stripped) > 60 or not any(map(str.isalnum, text)):
        return None
    begin = start + text.index(stripped)
    item = Item(NAME, " ".join(stripped.split()), begin, begin + len(stripped))
    words = [word.strip("“”\"‘’',") for word in item.text.split()]
    if words[0].casefold() in {"the", "a", "an"} and len(words) > 1:
        item.article = True
        words = words[1:]
    item.words = tuple(word for word in words if word and word.casefold() not in {"jr.", "sr."})
    for word in item.words:
        if word.casefold().rstrip(".") not in RANKS:
            break
        item.rank += 1
    return item


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
    if len(dashed) > 2 and all(line.segment.text.count(" ") < 8 for line in dashed):
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
        match = _BRACKETED.match(text) if "(" in text else None
        match = match or _LINE.match(text)
    if match is None:
        return None
    offset = segment.text.index(text)
    if _BOTH.match(match["right"]):
        return None  # "B and C (both A)": a bracket as in prose
    left = cell_item(segment, offset + match.start("left"), offset + match.end("left"))
    right = cell_item(segment, offset + match.start("right"), offset + match.end("right"))
    if left is None or right is None or _is_label(left):
        return None
    if not _name_like(left) or not _name_like(right):
        return None
    found = match.groupdict()
    mark = found.get("bracket") or found.get("colon") or ("." if found.get("dots") else "-")
    return _Line(left, right, segment, mark, glossed is not None)


def _is_label(item: Item) -> bool:
    words = item.text.casefold().replace("-", " ").split()
    return bool(words) and (words[0] in CREW_LABELS or words[0] in CREW or words[-1] in CREW)


def _name_like(item: Item) -> bool:
    """Capitals where a name has them; a script without capitals counts as a name."""
    words = item.words
    rest = _STOPS.sub("", item.text.partition(" ")[2])
    if not words or _SENTENCE.search(rest + " "):
        return _figure(item)
    capitals = sum(1 for word in words if not word[0].islower())
    if words[0].casefold().strip(",") in ACTOR_NOUNS or words[0].casefold() in CREW:
        return False
    return capitals * 2 > len(words) and not words[-1][0].islower()


def _figure(item: Item) -> bool:
    """“Boy with a Kite”, “Woman from the City”."""
    words = item.words
    return (
        len(words) > 2 and words[0][0].isupper() and words[-1][0].isupper() and "," not in item.text
    )


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
    lean = sum(_lean(line.left, people) - _lean(line.right, people) for line in lines)
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
    for role in _split(part):
        for who in _split(actor):
            candidate = Candidate(who, role, base, "row", sentence, group=group, shared=True)
            found.append(candidate)
    return found


def _split(item: Item) -> list[Item]:
    """“Caliban / Trinculo” is two."""
    parts = _PART.split(item.text)
    if len(parts) < 2:
        return [item]
    found = []
    for part in parts:
        one = Item(NAME, part, item.start, item.end)
        one.words = tuple(part.split())
        found.append(one)
    return found


def _lean(item: Item, people: People) -> float:
    """How much a cell looks like an actor (above nought) or a part (below)."""
    key = item.key
    if key in people.actors:
        return 3.0
    if key in people.characters:
        return -3.0
    score = 0.0
    soft = item.rank == 1 and item.words[0].casefold() in {"sir", "dame"}
    if item.rank and not soft:
        score -= 2.0
    if len(item.words) - item.rank < 2:
        score -= 1.5
    low = [word.casefold() for word in item.words]
    if any(any(map(str.isdigit, word)) for word in low) or "/" in low or item.article:
        score -= 1.5
    if any(word in {"of", "the", "with", "in", "from", "a"} for word in low[1:]):
        score -= 1.5
    if any(word in COMMON for word in low):
        score -= 0.7
    if any(mark in item.text for mark in '“"’s '[:2]):
        score -= 0.3
    if people.is_person(item):
        score += 1.0
        if any(word.endswith(".") and len(word) == 2 for word in low) or "jr" in item.low:
            score += 0.5
    elif low and low[0] in GIVEN and len(low) > 1:
        score += 0.3
    if people.counts.get(low[-1] if low else "", 0):
        score += 0.2
    return score


# --------------------------------------------------------------------------- tables


def _table_pairs(table: Sequence[Row], people: People, group: int) -> list[Candidate]:
    head = [cell.text.strip().casefold() for cell in table[0].cells]
    columns = _columns(head)
    rows = list(table[1:]) if columns else list(table)
    if columns is None:
        return _bare_table(table, people, group)
    found: list[Candidate] = []
    for row in rows:
        for actor_at, role_at in columns:
            if len(row.cells) <= max(actor_at, role_at):
                continue
            actor = _cell(row.cells[actor_at])
            part = _cell(row.cells[role_at])
            if actor is None or part is None or people.is_org(actor):
                continue
            found.extend(_row_pairs(row, actor, part, actor_at, role_at, 0.95, group))
    return found


def _columns(head: Sequence[str]) -> list[tuple[int, int]] | None:
    """Where actor and part stand; several casts side by side have a column each."""
    actor = role = -1
    for at, text in enumerate(head):
        words = text.replace("/", " ").split()
        if not words or len(words) > 4:
            continue
        if words[0] in {"played", "portrayed", "voiced"} or (
            actor < 0 and (set(words) & _ACTOR_HEADS) and not set(words) & _ROLE_HEADS
        ):
            actor = at
        elif role < 0 and set(words) & _ROLE_HEADS:
            role = at
    if role >= 0 and actor < 0:
        actor = next((at for at, text in enumerate(head) if text in {"name", "names"}), -1)
    if actor >= 0 and role < 0:
        role = next((at for at, text in enumerate(head) if text in {"name", "names"}), -1)
    if actor >= 0 and role >= 0:
        return [(actor, role)]
    casts = [at for at, text in enumerate(head) if at != role and _heads_cast(text)]
    return [(at, role) for at in casts] if role >= 0 and casts else None


def _heads_cast(text: str) -> bool:
    """“Japanese”, “English dub”, “2011”, “Broadway”."""
    words = text.split()
    return 0 < len(words) < 4 and any(
        word in NATIONS or word in _CASTS or (len(word) == 4 and word.isdigit()) for word in words
    )


_CASTS = word_set("cast dub dubbed sub original revival broadway london touring tour film stage")


def _cell(segment: Segment) -> Item | None:
    return cell_item(segment, 0, len(segment.text))


def _bare_table(table: Sequence[Row], people: People, group: int) -> list[Candidate]:
    """Two columns of names without a heading over them."""
    rows: list[tuple[Row, Item, Item]] = []
    for row in table:
        if len(row.cells) < 2:
            continue
        left, right = _cell(row.cells[0]), _cell(row.cells[1])
        if left is None or right is None or _is_label(left):
            continue
        if _name_like(left) and _name_like(right):
            rows.append((row, left, right))
    persons = sum(1 for _, a, b in rows if people.is_person(a) or people.is_person(b))
    if not rows or persons * 3 < len(rows) * 2 or (not table[0].tabbed and len(table) > len(rows)):
        return []
    lean = sum(_lean(left, people) - _lean(right, people) for _, left, right in rows)
    sure = abs(lean) >= 1.0
    found: list[Candidate] = []
    for row, left, right in rows:
        base = 0.88 if sure else 0.55
        if lean >= 0:
            found.extend(_row_pairs(row, left, right, 0, 1, base, group))
        else:
            found.extend(_row_pairs(row, right, left, 1, 0, base, group))
    return found


def _row_pairs(
    row: Row, actor: Item, part: Item, actor_at: int, role_at: int, base: float, group: int
) -> list[Candidate]:
    first = min(actor_at, role_at)
    segment = row.cells[first]
    line = Segment("", "row", row.line)
    line.text = " – ".join(cell.text.strip() for cell in row.cells)
    line.pieces = [(0, segment.start_of(len(segment.text) - len(segment.text.lstrip())))]
    whole = Item(NAME, line.text, 0, len(line.text))
    found = []
    for role in _split(part):
        for who in _split(actor):
            for item in (role, who):
                item.start = 0
            candidate = Candidate(who, role, base, "table", Sentence(line, [whole]), group=group)
            candidate.shared = True
            found.append(candidate)
    return found
