"""From what the matchers saw to what the text says: full names, one direction, one of each."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import NAME, Item
from desktop_app.domain.extraction.keys import key_of
from desktop_app.domain.extraction.lexicon_words import COMMON, CREW_VERBS
from desktop_app.domain.extraction.pair import FoundPair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.domain.extraction.candidate import Candidate
    from desktop_app.domain.extraction.people import People

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BELIEVED = 0.5
_STRONG = 0.75
_LONGEST_TEXT = 400
# A role may well have two actors where the sentence has one of these.
_SHARING = (
    "young", "older", "child", "dub", "original", "replac", "recast", "former", "previous",
    "understud", "version", "remake", "stage", "adult", "teen", "later", "alternat", "flashback",
    "took over", "takes over", "certain performances", "grown", "season", "sub", "japanese",
    "matinee", "goes on", "go on as", "stand in", "stands in", "standing in",
    "english", "revival", "first played", "once played",
)  # fmt: skip


class Resolver:
    """Weighs the candidates of one text against each other."""

    def __init__(self, candidates: Sequence[Candidate], people: People) -> None:
        self._candidates = [c for c in candidates if _is_possible(c, people)]
        self._people = people
        self._as_actor: dict[str, float] = defaultdict(float)
        self._as_role: dict[str, float] = defaultdict(float)
        self._acting: set[str] = set()  # everyone who may be an actor
        self._families: set[str] = set()  # surnames of sure parts
        self._parts: dict[str, set[str]] = defaultdict(set)  # the sure ones, by actor

    def pairs(self) -> tuple[FoundPair, ...]:
        """What to show, in the order of the text."""
        self._align()
        self._vote()
        for candidate in self._candidates:
            self._weigh(candidate)
        best = self._merge()
        self._contradict(best)
        found = [self._pair(candidate) for candidate in best]
        return tuple(sorted(found, key=lambda pair: (pair.start, pair.actor, pair.character or "")))

    # ------------------------------------------------------------- direction

    def _vote(self) -> None:
        for candidate in self._candidates:
            if candidate.character is None:
                self._as_actor[self._actor_key(candidate.actor)] += 0.5
            elif candidate.score >= _STRONG and not candidate.either:
                self._as_actor[self._actor_key(candidate.actor)] += candidate.score
                self._as_role[candidate.character.key] += candidate.score
            if (
                candidate.character is not None
                and candidate.score >= _STRONG
                and candidate.kind != "guess"
            ):
                self._parts[self._actor_key(candidate.actor)].add(candidate.character.key)
        for key, weight in self._as_role.items():
            words = key.split()
            if weight > 0 and len(words) > 1:
                self._families.add(words[-1])
        for key in self._people.actors:
            self._as_actor[key] += 3
        for key in self._people.characters:
            self._as_role[key] += 3

    def _align(self) -> None:
        """Brackets in one series go one way: "A (B), C (D) and E (F)"."""
        chains: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in self._candidates:
            if candidate.kind in {"bracket", "guess"} and candidate.group:
                chains[candidate.group].append(candidate)
        for chain in chains.values():
            if len(chain) > 1:
                self._align_chain(chain)

    def _align_chain(self, chain: Sequence[Candidate]) -> None:
        if sum(candidate.doubt >= 0.4 for candidate in chain) * 3 >= len(chain):
            for candidate in chain:
                sure = candidate.character is not None and candidate.character.rank
                if candidate.kind == "bracket" and not sure:
                    candidate.score -= 0.45
            return
        first = last = 0.0
        for candidate in chain:
            role = candidate.character
            if role is None:
                continue
            actor_first = candidate.actor.start < role.start
            if candidate.kind == "guess":
                first += 1.0 if candidate.score >= BELIEVED else 0.4
            elif not candidate.either:
                first += actor_first
                last += not actor_first
        ranked = any(one.character is not None and one.character.rank for one in chain)
        for candidate in chain:
            role = candidate.character
            if role is None or not candidate.either or first == last:
                continue
            if (candidate.actor.start < role.start) != (first > last):
                if candidate.kind == "guess" or not self._people.is_person(role):
                    continue
                candidate.actor, candidate.character = role, candidate.actor
                candidate.score = max(candidate.score, 0.62)
            elif first > 1.3 and candidate.kind == "guess" and (ranked or not self._is_work(role)):
                candidate.score = max(candidate.score, 0.58)
            elif candidate.kind != "guess":
                candidate.score = max(candidate.score, 0.76)

    def _is_work(self, item: Item) -> bool:
        return any(word.casefold() in COMMON for word in item.words)

    def _actor_key(self, item: Item) -> str:
        person = self._people.actor_of(item) if item.kind == NAME else None
        return key_of((person or item).text)

    def _leaning(self, item: Item) -> float:
        """Above nought for an actor, below for a part."""
        own, person = item.key, self._actor_key(item)
        words = own.split()
        parts = (words[0], words[-1]) if len(words) == 2 else ()
        as_part = max((self._as_role.get(word, 0.0) for word in parts), default=0.0)
        as_role = max(self._as_role[own], self._as_role[person], as_part)
        return self._as_actor[person] - as_role

    def _family(self, item: Item) -> float:
        """Above nought where a sure part has the same surname: Agnes Thorne, Silas Thorne."""
        words = item.key.split()
        return 0.8 if len(words) > 1 and words[-1] in self._families - {item.key} else 0.0

    def _weigh(self, candidate: Candidate) -> None:
        role = candidate.character
        if role is None:
            return
        lean = self._leaning(candidate.actor) - self._leaning(role)
        if candidate.either:
            lean += self._family(role) - self._family(candidate.actor)
        if candidate.kind == "guess" and self._has_another_part(candidate):
            candidate.score = 0.3
        elif candidate.either:
            if lean < -0.5:
                candidate.actor, candidate.character = role, candidate.actor
                candidate.score = max(candidate.score, 0.6)
            elif lean > 0.5:
                candidate.score = max(candidate.score, 0.85 if lean > 1 else 0.75)
        elif (
            candidate.score < _STRONG
            and candidate.kind != "bracket"
            and (self._leaning(role) > 0.5 or self._leaning(candidate.actor) < -0.5)
        ):
            candidate.score -= 0.35
        if (
            candidate.kind not in {"bracket", "guess", "row", "table"}
            and self._leaning(candidate.actor) < -0.7
        ):
            candidate.score = min(candidate.score, 0.4)  # a part plays no part
        known = self._people.actors and self._people.characters
        if (
            known
            and role.key in self._people.characters
            and self._actor_key(candidate.actor) in self._people.actors
        ):
            candidate.score = min(1.0, candidate.score + 0.2)

    def _has_another_part(self, candidate: Candidate) -> bool:
        """Whether "A (B)" is said of an A whose part is known: then B is an earlier work."""
        actor = self._actor_key(candidate.actor)
        role = candidate.character.key if candidate.character else ""
        return bool(self._parts[actor] - {role})

    # ------------------------------------------------------------- one of each

    def _merge(self) -> list[Candidate]:
        self._acting = {c.actor.key for c in self._candidates if c.score >= BELIEVED}
        best: dict[tuple[str, str], Candidate] = {}
        for candidate in self._candidates:
            person = self._people.actor_of(candidate.actor)
            if person is not None:
                candidate.actor = _moved(candidate.actor, person)
            if candidate.character is not None:
                candidate.character = self._fuller(candidate.character)
            role = candidate.character.key if candidate.character else ""
            key = (candidate.actor.key, role)
            if key[0] == key[1] or (key[0].endswith(f" {role}") and candidate.kind != "row"):
                continue
            turned = best.get((key[1], key[0]))
            if turned is not None and role:
                # The same two the other way round: a list knows better than a sentence.
                if turned.kind == "row" or turned.score >= candidate.score:
                    continue
                del best[key[1], key[0]]
            old = best.get(key)
            if old is None:
                best[key] = candidate
            else:
                old.score = max(old.score, candidate.score)
                old.shared = old.shared or candidate.shared
        return self._without_shorter(best)

    def _fuller(self, role: Item) -> Item:
        """The part's full name where the text has it elsewhere and it is nobody's else."""
        if role.low.endswith((" sr.", " sr", " jr.", " jr")):
            return role  # "Flint Sr." is not Edie Flint
        full = self._people.full_name(role)
        if full is None or role.kind != NAME or len(role.words) - role.rank != 1:
            return role
        if role.rank and not (full.rank and full.words[0] == role.words[0]):
            return role
        if full.words[full.rank :] == role.words[role.rank :]:
            return role
        key = full.key
        if (
            self._as_actor[key] > 0
            or key in self._acting
            or self._people.is_crew(full)
            or self._people.is_title(full)
        ):
            return role
        if self._people.is_org(full):
            return role
        extra = full.words[full.rank].casefold()
        if extra.endswith("ing") or extra in COMMON or extra in self._people.lower:
            return role  # "Killing Samira": a sentence that begins so
        return _moved(role, full)

    def _without_shorter(self, best: dict[tuple[str, str], Candidate]) -> list[Candidate]:
        """Drop "Lund" beside "Sarah Lund" of one actor, and a bare name beside its pair."""
        roles: dict[str, set[str]] = defaultdict(set)
        by_role: dict[str, set[str]] = defaultdict(set)
        for (actor, role), candidate in best.items():
            if candidate.score >= BELIEVED and role:
                roles[actor].add(role)
                by_role[role].add(actor)
        kept = []
        for (actor, role), candidate in best.items():
            if not role and (roles[actor] or actor in self._as_role):
                continue
            words = role.split()
            if any(_holds(other.split(), words) for other in roles[actor] if other != role):
                continue
            if candidate.score >= 0.2:
                kept.append(candidate)
        return kept

    def _contradict(self, candidates: Iterable[Candidate]) -> None:
        by_role: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            if candidate.character is not None and candidate.score >= BELIEVED:
                by_role[candidate.character.key].append(candidate)
        for rivals in by_role.values():
            actors = {rival.actor.key for rival in rivals}
            ranks = {tuple(word.casefold() for word in _ranks(rival)) for rival in rivals}
            if len(actors) != 2 or any(rival.shared for rival in rivals) or len(ranks - {()}) > 1:
                continue
            if _are_versions(rivals):
                continue
            texts = " ".join(rival.sentence.text().casefold() for rival in rivals)
            if any(word in texts for word in _SHARING):
                continue
            for rival in rivals:
                rival.score = min(rival.score, 0.45)

    # ------------------------------------------------------------- showing

    def _pair(self, candidate: Candidate) -> FoundPair:
        candidate.actor = _without_epithet(candidate.actor)
        sentence = candidate.sentence
        begin = candidate.actor.start
        if candidate.character is not None:
            begin = candidate.character.start
            if sentence.start <= candidate.actor.start < begin and _stands_in(candidate):
                begin = candidate.actor.start
        role = _shown(candidate.character) if candidate.character is not None else None
        return FoundPair(
            actor=candidate.actor.text,
            character=role,
            text=sentence.text()[:_LONGEST_TEXT],
            start=sentence.segment.start_of(begin),
            confidence=round(max(0.0, min(1.0, candidate.score)), 2),
        )


def _are_versions(rivals: Sequence[Candidate]) -> bool:
    """Whether each actor's paragraph names years of its own: the part was filmed more than once."""
    years = [set(_YEAR.findall(rival.sentence.segment.text)) for rival in rivals]
    return all(years) and not set.intersection(*years)


