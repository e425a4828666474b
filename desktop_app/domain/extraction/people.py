"""What a text as a whole says about its names: who is a person, what is a title, who is crew."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, TITLE, WORD, Item, Sentence
from desktop_app.domain.extraction.keys import key_of
from desktop_app.domain.extraction.lexicon_names import GIVEN, PLACE_PHRASES, PLACES
from desktop_app.domain.extraction.lexicon_words import (
    COMMON,
    CREW,
    CREW_VERBS,
    FILM_CREW,
    MONONYMS,
    MONTHS,
    ORGS,
    OUTLETS,
    PARTICLES,
    PLACE_NAMES,
    RANKS,
    VENUES,
    WRITTEN_WORKS,
    word_set,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.domain.records import Production

_LOWER = re.compile(r"(?<![\w’'])[a-zß-öø-ÿ]\w*")
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+$")  # Eun-bin, Seung-ryong
_EDITION = re.compile(r"\s+(?:season|series|part|vol|episode)\b.*$")


class People:
    """The knowledge that the matchers and the resolver ask."""

    def __init__(self, sentences: Sequence[Sentence], known: Sequence[Production]) -> None:
        self.actors: set[str] = set()  # keys known from the records
        self.characters: set[str] = set()
        self.titles: set[str] = set()
        self.crew: set[str] = set()
        self.makers: set[str] = set()  # those of the crew whom nobody plays
        self.film_list = 0  # how often a line says "Title (Director, Country)"
        self._title_owners: set[str] = set()
        self._owners: dict[str, set[str]] = defaultdict(set)
        self.counts: dict[str, int] = defaultdict(int)
        self.free: dict[str, int] = defaultdict(int)  # mentions outside brackets, by word
        self.lower: set[str] = set()
        self._full: dict[str, Item] = {}
        self._by_word: dict[str, list[Item]] = defaultdict(list)
        self._person: dict[str, bool] = {}
        self._main: Item | None = None
        self._org: dict[str, bool] = {}
        self._fuller: dict[str, Item | None] = {}
        self._actor: dict[str, Item | None] = {}
        self._take_known(known)
        for text in {id(s.segment): s.segment.text for s in sentences}.values():
            self.lower.update(_LOWER.findall(text))
        for sentence in sentences:
            self._count(sentence.items, inside=False)
        for sentence in sentences:
            self._learn(sentence.items)
        self._register()

    # --------------------------------------------------------------- building

    def _take_known(self, known: Sequence[Production]) -> None:
        for production in known:
            self.titles.add(key_of(production.title))
            for credit in production.credits:
                names = (credit.person.name, *credit.person.aliases)
                if credit.role == "actor":
                    self.actors.update(key_of(name) for name in names)
                    parts = (credit.character, *credit.character_aliases)
                    self.characters.update(key_of(part) for part in parts if part)
                else:
                    self.crew.update(key_of(name) for name in names)
        self.crew -= self.actors

    def _count(self, items: Iterable[Item], *, inside: bool) -> None:
        for item in items:
            kind = item.kind
            if kind == NAME:
                key = item.key
                self.counts[key] += 1
                if key not in self._full:
                    self._full[key] = item
                if not inside:
                    for word in item.words[item.rank :]:
                        self.free[word.casefold()] += 1
            elif kind == BRACKET:
                self._count(item.inner, inside=True)
            elif kind == TITLE and (
                len(item.words) > 1 or item.slant or not item.low.endswith((",", "."))
            ):
                self.titles.add(_EDITION.sub("", item.key))

    def _learn(self, items: Sequence[Item]) -> None:
        """Crew: "director X", "directed by X and Y", "X directs"; titles: "X (2001)"."""
        for index, item in enumerate(items):
            if item.kind == BRACKET:
                self._learn(item.inner)
                if index and items[index - 1].kind == NAME and _is_year(item):
                    self.titles.add(items[index - 1].key)
                if index and index < 4 and self._is_place_credit(item):
                    self.film_list += 1
            elif item.kind == NAME:
                if item.low in CREW and index + 1 < len(items):
                    self._learn_label(items, index)
                if crew_lead(items, index, FILM_CREW):
                    self.makers.add(item.key)
                if crew_lead(items, index) or (
                    index + 1 < len(items) and items[index + 1].low in CREW_VERBS
                ):
                    self.crew.add(item.key)
                if index > 2 and items[index - 1].low == "," and items[index - 3].low in _WHOSE:
                    if items[index - 2].low in CREW:
                        self.crew.add(item.key)  # "its director, A"
                    if items[index - 2].low in FILM_CREW:
                        self.makers.add(item.key)
                after = items[index + 1] if index + 1 < len(items) else None
                if item.poss and after is not None and after.kind in {NAME, TITLE}:
                    self._owners[after.key].add(item.key)
                    if after.kind == TITLE and after.slant:
                        self._title_owners.add(item.key)
            elif item.low in _TELLING:
                if item.low == "by" or item.low in CREW_VERBS:
                    self._learn_by(items, index)
                elif index + 1 < len(items):
                    self._learn_label(items, index)

    def _learn_by(self, items: Sequence[Item], index: int) -> None:
        before = items[index - 1].low if index else ""
        if items[index].low not in {"by"} or not (
            before in CREW_VERBS
            or before in {"screenplay", "script", "music", "score", "songs"}
            or (before in {"is", "are"} and index > 1 and items[index - 2].low in WRITTEN_WORKS)
        ):
            return
        for item in items[index + 1 : index + 8]:
            if item.kind == NAME:
                self.crew.add(item.key)
                self.makers.add(item.key)
            elif item.low not in {",", "and", "&"} and item.kind != BRACKET:
                break

    def _learn_label(self, items: Sequence[Item], index: int) -> None:
        """Executive producers are A and B; the composer is C."""
        after = items[index + 1].low
        if after not in {"is", "are", "was", "were", ":", "include"}:
            return
        for item in items[index + 2 : index + 9]:
            if item.kind == NAME:
                self.crew.add(item.key)
                self.makers.add(item.key)
            elif item.low not in {",", "and", "&"} and item.kind != BRACKET:
                break

    def _register(self) -> None:
        for item in list(self._full.values()):
            words = item.words
            if len(words) < 3 or item.rank or words[0].casefold() not in GIVEN:
                continue
            # "Adam Driver Hunts": a headline's capitals run on behind the name.
            if self.free[words[1].casefold()] > 1 and words[2].casefold() not in PARTICLES:
                short = Item(NAME, " ".join(words[:2]), item.start, item.end)
                short.words = words[:2]
                if words[1][0].isupper() and words[1].casefold() not in GIVEN:
                    self._full.setdefault(short.key, short)
        for item in self._full.values():
            if len(item.words) - item.rank >= 2 or (item.rank and len(item.words) >= 2):
                for word in item.words:
                    self._by_word[word.casefold()].append(item)

    def learn_row(self, actor: Item) -> None:
        """Take an actor's name up that stands in a table: "Feinstein also voices B"."""
        if actor.key not in self._full and len(actor.words) - actor.rank >= 2:
            self._full[actor.key] = actor
            for word in actor.words:
                self._by_word[word.casefold()].append(actor)
            self._fuller.clear()
            self._actor.clear()

    # --------------------------------------------------------------- asking

    def is_maker(self, item: Item) -> bool:
        """Whether the text calls this person director, writer or the like."""
        return item.key in self.makers

    def is_title(self, item: Item) -> bool:
        """Whether it is marked as a title here, or elsewhere in the text."""
        if item.kind == TITLE:
            return True
        return item.key in self.titles

    def has_many_owners(self, item: Item) -> bool:
        """Whether "A’s B" is said of several A: then B is a work."""
        return len(self._owners.get(item.key, ())) > 1

    def owns_title(self, item: Item) -> bool:
        """Whether the text says “A’s *Title*”, as it does of directors."""
        return item.key in self._title_owners

    def _is_place_credit(self, bracket: Item) -> bool:
        inner = [item for item in bracket.inner if item.low != "."]
        if len(inner) != 3 or inner[1].low != "," or inner[0].kind != NAME:
            return False
        return inner[2].text.isdigit() or (inner[2].kind == NAME and self.is_org(inner[2]))

    def is_main(self, item: Item) -> bool:
        """Whether the text is about this person."""
        return self._main is not None and set(item.key.split()) <= set(self._main.key.split())

    def put_first(self, person: Item) -> None:
        """Of several with one surname, this is the one whom the bare surname means."""
        self._main = person
        self._fuller.clear()
        self._actor.clear()

    def is_crew(self, item: Item) -> bool:
        """Whether the text calls this person director, writer and so on."""
        return item.key in self.crew

    def is_org(self, item: Item) -> bool:
        """An outlet, a company, a place or a date."""
        known = self._org.get(item.low)
        if known is None:
            known = self._shaped_like_org(item)
            if known and len(item.words) == 1 and not item.rank and self._by_word:
                # "Ghent" is Inspector Ghent where the text has one.
                known = not any(one.rank for one in self._by_word.get(item.low, ()))
            self._org[item.low] = known
        return known

    @staticmethod
    def _shaped_like_org(item: Item) -> bool:
        low = [word.casefold() for word in item.words]
        if not low:
            return True
        joined = " ".join(low)
        if joined in PLACE_PHRASES or low[-1] in ORGS:
            return True
        if "from" in low[1:]:  # "the Woman from the City"
            return False
        named = low[0] in GIVEN or low[0].split("-")[0] in GIVEN or _KOREAN.match(item.words[0])
        if low[-1] in VENUES and len(low) > 1 and not item.rank and not named:
            return True
        if (low[0] in OUTLETS and not item.rank) or (
            low[0] in MONTHS and (len(low) == 1 or low[0] not in GIVEN | _NAMING_MONTHS)
        ):
            return low[0] not in GIVEN
        return len(low) == 1 and low[0] in PLACES and low[0] not in GIVEN

    def is_person(self, item: Item) -> bool:
        """Whether it is shaped like somebody's full name."""
        key = item.low
        if key not in self._person:
            self._person[key] = self._shaped_like_person(item)
        return self._person[key]

    def _shaped_like_person(self, item: Item) -> bool:
        if item.kind != NAME or (item.rank and not self._soft_rank(item)):
            return False
        words = [w for w in item.words[item.rank :] if w not in PARTICLES]
        if item.key in self.actors:
            return True
        if len(words) == 1 and not item.rank and words[0].casefold() in MONONYMS:
            return True
        if not 2 <= len(words) <= 5 or self.is_org(item):
            return False
        if item.article and not self.has_given(item):
            return False
        if any(word in {"of", "the", "in", "with", "from"} for word in words):
            return False
        if any(any(map(str.isdigit, word)) for word in words):
            return False
        low = [word.casefold() for word in words]
        common = sum(1 for word in low if word in COMMON or word in self.lower)
        given = low[0] in GIVEN or low[0].split("-")[0] in GIVEN or low[0].endswith(".")
        given = given or any(_KOREAN.match(word) for word in words)
        if given:
            return common < len(low) and not (len(low) > 2 and common > 1)
        if any(word in PLACES for word in low[low[0] in PLACE_NAMES :]):
            return False
        return common == 0 or (common == 1 and len(low) > 2)

    @staticmethod
    def _soft_rank(item: Item) -> bool:
        return item.rank == 1 and item.words[0].casefold() in {"sir", "dame", "baby", "lord"}

    def has_given(self, item: Item) -> bool:
        """Whether it begins with a given name that we know."""
        words = item.words[item.rank :]
        return bool(words) and (
            words[0].casefold() in GIVEN
            or any(_KOREAN.match(word) for word in words)
            or words[0].casefold().split("-")[0] in GIVEN
        )

    def full_name(self, item: Item) -> Item | None:
        """The one fuller name in the text that this surname or first name belongs to."""
        if item.low not in self._fuller:
            self._fuller[item.low] = self._look_up(item)
        return self._fuller[item.low]

    def _look_up(self, item: Item) -> Item | None:
        words = [word.casefold() for word in item.words[item.rank :]]
        if not words:
            return None
        own = item.key
        found: dict[str, Item] = {}
        sharing = min((self._by_word.get(word, []) for word in words), key=len)
        if len(sharing) > _CROWD:
            return None
        for other in sharing:
            if other.key == own or len(other.words) <= len(words):
                continue
            low = [word.casefold() for word in other.words[other.rank :]]
            if low[-len(words) :] == words or low[: len(words)] == words:
                found[other.key] = other
        if self._main is not None and self._main.key in found:
            return self._full[self._main.key]
        return _the_one(found)

    def actor_of(self, item: Item) -> Item | None:
        """The person that a name means where an actor is expected, or None."""
        if item.kind != NAME:
            return None
        key = item.text
        if key not in self._actor:
            self._actor[key] = self._meant_actor(item)
        found = self._actor[key]
        return item if found is not None and found.text == key else found

    def _meant_actor(self, item: Item) -> Item | None:
        if self.is_org(item):
            return None
        if self.is_person(item):
            fuller = self.full_name(item)
            if fuller and len(fuller.words) > len(item.words) and self.is_person(fuller):
                return fuller
            return item
        if item.rank and not self._soft_rank(item):
            return None
        fuller = self.full_name(item)
        return fuller if fuller and self.is_person(fuller) else None

    def is_character(self, item: Item) -> bool:
        """Whether the records know it as a part."""
        return item.key in self.characters

    def stands_alone(self, item: Item, *, inside: bool = False) -> bool:
        """Whether the name's first or last word stands outside brackets, elsewhere than here."""
        words = item.words[item.rank :]
        least = 1 if inside else 2
        return bool(words) and any(
            self.free.get(word.casefold(), 0) >= least for word in (words[-1], words[0])
        )


