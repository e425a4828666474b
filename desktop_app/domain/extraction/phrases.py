"""Reading along a sentence: the role that follows "plays", the actor that stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, POINT, TITLE, WORD, Item
from desktop_app.domain.extraction.lexicon_words import (
    ACTOR_NOUNS,
    FILM_CREW,
    MONTHS,
    STOPPERS,
    word_set,
)
from desktop_app.domain.extraction.people import crew_lead

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from desktop_app.domain.extraction.people import People

ROLE_NOUNS = word_set("""
role roles part parts character characters voice voices portrayal parts
""")
CAST_VERBS = word_set("""
cast tapped set booked join joins joined joining star stars starred starring co-star co-stars
co-starred co-starring appear appears appeared appearing return returns returned returning turn
turns turned guest guests guested guest-stars guest-star guest-starring guest-starred recur
recurs recurred recurring lead leads leading led headline headlines headlining continue
continues continuing reprise reprises reprised reprising shine shines shining excel excels broke
breaks breaking best remember remembered known know became become becomes purr purrs announced
confirmed attached signed boards boarded round rounds rounding debut debuts cameo cameos seen
back named doubles doubled doubling unveiled reunite replaces replaced opposite play plays
steals stole delights impresses dazzles featured features feature turn performance work role casting
outing plays swaggers smoulders glowers charms chosen picked hired snagged landed lands landing
nabbed nabs screen took takes taking step steps stepped stepping chews scene-steals excellent
superb terrific brilliant wonderful great perfect fine funny hilarious unrecognisable unrecognizable
splendid astonishing extraordinary remarkable revelatory riveting mesmerising mesmerizing electric
compelling radiant luminous devastating stellar stunning dazzling charming engaging moving touching
persuasive convincing scene-stealing unforgettable exquisite sublime miscast wasted underused
splendid magnificent outstanding impressive nod nomination nominated earned
heartbreaking delightful memorable fame pops popped crops duty spent spends famous beloved
familiar celebrated adored
""")
_PRONOUNS = word_set("""
he she they him her them he’ll she’ll he'll she'll he’d she’d he'd she'd
""")
_SPEECH = word_set("""
said says told tells described describes hailed called calls dismissed regarded served serves
works worked serving working recalled acts acted trained studied retired
""")


class Role(Item):
    """A role as a sentence words it."""

    def __init__(self, item: Item, after: int) -> None:
        start = item.start
        text = item.text
        super().__init__(item.kind, text, start, item.end)
        self.words, self.rank, self.lead = item.words, item.rank, item.lead
        self.article, self.first, self.slant = item.article, item.first, item.slant
        self.after = after


def roles_after(
    items: Sequence[Item], index: int, people: People, *, several: bool = False, count: int = 0
) -> list[Role]:
    """The characters named by the phrase that begins at `index`; the first is the main one.

    `several`: the phrase holds a role for each of several subjects, or one says "both".
    """
    role = _role_at(items, index, people)
    if role is None:
        return []
    roles = [role]
    if any(item.low in _DOUBLES for item in items[index : role.after]):
        several = True
    while count > len(roles) + 1 and role.after + 1 < len(items):
        if items[role.after].low != ",":
            break
        following = _role_at(items, role.after + 1, people)
        if following is None:
            break
        role = following
        roles.append(role)
    if several and items[index].low == "both" and role.after < len(items):
        other = _second_of_both(items, role.after, people)
        if other is not None:
            return [role, other]
    at = role.after
    while at < len(items) and items[at].kind == BRACKET:
        at += 1
    if at < len(items) and items[at].low == "," and several and at + 1 < len(items):
        at += 1
    if at + 1 < len(items) and items[at].low in {"and", "&", "/"}:
        other = _role_at(items, at + 1, people)
        if other and (
            several or items[at].low == "/" or _is_second_role(items, at + 1, other, people)
        ):
            roles.append(other)
    return roles


def _second_of_both(items: Sequence[Item], at: int, people: People) -> Role | None:
    """“both B, a grieving pianist, and her sister C”."""
    if items[at].low != ",":
        return None
    for ahead in range(at + 1, min(len(items) - 2, at + 9)):
        if items[ahead].low == "," and items[ahead + 1].low == "and":
            return _role_at(items, ahead + 2, people)
        if items[ahead].kind == NAME:
            return None
    return None


_DOUBLES = word_set("""
both twins twin brothers sisters doubles
""")


def more_roles(items: Sequence[Item], at: int, people: People) -> list[Role]:
    """“… in *This* and B in *That*”: the roles that follow in the same breath."""
    found: list[Role] = []
    while at + 2 < len(items) and items[at].low in {"in", "on"} and items[at + 1].kind == TITLE:
        at += 2
        while at < len(items) and (items[at].kind == BRACKET or items[at].low == ","):
            at += 1
        if at + 1 < len(items) and items[at].low == "and":
            at += 1
        role = _role_at(items, at, people) if at < len(items) else None
        if role is None or role.after + 1 >= len(items) or items[at].low == "as":
            break
        if items[role.after].low not in {"in", "on"} or items[role.after + 1].kind != TITLE:
            break
        found.append(role)
        at = role.after
    return found


def _is_second_role(items: Sequence[Item], at: int, other: Role, people: People) -> bool:
    """Whether "as A and B" names two roles of one actor, and B is not the next actor."""
    if items[at].kind != NAME or people.is_person(other):
        return False
    after = items[other.after] if other.after < len(items) else None
    return after is None or (after.kind == POINT and after.low in {".", ";", ",", "!"})


def _role_at(items: Sequence[Item], index: int, people: People) -> Role | None:
    at = index
    noun = ""
    commas = 0
    while at < len(items) and at - index < 16:
        item = items[at]
        if item.kind == NAME:
            if item.poss:
                noun = "’s"
                at += 1
                continue
            if noun == "of":
                return None
            owners = [one.low for one in items[at + 1 : at + 4]]
            if len(owners) == 3 and owners[1] in {"’", "'"} and items[at + 1].kind == WORD:
                noun = "’s"  # "the Pettifer twins’ parents, B"
                at += 3
                continue
            if _is_description(items, at):
                noun = item.low
                at += 1
                continue
            if at > index and commas and crew_lead(items, at):
                return None
            if item.low in MONTHS and at + 1 < len(items) and items[at + 1].text.isdigit():
                return None  # "plays his last performance May 18"
            if _is_office(items, at):
                at += 2
                item = items[at]
            return _numbered(items, at) or Role(item, at + 1)
        if item.kind == TITLE:
            if item.slant or item.poss or people.is_org(item):
                return None
            return Role(item, at + 1) if at - index <= 3 else None
        if item.kind == BRACKET:
            return None
        if item.kind == POINT:
            if item.low != "," or commas or not noun:
                return None
            commas = 1
            at += 1
            continue
        if not _step(items, at, commas):
            return None
        if item.low == "of":
            role_noun = items[at - 1].low in ROLE_NOUNS if at else False
            noun = "" if role_noun else "of"
        elif item.low not in {"the", "a", "an", "his", "her", "their"}:
            noun = item.low
        elif noun != "of" and not noun:
            noun = ""
        at += 1
    return None


def _numbered(items: Sequence[Item], at: int) -> Role | None:
    """“Social Worker #2”."""
    if at + 2 >= len(items) or items[at + 1].low != "#" or not items[at + 2].text.isdigit():
        return None
    role = Role(items[at], at + 3)
    role.text = f"{role.text} #{items[at + 2].text}"
    role.low, role.end = role.text.casefold(), items[at + 2].end
    role.words = (*role.words, f"#{items[at + 2].text}")
    return role


