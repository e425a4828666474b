"""The mention engine: every mention of an article, block by block, so that a key costs little."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.naming.mention import Form, Mention, Pair, Place, Run, Said, Sort
from desktop_app.domain.naming.names import Names
from desktop_app.domain.naming.stretch import read_stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop_app.domain.naming.mention import Stretch
    from desktop_app.domain.naming.names import Meaning
    from desktop_app.domain.naming.stretch import Hit, Read
    from desktop_app.domain.records import Production

# Mentions here are the writer's own; a spoiler's reader has chosen to read it.
OWN = frozenset({Place.PROSE, Place.SPOILER})
_MOST_KEPT = 8000
TITLE, NAME = "title", "name"  # the answers to "is this the title?"


class Mentions:
    """All that an article says of its people, characters and productions."""

    def __init__(
        self, names: Names, said: tuple[Said, ...], before: Mentions | None = None
    ) -> None:
        """`before` are those of the text before the last key: most stand where they stood."""
        self.names = names
        self.said = said
        known = before.__dict__.get("all") if before is not None else None
        self._before = (before.said, known) if before is not None and known else ((), ())

    @cached_property
    def all(self) -> tuple[Mention, ...]:
        """Every mention, in the order of the text; places are code points of the body."""
        same = count = 0
        for old, new in zip(self._before[0], self.said, strict=False):
            if old.base != new.base or old.mentions is not new.mentions:
                break
            same, count = same + 1, count + len(new.mentions)
        make = Mention._make  # `_replace` takes three times as long
        moved = [
            make((base + mention[0], base + mention[1], *mention[2:]))
            for base, mentions, _, _ in self.said[same:]
            for mention in mentions
        ]
        kept = self._before[1][:count]
        self._before = ((), ())
        return (*kept, *moved)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every place where character and actor stand side by side."""
        return tuple(_moved(pair, base) for base, _, pairs, _ in self.said for pair in pairs)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Every run of capitalised words that is no name of the records."""
        return tuple(
            run._replace(start=base + run.start, end=base + run.end)
            for base, _, _, runs in self.said
            for run in runs
        )


def _moved(pair: Pair, base: int) -> Pair:
    return pair._replace(
        start=pair.start + base,
        end=pair.end + base,
        first=(pair.first[0] + base, pair.first[1] + base),
        second=(pair.second[0] + base, pair.second[1] + base),
    )


class MentionEngine:
    """Reads one text after the other; a stretch that has been read is not read again."""

    def __init__(self) -> None:
        self._productions: tuple[Production, ...] = ()
        self._names = Names(())
        self._read: dict[tuple[str, str, Place], Read] = {}
        self._said: dict[tuple[object, ...], Resolved] = {}
        self._parts: dict[tuple[object, ...], Resolved] = {}
        self._states: dict[State, State] = {}
        self._last: tuple[object, ...] = ()
        self._result = Mentions(self._names, ())

    def read(
        self,
        body: str,
        stretches: Sequence[Stretch],
        productions: Iterable[Production],
        answers: Mapping[str, str] | None = None,
    ) -> Mentions:
        """Every mention in these stretches of `body`; `answers` tell titles from names."""
        productions = tuple(productions)
        if productions != self._productions:
            self._productions, self._names = productions, Names(productions)
            self._read, self._said, self._parts = {}, {}, {}
        titles = {
            key.partition(":")[2]: value
            for key, value in (answers or {}).items()
            if key.startswith("title:")
        }
        last = (body, stretches, productions, titles)
        if last != self._last:
            self._result = self._all(body, stretches, titles)
            self._last = last
        return self._result

    def _all(self, body: str, stretches: Sequence[Stretch], titles: Mapping[str, str]) -> Mentions:
        names = self._names
        if not names.by_word:
            return Mentions(names, ())
        known = self._read
        fresh: dict[tuple[str, str, Place], Read] = {}
        reads = []
        marked: set[int] = set()
        for stretch in stretches:
            key = (body[max(0, stretch.start - 2) : stretch.end + 2], stretch[0].text, stretch[1])
            read = fresh.get(key) or known.get(key)
            if read is None:
                read = read_stretch(stretch, body, names)
            fresh[key] = read
            if read.marks:
                marked |= read.marks
            reads.append(read)
        self._read = fresh
        meant = {
            at: titles.get(one.name) or (NAME if at in marked else "")
            for at, one in enumerate(names.subjects)
            if one.sort is Sort.PRODUCTION
        }
        return Mentions(names, self._resolved(stretches, reads, meant), self._result)

    def _resolved(
        self, stretches: Sequence[Stretch], reads: Sequence[Read], meant: Mapping[int, str]
    ) -> tuple[Said, ...]:
        said = []
        state = State()
        known = self._said
        fresh: dict[tuple[object, ...], Resolved] = {}
        how = tuple(meant.items())
        for stretch, read in zip(stretches, reads, strict=True):
            if not read.hits and not read.runs:
                continue
            # All that stands before, and only what of it matters here: most keys change neither.
            whole: tuple[object, ...] = (id(read), state, how)
            entry = known.get(whole)
            if entry is None:
                part: tuple[object, ...] = (
                    id(read),
                    read.subjects & state.named,
                    read.subjects & state.own,
                    tuple(bond.credit in state.paired for bond in read.bonds),
                    how,
                )
                entry = self._parts.get(part)
                if entry is None:
                    entry = _Resolver(self._names, read, meant, state).resolve()
                    self._parts[part] = entry
            fresh[whole] = entry
            after = state.after(entry)
            if after is not state:  # the same object as last time compares at once
                state = self._states.setdefault(after, after)
            said.append(Said(stretch.start, entry.mentions, entry.pairs, read.runs))
        self._said = fresh
        if len(self._parts) > _MOST_KEPT or len(self._states) > _MOST_KEPT:
            self._parts, self._states = {}, {}
        return tuple(said)


class Resolved(NamedTuple):
    """What a stretch means, and what it adds to what has been said."""

    read: Read  # kept so that its id stays its own
    mentions: tuple[Mention, ...]
    pairs: tuple[Pair, ...]
    named: frozenset[int]
    own: frozenset[int]
    paired: frozenset[int]


class State(NamedTuple):
    """What has been said before a stretch."""

    named: frozenset[int] = frozenset()  # subjects whose whole name has been said
    own: frozenset[int] = frozenset()  # subjects mentioned in the writer's own words
    paired: frozenset[int] = frozenset()  # credits brought together

    def after(self, entry: Resolved) -> State:
        """The state behind a stretch."""
        if entry.named <= self.named and entry.own <= self.own and entry.paired <= self.paired:
            return self
        return State(self.named | entry.named, self.own | entry.own, self.paired | entry.paired)


class _Resolver:
    """Decides what a stretch's names mean after all that stands before it."""

    def __init__(
        self,
        names: Names,
        read: Read,
        meant: Mapping[int, str],
        state: State,
    ) -> None:
        self._names, self._read, self._meant = names, read, meant
        self._named, self._own, self._paired = set(state.named), set(state.own), set(state.paired)
        self._state = state

    def resolve(self) -> Resolved:
        bonds = {bond.left: bond for bond in self._read.bonds}
        partner = {bond.right: bond for bond in self._read.bonds}
        mentions: list[Mention] = []
        pairs: list[Pair] = []
        for at, hit in enumerate(self._read.hits):
            bond = bonds.get(at) or partner.get(at)
            wanted = frozenset((bond.character, bond.person)) if bond is not None else frozenset()
            mention = self._mention(hit, wanted, bond.credit if bond is not None else -1)
            if mention is not None:
                mentions.append(mention)
            if at in bonds:
                bond = bonds[at]
                other = self._read.hits[bond.right]
                end = max(other.body_end, bond.bracket_end)
                pairs.append(
                    Pair(
                        hit.body_start,
                        end,
                        (hit.body_start, hit.body_end),
                        (other.body_start, other.body_end),
                        bond.credit,
                        bond.character,
                        bond.person,
                        bond.character_first,
                        bond.bracket_end >= 0,
                        hit.place,
                        bond.credit in self._paired,
                    )
                )
            elif at in partner and partner[at].credit >= 0 and hit.place in OWN:
                self._paired.add(partner[at].credit)
        return Resolved(
            self._read,
            tuple(mentions),
            tuple(pairs),
            frozenset(self._named) - self._state.named,
            frozenset(self._own) - self._state.own,
            frozenset(self._paired) - self._state.paired,
        )

    def _mention(self, hit: Hit, wanted: frozenset[int], credit: int) -> Mention | None:
        subjects = self._names.subjects
        meanings = [meaning for meaning in hit.meanings if meaning.subject in wanted]
        asked = False
        if not meanings:
            works = [m for m in hit.meanings if subjects[m.subject].sort is Sort.PRODUCTION]
            others = [
                meaning
                for meaning in hit.meanings
                if meaning not in works
                and (meaning.alone or (meaning.later and meaning.subject in self._named))
            ]
            meanings = others
            if works:
                meanings, asked = self._work_or_name(hit, works, others)
        if not meanings:
            return None
        first = meanings[0]
        ids = tuple(meaning.subject for meaning in meanings)
        own = hit.place in OWN
        is_first = own and not any(one in self._own for one in ids)
        if own:
            self._own.update(ids)
        if first.form is Form.FULL or wanted:
            self._named.update(ids)
        return Mention(
            hit.body_start, hit.body_end, ids, subjects[first.subject].sort, first.form,
            hit.possessive, hit.place, is_first, credit, asked,
        )  # fmt: skip

    def _work_or_name(
        self, hit: Hit, works: list[Meaning], others: list[Meaning]
    ) -> tuple[list[Meaning], bool]:
        """Italics and quotation marks say that it is the title; else the article's answers do."""
        if hit.marked:
            return works, False
        title = self._names.subjects[works[0].subject].name
        answer = self._meant.get(works[0].subject, "")
        if answer == TITLE:
            return works, False
        plain = len(title.split()) > 2 or (" " in title and not title.startswith("The "))
        if not others and plain:
            return works, False  # nobody writes so many capitals by chance
        if answer == NAME:
            return others, False
        return (others or works), True
