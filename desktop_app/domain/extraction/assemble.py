"""From tokens to sentences: where names begin and end, what a bracket holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import (
    BRACKET,
    NAME,
    POINT,
    TITLE,
    WORD,
    Item,
    PlainWord,
    Sentence,
)
from desktop_app.domain.extraction.lexicon_names import GIVEN
from desktop_app.domain.extraction.lexicon_words import (
    ACTOR_NOUNS,
    CREW,
    KIN,
    MONTHS,
    NATIONS,
    PARTICLES,
    RANKS,
    SEVERAL,
    STARTERS,
    word_set,
)
from desktop_app.domain.extraction.tokens import Token, read_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.source import Segment

# A small letter begins none of these, and they are never a name or its beginning.
_HARD = word_set("""
a an he i it she they we you his her its our their your this that these those and but or in on
at of to by for with from as is was are were be so not when where who what why how if whose
which while because i’m i’d i’ve it’s he’s she’s they’re we’re you’re that’s there’s there here
yes then than he’ll she’ll they’ll we’ll you’ll i’ll it’ll he'll she'll they'll we'll you'll i'll
it'll he’d she’d they’d he'd she'd
""")
_SERIAL = word_set("""
season episode part vol volume chapter series screen building room no
""")
_SUFFIX = word_set("""
jr jr. sr sr. ii iii iv
""")
_FIGURED = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eleven", "us"})
_FIGURES = word_set("""
man woman girl boy lady kid stranger creature voice
""")
# The ends of trades that a sentence may begin with: "Florist B".
_TRADES = ("ologist", "orist", "onist", "urist", "keeper", "maker", "worker", "landlady")
# What may stand inside a name, and what a run of capitals may begin with and not be a name.
_IRISH = re.compile(r"[th][A-Z][a-zà-ÿ]+$")  # Mac an tSaoir
_INNER = PARTICLES | {"an", "of", "the", "from", "with", "in"}
_LEADING = NATIONS | CREW | ACTOR_NOUNS | SEVERAL | {"late", "and"}
_ORIGIN = re.compile(
    r"(?:American|British|English|Scottish|Irish|Welsh|French|German|Italian|Spanish|Canadian"
    r"|Australian|Danish|Swedish|Norwegian|Indian|Korean|Japanese|Polish|.*-(?:winning|winner"
    r"|nominated|nominee|speaking|like|style|esque|born|alum|alumna|alumnus|era))$"
)
_ACRONYMS = frozenset({"DJ", "MP", "CEO", "PI", "GP", "VIP", "PM", "MC", "TV", "PR", "IT", "CFO"})
_DEEPEST = 4  # brackets in brackets
_LONGEST = 250  # items in one sentence or bracket; what is longer is nobody's prose


def read_sentences(segment: Segment) -> list[Sentence]:
    """Take a segment apart."""
    return _Assembler(segment, read_tokens(segment)).sentences()


_NEVER_CAPITAL = frozenset({"low", "point", "quoted", "slanted"})


class _Assembler:
    def __init__(self, segment: Segment, tokens: Sequence[Token]) -> None:
        self._segment = segment
        self._text = segment.text
        self._tokens = tokens
        self._caps = [
            kind not in _NEVER_CAPITAL
            and (
                text[0].isupper()
                or (text[0].isdigit() and any(map(str.isupper, text)))
                or (text[0] in "th" and text[1:2].isupper() and text[2:].islower())
                or (text[1:2] in {"’", "'"} and text[0] in "dl" and text[2:3].isupper())
            )
            for text, _, _, kind in tokens
        ]
        self._at = 0
        self._sentences: list[Sentence] = []

    def sentences(self) -> list[Sentence]:
        items: list[Item] = []
        stack: list[tuple[list[Item], Item]] = []
        tokens = self._tokens
        count = len(tokens)
        first = True
        while self._at < count:
            text, start, end, kind = tokens[self._at]
            if len(items) > _LONGEST:
                items, first = self._close(items, stack), True
            if kind == "low":
                self._at += 1
                item: Item = PlainWord(text, start, end)
                if first:
                    item.first, first = True, False
                items.append(item)
            elif kind == "point":
                self._at += 1
                items, first = self._point(items, stack, first=first)
            elif kind == "word" and text.islower():
                self._at += 1
                item = Item(WORD, text, start, end)
                item.first, first = first, False
                items.append(item)
            else:
                items.append(self._item(first=first))
                first = False
        self._close(items, stack)
        return self._sentences

    def _point(
        self, items: list[Item], stack: list[tuple[list[Item], Item]], *, first: bool
    ) -> tuple[list[Item], bool]:
        """Take the point before `_at` up: the items to go on with, and whether one begins anew."""
        text, start, end, _ = self._tokens[self._at - 1]
        if text in "([" and len(stack) < _DEEPEST:
            stack.append((items, Item(BRACKET, text, start, end)))
            return [], True
        if text in ")]" and stack:
            outer, bracket = stack.pop()
            bracket.inner, bracket.end = items, end
            outer.append(bracket)
            return outer, False
        items.append(Item(POINT, text, start, end))
        if text in ".!?…" and not stack and self._ends(end):
            return self._close(items, stack), True
        return items, first or text in ':•—–“"'

    def _close(self, items: list[Item], stack: list[tuple[list[Item], Item]]) -> list[Item]:
        """End the sentence; a bracket that never closed is only a point."""
        while stack:
            outer, bracket = stack.pop()
            bracket.kind = POINT
            outer.append(bracket)
            outer.extend(items)
            items = outer
        if items:
            self._sentences.append(Sentence(self._segment, items))
        return []

    def _ends(self, end: int) -> bool:
        """Whether a sentence ends at the point before `end`."""
        text = self._text
        while end < len(text) and text[end] in "”’\"')]":
            self._take_closing(end)
            end += 1
        if end >= len(text):
            return True
        if not text[end].isspace():
            return False
        rest = text[end : end + 4].lstrip()
        return not rest or not rest[0].islower()

    def _take_closing(self, position: int) -> None:
        here = self._tokens[self._at : self._at + 1]
        if here and here[0][1] == position and here[0][0] in "”’\"'":
            self._at += 1

    # ------------------------------------------------------------------ one item

    def _item(self, *, first: bool) -> Item:
        text, start, end, kind = self._tokens[self._at]
        if kind in {"quoted", "slanted"}:
            if kind == "quoted" and self._leading_nickname():
                return self._name(first=first)
            return self._title()
        if text in _ACRONYMS:
            self._at += 1
            item = Item(WORD, text, start, end)
            item.first = first
            return item
        if self._caps[self._at]:
            low = text.casefold()
            if low == "the":
                return self._the(first=first)
            nation = self._is_nation(self._at)
            opener = first and low in STARTERS and not self._kept(low)
            if low not in _HARD and not opener and not nation:
                return self._name(first=first)
        self._at += 1
        item = Item(WORD, text, start, end)
        item.first = first
        return item

    def _is_nation(self, index: int) -> bool:
        """“The Irish actor”, “the Yorkshire-born actress”: a capital that describes."""
        text = self._tokens[index][0]
        if text.casefold() not in NATIONS and not ("-" in text and _ORIGIN.match(text)):
            return False
        after = self._tokens[index + 1 : index + 2]
        return bool(after) and after[0][3] in {"word", "low"} and not self._cap(index + 1)

    def _kept(self, low: str) -> bool:
        """A word like "Will" or "Six" that the place makes a name after all."""
        after = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
        if after is None:
            return self._segment.kind == "cell"
        if low in GIVEN and low not in {"may", "see"}:
            return after[0] == "(" or self._cap(self._at + 1)
        if after[0] == "(":
            return low in _FIGURED
        if after[0] == "is" and low in _FIGURED:
            behind = self._tokens[self._at + 2 : self._at + 3]
            return bool(behind) and behind[0][0] in {"played", "voiced", "portrayed"}
        return after[0] == "of" and self._cap(self._at + 2)

    def _the(self, *, first: bool) -> Item:
        _, start, end, _ = self._tokens[self._at]
        after = self._at + 1
        if (
            self._cap(after)
            and not self._is_nation(after)
            and self._tokens[after][0].casefold() not in _HARD
        ):
            self._at += 1
            item = self._name(first=False)
            item.article = True
            if not first and self._text[start].isupper() and not item.lead:
                item.lead = "The"
            return item
        self._at += 1
        item = Item(WORD, self._text[start:end], start, end)
        item.first = first
        return item

    def _title(self) -> Item:
        text, start, end, kind = self._tokens[self._at]
        self._at += 1
        inner = text.strip("“”\"‘’' ") if kind == "quoted" else text.strip()
        item = Item(TITLE, inner.rstrip(",.;"), start, end)
        item.slant = kind == "slanted"
        if item.text.endswith(("’s", "'s")):
            item.text, item.poss = item.text[:-2], True
            item.low = item.text.casefold()
        rest = self._tokens[self._at : self._at + 2]
        if len(rest) == 2 and rest[0][0] in "’'" and rest[1][0] == "s" and rest[0][1] == end:
            item.poss = True
            self._at += 2
        elif rest and rest[0][0] in {"’s", "'s", "s"} and rest[0][1] <= end + 1:
            item.poss = True
            self._at += 1
        item.words = tuple(item.text.split())
        return item

    def _cap(self, index: int) -> bool:
        return index < len(self._caps) and self._caps[index]

    def _nickname(self, index: int) -> bool:
        if index >= len(self._tokens):
            return False
        text, _, _, kind = self._tokens[index]
        return kind == "quoted" and len(text.split()) <= 3 and text[-2:-1] not in ",."

    def _leading_nickname(self) -> bool:
        """“Doc” Aldous Finch; but not a title that happens to stand before a name."""
        text = self._tokens[self._at][0]
        short = text[0] in '“"' and len(text) <= 12 and " " not in text
        return short and self._nickname(self._at) and self._cap(self._at + 1)

    def _name(self, *, first: bool) -> Item:
        """A run of capitals with the small words that names have inside."""
        begin = self._at
        words: list[str] = []
        end = self._tokens[begin][2]
        poss = False
        at = begin
        while at < len(self._tokens):
            text, start, stop, kind = self._tokens[at]
            low = text.casefold()
            if kind == "quoted":
                if not (self._nickname(at) and self._cap(at + 1)):
                    break
            elif self._cap(at) and not (words and low in _HARD and low != "i"):
                if words and low == "the":
                    break
                initial = words and self._tokens[at - 1][3] == "initial"
                if initial and low in STARTERS and low not in GIVEN:
                    break  # "known as Monsieur X. Also …"
                text, poss = self._without_possessive(text, stop)
                words.append(text)
                end = start + len(text)
                if poss:
                    at += 1
                    break
            else:
                step = self._inside(at, words)
                if not step:
                    break
                words.extend(self._tokens[at + k][0] for k in range(step))
                if step == 1 and text[0].isdigit():
                    end = stop
                at += step
                continue
            at += 1
        at, end = self._suffix(at, end, poss=poss)
        if poss and at < len(self._tokens) and self._tokens[at][0] in "’'":
            at += self._tokens[at][1] == self._tokens[at - 1][2]
        self._at = at
        return self._finish(words, self._tokens[begin][1], end, poss=poss, first=first)

    def _without_possessive(self, text: str, stop: int) -> tuple[str, bool]:
        if text[-2:] in {"’s", "'s", "’S", "'S"}:
            return text[:-2], True
        after = self._text[stop : stop + 2]
        if text[-1:] in "sSzx" and after[:1] in {"’", "'"} and after[1:2] in {" ", ""}:
            return text, "‘" not in self._text[max(0, stop - 60) : stop]
        return text, False

    def _inside(self, at: int, words: list[str]) -> int:
        """How many small words at `at` belong inside a name."""
        tokens = self._tokens
        text, _, _, kind = tokens[at]
        if kind == "point" or not words:
            return 0
        low = text.casefold()
        if low not in _INNER and not text.isdigit():
            return 0
        if text.isdigit():
            year = len(text) == 4 and text[:2] in {"18", "19", "20"}
            last = words[-1].casefold()
            fits = len(text) <= 5 and not year and last not in MONTHS and last not in _SERIAL
            return int(fits and (words[-1].isupper() or len(words) == 1))
        if low in PARTICLES and text.islower():
            if self._cap(at + 1):
                return 1
            if at + 2 < len(tokens) and tokens[at + 1][0] in PARTICLES and self._cap(at + 2):
                return 2
        if low == "an":
            return int(bool(_IRISH.match(tokens[at + 1][0])) if at + 1 < len(tokens) else False)
        only = words[-1].casefold()
        rest = [word for word in words if word.casefold() not in RANKS]
        if low == "of" and len(rest) <= 1 and not (rest and rest[0].casefold() in GIVEN):
            if self._cap(at + 1):
                return 1
            if at + 2 < len(tokens) and tokens[at + 1][0] == "the" and self._cap(at + 2):
                return 2
        if low == "the" and len(words) == 1 and self._cap(at + 1) and text == "the":
            return 1
        if low in {"from", "with", "in"} and only in _FIGURES and at + 2 < len(tokens):
            return 2 if tokens[at + 1][0] in {"the", "a"} and self._cap(at + 2) else 0
        return 0

    def _suffix(self, at: int, end: int, *, poss: bool) -> tuple[int, int]:
        rest = self._tokens[at : at + 2]
        if poss or len(rest) < 2 or rest[0][0] != ",":
            return at, end
        if rest[1][0].casefold() in _SUFFIX:
            return at + 2, rest[1][2]
        return at, end

    def _finish(self, words: list[str], start: int, end: int, *, poss: bool, first: bool) -> Item:
        lead: list[str] = []
        while len(words) > 1:
            low = words[0].casefold()
            if low not in _LEADING and "-" not in low and (lead or not first):
                break
            origin = (
                (low in NATIONS or ("-" in low and _ORIGIN.match(words[0])))
                and low not in GIVEN
                and (len(words) > 2 or "-" in words[0] or low == "nazi")
            )
            crew = (low in CREW or low in ACTOR_NOUNS) and low not in RANKS
            trade = first and not lead and low.endswith(_TRADES) and low not in GIVEN
            kin = first and not lead and low in KIN and low not in GIVEN
            crew = crew or trade or kin or low in SEVERAL or (low == "late" and len(words) > 2)
            opener = first and not lead and low in STARTERS and low not in GIVEN
            opener = opener and words[1][0].isupper()
            if not (crew or origin or opener or (lead and low in {"and"})):
                break
            lead.append(low)
            start = self._text.index(words[1], start + len(words[0]))
            words = words[1:]
        item = Item(NAME, " ".join(self._text[start:end].split()), start, end)
        if lead:
            item.lead = " ".join(lead)
        item.poss, item.first = poss, first
        item.words = tuple(words)
        if words[-1].casefold() in _SUFFIX:
            item.words = item.words[:-1] or item.words
        for word in item.words:
            if word.casefold().rstrip(".") not in RANKS:
                break
            item.rank += 1
        return item