def _is_description(items: Sequence[Item], at: int) -> bool:
    """“HR officer B”, “Chicago cop B”: a capital that only says what B is."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.kind == WORD and after.text[0].islower():
        word = items[at].words[0].casefold() if len(items[at].words) == 1 else ""
        plain = word in {"black", "white", "jewish", "catholic", "muslim", "christian"}
        if after.low not in STOPPERS and plain:
            return True
    for ahead in range(at + 1, min(len(items), at + 4)):
        item = items[ahead]
        if item.kind == NAME:
            return ahead > at + 1 and not item.poss
        if item.kind != WORD or item.low in STOPPERS or item.text[0].isupper():
            return False
        if item.low in {"named", "called"}:
            continue
        if item.low.endswith(("s", "ed", "ing")) or not item.low.isalpha():
            return False
    return False


def _is_office(items: Sequence[Item], at: int) -> bool:
    """“plays the Dean, Dr. B”: a capital that says what B is, whose own name follows."""
    item = items[at]
    named = item.article or any(one.low == "the" for one in items[max(0, at - 3) : at])
    if not named or len(item.words) > 2 or at + 2 >= len(items):
        return False
    after = items[at + 2]
    ranked = after.rank > 0 or item.rank == len(item.words)  # "the new DCI, B"
    return items[at + 1].low == "," and after.kind == NAME and ranked and not after.poss


def _names_after_comma(items: Sequence[Item], at: int) -> bool:
    """“his roommate and reluctant sidekick, B”."""
    end = at
    while end < len(items) and end - at < 4 and items[end].kind == WORD:
        if items[end].low in STOPPERS:
            return False
        end += 1
    return at < end < len(items) - 1 and items[end].low == "," and items[end + 1].kind == NAME


def _step(items: Sequence[Item], at: int, commas: int) -> bool:
    """Whether a word may stand between "plays" and the name of the role."""
    item = items[at]
    low = item.low
    if commas and items[at - 1].low == ",":
        # Right after the comma only an article or a pronoun may stand before the name.
        if low in {"the", "a", "an", "one", "his", "her", "their"}:
            return True
        # "her father, retired judge B"
        ahead = [item.kind for item in items[at + 1 : at + 3]]
        return NAME in ahead and low.isalpha() and low not in STOPPERS | {"plays", "and"}
    if low in {"who", "that"}:
        return False
    if low == "and":
        return not commas and _names_after_comma(items, at + 1)
    if low == "to" and at and items[at - 1].low.endswith(("known", "referred")):
        return True
    return low not in STOPPERS or (low in {"as"} and items[at - 1].low in {"known", "only"})


def actors_before(
    items: Sequence[Item], index: int, people: People, taken: Collection[int] = ()
) -> tuple[list[Item], list[Item]]:
    """The subjects before `index` in their order, and what stands between them and it."""
    at = index - 1
    gap: list[Item] = []
    second: tuple[list[Item], list[Item]] = ([], gap)
    while at >= 0 and len(gap) < 24:
        item = items[at]
        if item.kind == NAME and not item.slant:
            if item.poss:
                if is_performance(gap):
                    return _with_partners(items, at, people, taken), gap
            elif people.actor_of(item) or item.start in taken:
                return _with_partners(items, at, people, taken), gap
            elif not second[0] and not _is_thing(item, people) and not _is_place(items, at):
                second = (_with_partners(items, at, people, taken), list(gap))
        elif item.kind == POINT and item.low in ";.!?" and gap:
            break
        gap.append(item)
        at -= 1
    return second


def _is_place(items: Sequence[Item], at: int) -> bool:
    """“trained at the Bristol Old Vic”: what such a word leads to does not act."""
    before = items[at - 1].low if at else ""
    if before in {"the", "a", "an"} and at > 1:
        before = items[at - 2].low
    return before in {"at", "in", "on", "from", "of", "for", "to", "into", "via"}


def _is_thing(item: Item, people: People) -> bool:
    return people.is_org(item) or people.is_title(item)


def is_near(gap: Sequence[Item]) -> bool:
    """Whether nothing of weight stands between."""
    return all(
        item.kind == BRACKET or item.low in {",", "“", "”"} or item.low in _NEAR for item in gap
    )


_NEAR = word_set("""
also now then here first again both once more still even just only left right centre center
above below pictured
""")
_PERFORMANCE = word_set("""
turn performance work role portrayal debut casting cameo stint reprisal appearance return
entrance outing presence
""")


def is_performance(gap: Sequence[Item]) -> bool:
    """Whether "A’s turn as" is what is meant."""
    return any(item.low in _PERFORMANCE for item in gap)


def _with_partners(
    items: Sequence[Item], at: int, people: People, taken: Collection[int]
) -> list[Item]:
    """The name at `at` with those that "and" and commas join to it, in their order."""
    found = [items[at]]
    while at >= 2:
        link = at - 1
        while link > 0 and items[link].kind == BRACKET:
            link -= 1
        if items[link].kind == WORD and items[link].low in ACTOR_NOUNS | {"fellow"}:
            link -= 1
        if link < 1 or items[link].low not in {"and", "&", ","}:
            break
        if len(found) == 1 and items[link].low == ",":
            break
        before = link - 1
        if items[before].low == "," and before > 0:
            before -= 1
        while before > 0 and items[before].kind == BRACKET:
            before -= 1
        other = items[before]
        if other.kind != NAME or other.poss or not people.actor_of(other):
            break
        if other.start in taken:
            break
        found.insert(0, other)
        at = before
    return found


def has_pronoun(gap: Sequence[Item]) -> bool:
    """Whether "he", "her" … is what the verb speaks of."""
    return any(item.kind == WORD and item.low in _PRONOUNS for item in gap)


def has_speech(gap: Sequence[Item]) -> bool:
    """Whether the words between are about work or talk, not about a part."""
    return any(item.kind == WORD and item.low in _SPEECH for item in gap)


def has_cast_verb(gap: Sequence[Item]) -> bool:
    """Whether a word between says that somebody has a part."""
    return any(item.kind == WORD and item.low in CAST_VERBS for item in gap)


def names_crew(items: Sequence[Item]) -> bool:
    """Whether it says "as director", and not "as a film director, B"."""
    words = [item.low for item in items if item.kind == WORD]
    trade = len(words) == 2 and words[1] in FILM_CREW and words[0] not in FILM_CREW
    if trade and words[0] not in {"film", "music", "its", "series", "co", "the", "a", "an"}:
        return False  # "as race director B"
    return any(word in FILM_CREW for word in words) and not {"a", "an", "the"} & set(words)