_TELLING = CREW | CREW_VERBS | {"by"}
_WHOSE = word_set("its his her their our the whose")
_NAMING_MONTHS = word_set("january april may june august")  # "January James"
_CROWD = 60  # a word that so many names share tells nobody apart


def _the_one(found: dict[str, Item]) -> Item | None:
    if len(found) == 1:
        return next(iter(found.values()))
    if len(found) > 1:
        # "Ray Hamm" and "Lt. Col. Ray Hamm" are one man.
        longest = max(found, key=len)
        if all(other in longest for other in found):
            return found[longest]
    return None


def _is_year(bracket: Item) -> bool:
    return any(
        item.kind == WORD
        and len(item.text) == 4
        and item.text[:2] in {"19", "20"}
        and item.text.isdigit()
        for item in (*bracket.inner[:1], *bracket.inner[-1:])
    )


def crew_lead(items: Sequence[Item], index: int, words: frozenset[str] = CREW) -> bool:
    """Whether a crew word stands right before the name at `index`."""
    item = items[index]
    if any(word in words for word in item.lead.split()):
        return True
    before = items[index - 1] if index else None
    if before is None or before.kind != WORD:
        return False
    if before.low in words and before.low not in RANKS:
        return True
    return before.low.rpartition("-")[2] in {"director", "writer", "producer", "creator"}
