"""Plain text as it is copied from a web page."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import uuid4

from desktop_app.domain.article import Article, Details
from desktop_app.domain.incoming import Incoming
from desktop_app.domain.moment import Moment, moment_from
from desktop_app.domain.text import slugify
from desktop_app.importers.picture_book import PictureBook, credit_source, picture_markdown

# Longer lines than this are paragraphs of their own; shorter ones may be wrapped by a mailer.
_WRAPPED_AT = 100
_WRAPPED_FROM = 40
# The date and the byline stand near the top, or they are part of the text.
_HEAD_LINES = 4

_RELATED = re.compile(r"(?:for )?more (?:on|about|from) (?P<subject>.*\S) *:", re.I)
_QUOTED = re.compile(r"[‘“\"']([^‘’“”\"']{2,60})[’”\"'](?!\w)")
# Who says it: "the Count", "Thomas Elsaesser", "Ellen (Greta Schröder)", "the film’s director".
_WHO = (
    r"(?P<who>(?:(?:[Tt]he|[Hh]is|[Hh]er|[Aa]n?) )?(?:[a-z’'-]{3,} ){0,2}[A-Z][\w.’'-]*"
    r"(?: (?:(?:of|the|de|la|von|van|der|den|del|di) )*[A-Z][\w.’'-]*)*)"
    r"(?: \([^()]{1,60}\))?(?:, [^,.]{1,60},)?"
)
_SAYS = (
    r"(?:says|said|adds|added|writes|wrote|explains|explained|recalls|recalled|notes|noted|asks"
    r"|asked|replies|replied|puts it|put it|continues|continued|declares|declared|warns|warned"
    r"|tells (?P<told>\S[^,.:]{1,50})|told (?P<outlet>[A-Z][^,.:]{1,50}))"
)
_BEFORE = r"(?:^|[.!?,;:…”’] |\b(?:[Aa]s|and|but|then|where|when|what) )"
_ANNOUNCED = re.compile(rf"{_BEFORE}{_WHO} (?:has |had |later |once |then )?{_SAYS}"
                        r"(?: (?:in|of|at|on|to|with|about) [^,.:]{1,60})?[,:]$")  # fmt: skip
_ACCORDING = re.compile(
    r"(?:^|[.!?] |, )(?:According to|In the words of) (?P<who>[^,.:]{2,60})[,:]$"
)
_LONGEST_QUOTE = 1500

_BULLET = re.compile(r"[•‣▪·*–-][ \t\u00a0]+(?=\S)")
_BYLINE = re.compile(r"(?:written )?by (?P<names>[^.!?]{2,80})", re.I)
_DATE_LABEL = re.compile(
    r"(?:posted|published|updated)?(?: on)?:? *(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?",
    re.I,
)
# Our own table: strptime reads the names of the system's language.
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DATES = tuple(
    re.compile(form, re.I)
    for form in (
        rf"{_MONTH} (?P<day>\d\d?),? (?P<year>\d{{4}})",
        rf"(?P<day>\d\d?)\.? {_MONTH},? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})[-/](?P<number>\d\d?)[-/](?P<day>\d\d?)",
    )
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")

_SPECIAL = re.compile(r"[\\*`\[\]<]|~~|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_LINE_START = re.compile(
    r"#{1,6}(?=\s|$)|[>+=|]|-(?=\s|$|--)|:::|%%|~~~|(?:\d{1,9}(?=[.)](?:\s|$)))"
)


class PastedText:
    """Reads any plain text: headline, date, byline, paragraphs, quotes, credits, related lists.

    Every word is kept. A credit line without its picture ("Image via X") becomes a wanted image in
    its place; "For more on X:" a `related` list; a paragraph that "the Count says," announces a
    quote of the Count's.
    """

    key = "pasted"

    def accepts(self, text: str, suffix: str) -> bool:
        """Any text is plain text."""
        return True

    def read_incoming(self, text: str, name: str) -> Incoming:
        """The article: its headline is the first line that is not blank."""
        lines = [line.strip() for line in text.split("\n")]
        first = next(index for index, line in enumerate(lines) if line)
        date: Moment | None = None
        bylines: tuple[str, ...] = ()
        rest: list[str] = []
        seen = 0
        for line in lines[first + 1 :]:
            seen += bool(line)
            if line and seen <= _HEAD_LINES:
                if date is None and (date := _date(line)):
                    continue
                if not bylines and seen <= 2 and (bylines := _bylines(line)):
                    continue
            rest.append(line)
        book = PictureBook(_stem(lines[first]))
        article = Article(
            id=uuid4(),
            headline=lines[first],
            body=_body(rest, book),
            details=Details(date=date, bylines=bylines),
        )
        return Incoming(article, book.pictures())

    def read(self, text: str, name: str) -> Article:
        """The article alone: what is wanted for it is not in any library."""
        return self.read_incoming(text, name).article


def _stem(headline: str) -> str:
    """What wanted pictures are called: the title that the headline quotes, else its first words."""
    quoted = _QUOTED.search(headline)
    return slugify(quoted[1] if quoted else " ".join(headline.split()[:3]), "image")


def _body(lines: list[str], book: PictureBook) -> str:
    parts: list[str] = []
    chunks = _chunks(lines)
    speaker = ""
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        at += 1
        related = _RELATED.fullmatch(chunk[0])
        if related:
            listed = chunk[1:]  # what follows in the same chunk is its list, else the next chunk
            if not listed and at < len(chunks) and not _is_credit(chunks[at][0]):
                listed = chunks[at]
                at += 1
            parts.append(_related(related["subject"], listed, book))
        elif speaker and len(chunk) == 1 and _may_be_quoted(chunk[0]):
            parts.append(f"::: quote {_escaped(speaker)}\n{_escaped(_unquoted(chunk[0]))}\n:::")
        elif all(_BULLET.match(line) for line in chunk):
            parts.append(_list(chunk))
        elif _is_wrapped(chunk):
            parts.append("\n".join(_escaped(line) for line in chunk))
        else:
            parts += [_line(line, book) for line in chunk]
        speaker = announced_speaker(chunk[-1])
    return "\n\n".join(parts)


def _line(line: str, book: PictureBook) -> str:
    if _is_credit(line) and (slug := book.wanted(line)):
        return picture_markdown(slug)
    return _escaped(line)


def _related(subject: str, listed: list[str], book: PictureBook) -> str:
    """A `related` list; what the post listed by hand stays in it, as a list behind it."""
    plain = subject.strip().strip("‘’“”\"'*_")
    credits_ = [line for line in listed if _is_credit(line)]
    items = [line for line in listed if line not in credits_]
    inner = f"{_list(items)}\n" if items else ""
    pictures = [f"\n\n{_line(line, book)}" for line in credits_]
    return f"::: related {slugify(plain, 'subject')}\n{inner}:::" + "".join(pictures)


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {_escaped(_BULLET.sub('', line, count=1))}" for line in lines)


def announced_speaker(paragraph: str) -> str:
    """Who is about to be quoted: "Over a locket, the Count says," gives "The Count"; else ""."""
    found = _ANNOUNCED.search(paragraph) or _ACCORDING.search(paragraph)
    if found is None:
        return ""
    who = found["who"].strip()
    outlet = found.groupdict().get("outlet") or ""
    who = who[:1].upper() + who[1:]
    return f"{who}, in {outlet.strip()}" if outlet else who


def _may_be_quoted(line: str) -> bool:
    return len(line) <= _LONGEST_QUOTE and not _is_credit(line) and not _BULLET.match(line)


def _unquoted(line: str) -> str:
    """Without the marks around the whole of it; a quote has its own."""
    for opening, closing in ("“”", '""', "‘’"):
        inner = line[1:-1]
        if len(line) > 2 and (line[0], line[-1]) == (opening, closing):
            if opening not in inner and closing not in inner:
                return inner
            break
    return line


def _chunks(lines: list[str]) -> list[list[str]]:
    """The lines in runs between blank ones."""
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line:
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _is_credit(line: str) -> bool:
    return len(line) <= 120 and bool(credit_source(line))


def _is_wrapped(chunk: list[str]) -> bool:
    """Whether a mailer broke one paragraph into these lines."""
    return len(chunk) > 1 and all(_WRAPPED_FROM <= len(line) <= _WRAPPED_AT for line in chunk[:-1])


def _date(line: str) -> Moment | None:
    plain = _ORDINAL.sub("", _DATE_LABEL.sub("", line, count=1).strip())
    for form in _DATES:
        found = form.fullmatch(plain)
        if not found:
            continue
        parts = found.groupdict()
        month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
        try:
            return moment_from(datetime(int(parts["year"]), month, int(parts["day"])))
        except ValueError:
            return None
    return None


def _month(name: str) -> int:
    """Its number, also of "Sept"; 0, which is no month, where it is not the name of one."""
    for number, month in enumerate(_MONTHS, start=1):
        if month.startswith(name.lower()):
            return number
    return 0


def _bylines(line: str) -> tuple[str, ...]:
    match = _BYLINE.fullmatch(line)
    if not match:
        return ()
    names = re.split(r",\s*|\s+(?:and|&)\s+", match["names"])
    return tuple(name.strip() for name in names if name.strip())


def _escaped(line: str) -> str:
    """The line as Markdown that reads as the same characters; URLs stay links."""
    parts: list[str] = []
    for word in re.split(r"(\s+)", line):
        if re.match(r"https?://", word):
            parts.append(word)
        else:
            parts.append(_SPECIAL.sub(lambda found: "\\" + found[0], word))
    text = "".join(parts)
    start = _LINE_START.match(text)
    if not start:
        return text
    if start[0].isdigit():
        return f"{start[0]}\\{text[start.end() :]}"
    return "\\" + text
