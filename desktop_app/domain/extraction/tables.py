"""Tables of the cast: under headings, or two columns of names without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.candidate import Candidate
from desktop_app.domain.extraction.cells import (
    cell_item,
    is_label,
    is_name_like,
    leaning,
    split_parts,
)
from desktop_app.domain.extraction.items import NAME, Item, Sentence
from desktop_app.domain.extraction.lexicon_words import NATIONS, word_set
from desktop_app.domain.extraction.source import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.people import People
    from desktop_app.domain.extraction.source import Row

_ACTOR_HEADS = word_set("""
actor actors actress performer cast star stars player artist voice played who person
""")
_ROLE_HEADS = word_set("""
character characters role roles part parts plays as
""")


def table_pairs(table: Sequence[Row], people: People, group: int) -> list[Candidate]:
    """The pairs of a table’s rows, by its headings or else by what the columns look like."""
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
            if actor is None or part is None:
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
        if left is None or right is None or is_label(left):
            continue
        if is_name_like(left) and is_name_like(right):
            rows.append((row, left, right))
    persons = sum(1 for _, a, b in rows if people.is_person(a) or people.is_person(b))
    if not rows or persons * 3 < len(rows) * 2 or (not table[0].tabbed and len(table) > len(rows)):
        return []
    lean = sum(leaning(left, people) - leaning(right, people) for _, left, right in rows)
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
    for role in split_parts(part):
        for who in split_parts(actor):
            for item in (role, who):
                item.start = 0
            candidate = Candidate(who, role, base, "table", Sentence(line, [whole]), group=group)
            candidate.shared = True
            found.append(candidate)
    return found
