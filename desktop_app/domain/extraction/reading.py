"""One sentence under the matchers' eyes, and what they remember from those before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.candidate import Candidate
from desktop_app.domain.extraction.items import BRACKET, NAME
from desktop_app.domain.extraction.lexicon_words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.items import Item, Sentence
    from desktop_app.domain.extraction.people import People
    from desktop_app.domain.extraction.source import Segment


_JOINTS = word_set("""
, and & plus the actor actress newcomer veteran
""")


_PRIZES = re.compile(
    r"\b(?:best (?:actor|actress|supporting|director|picture|film|drama|comedy|series)|awards?"
    r"|nominat\w+|nominees?|winners?|prize|jur(?:y|or|ors)|leading act(?:or|ress)"
    r"|supporting act(?:or|ress)|invited|attendees|guild)\b",
    re.IGNORECASE,
)


@dataclass
class Memory:
    """What a later sentence needs: of whom "he" speaks, who has died."""

    last_actor: Item | None = None
    last_person: Item | None = None
    # In which sentence each of the two was last named.
    actor_at: int = -1
    person_at: int = -1
    now: int = 0
    chains: int = 0
    subject: Item | None = None
    part: Item | None = None  # of which it was said that somebody has it
    guest: Item | None = None  # who is asked, where somebody is: "Your character, B"
    alone: Item | None = None  # a name that the sentence before consisted of
    entry: Item | None = None  # the name that the segment being read begins with
    entry_of: Segment | None = None
    entry_lone: bool = False  # it stands there with a title alone
    opening: Item | None = None  # the name that the sentence before began with
    closing: Item | None = None  # the last name in it
    found: list[Candidate] = field(default_factory=list)


@dataclass
class Reading:
    """A sentence with all that a matcher may ask and the place for what it finds."""

    sentence: Sentence
    items: Sequence[Item]
    people: People
    memory: Memory
    here: list[Candidate] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)  # where its characters begin
    _prizes: bool | None = None
    chain: int = 0  # the series of brackets that is being read
    chained_at: int = -1  # where its last bracket stands
    listed: set[int] = field(default_factory=set)  # where names in a list of the cast begin
    outer: Item | None = None  # inside a bracket: the last person named before it

    def emit(
        self,
        actor: Item,
        character: Item | None,
        score: float,
        kind: str,
        *,
        either: bool = False,
        shared: bool = False,
        doubt: float = 0.0,
    ) -> None:
        """Put a candidate down; a pair of one name with itself is none."""
        if character is not None and actor.key == character.key:
            return
        candidate = Candidate(
            actor, character, score, kind, self.sentence, either=either, shared=shared
        )
        candidate.doubt = doubt
        if kind in {"bracket", "guess"}:
            candidate.group = self.chain
        if character is not None:
            self.taken.add(character.start)
        self.here.append(candidate)
        self.memory.found.append(candidate)
        if not either and self.people.actor_of(actor):
            self.memory.last_actor = actor
            self.memory.actor_at = self.memory.now

    def speaks_of_prizes(self) -> bool:
        """Whether the sentence gives out prizes or names a jury: its brackets hold works."""
        if self._prizes is None:
            text, sentence = self.sentence.segment.text, self.sentence
            self._prizes = _PRIZES.search(text, sentence.start, sentence.end) is not None
        return self._prizes

    def chain_from(self, index: int) -> None:
        """Note a bracket: one that only "and" parts from the last belongs to its series."""
        between = self.items[self.chained_at + 1 : index - 1]
        joined = self.chained_at >= 0 and 0 < len(between) <= 4
        if not (joined and all(item.low in _JOINTS for item in between)):
            self.memory.chains += 1
        self.chain = self.memory.chains
        self.chained_at = index

    def lone_names(self) -> list[Item]:
        """What the sentence's brackets hold, where each holds one name; else nothing."""
        found: list[Item] = []
        for at, item in enumerate(self.items):
            if item.kind != BRACKET or not at or self.items[at - 1].kind != NAME:
                continue
            if len(item.inner) != 1 or item.inner[0].kind != NAME:
                names = [one for one in item.inner if one.kind == NAME]
                if len(names) != 1 or item.inner[-1] is not names[0]:
                    return []
                found.append(names[0])
                continue
            found.append(item.inner[0])
        return found

    def spoken_of(self, index: int) -> Item | None:
        """Whom "he", "the actor" or an unsaid subject before `index` means."""
        pronoun = any(item.low in {"he", "she"} for item in self.items[max(0, index - 4) : index])
        if self.outer is not None and not any(item.kind == NAME for item in self.items[:index]):
            return self.outer
        if self.memory.subject is not None and pronoun:
            return self.memory.subject
        for item in reversed(self.items[:index]):
            if (
                item.kind == NAME
                and not item.poss
                and self.people.actor_of(item)
                and self.actor_who_is(item) is None
                and not self.people.is_crew(item)
            ):
                return item
        memory = self.memory
        if any(item.low in {"actor", "actress", "star"} for item in self.items[:index]):
            return memory.last_person or memory.last_actor
        if memory.person_at > memory.actor_at:
            return memory.last_person
        return memory.last_actor or memory.subject

    def actor_who_is(self, item: Item) -> Item | None:
        """The actor whose character this is, by what the sentence has said so far."""
        key = item.key
        for candidate in reversed(self.here):
            if candidate.character is not None and candidate.character.key == key:
                return candidate.actor
        return None