def _ranks(candidate: Candidate) -> tuple[str, ...]:
    """What tells Mrs. Dimmock from Constable Dimmock."""
    role = candidate.character
    return role.words[: role.rank] if role is not None else ()


def _stands_in(candidate: Candidate) -> bool:
    """Whether the actor is named in this very sentence, and not only meant by "he"."""
    text = candidate.sentence.segment.text[candidate.actor.start : candidate.actor.end]
    words = candidate.actor.text.split()
    return bool(text) and (text.split()[-1] in words or text.split()[0] in words)


def _moved(item: Item, full: Item) -> Item:
    """The fuller name, standing where the shorter one stands."""
    moved = Item(full.kind, full.text, item.start, item.end)
    moved.words, moved.rank, moved.article = full.words, full.rank, item.article and full.article
    moved.low = full.low
    return moved


def _without_epithet(actor: Item) -> Item:
    """“Young Kit Arden is fine as B”: the actor's name begins behind it."""
    first, _, rest = actor.text.partition(" ")
    if first.casefold() not in _EPITHETS or " " not in rest:
        return actor
    bare = Item(actor.kind, rest, actor.start + len(first) + 1, actor.end)
    bare.words, bare.rank = actor.words[1:], max(0, actor.rank - 1)
    return bare


_EPITHETS = frozenset({"young", "old", "little"})


def _shown(role: Item) -> str:
    text = role.text.strip(" ,")
    return f"the {text}" if role.article and not text.casefold().startswith("the ") else text


def _holds(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    if len(longer) <= len(shorter) or not shorter:
        return False
    size = len(shorter)
    return list(longer[-size:]) == list(shorter) or list(longer[:size]) == list(shorter)


def _is_possible(candidate: Candidate, people: People) -> bool:
    """Things that are never an actor or a part, whoever said so."""
    for item in (candidate.actor, candidate.character):
        if item is None:
            continue
        if item.kind == NAME and people.is_org(item):
            return False
        if item.low in CREW_VERBS or not any(map(str.isalnum, item.text)):
            return False
        if len(item.text) > 80:
            return False
    return True
