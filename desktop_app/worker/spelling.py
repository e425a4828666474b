"""The reader's spelling: passages are looked up once, and again only when they have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.language.spelling.checker import Checked, Checker, Known, name_words, place_key
from desktop_app.language.spelling.suggest import Suggester

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Records
    from desktop_app.language.spelling.lexicon import Lexicon
    from desktop_app.markdown.blocks import Document
    from desktop_app.worker.protocol import ReadRequest


class Speller:
    """Knows the words of one dialect at a time, loaded when they are first wanted."""

    def __init__(self, load: Callable[[str], Lexicon]) -> None:
        self._load = load
        self._dialect = ""
        self._checker: Checker | None = None
        self._suggester: Suggester | None = None
        self._checked: dict[str, Checked] = {}  # passage -> what it gave
        self._people: frozenset[str] = frozenset()  # words that seem to be names in the body

    def misspelt(
        self, request: ReadRequest, document: Document
    ) -> tuple[tuple[int, int, str], ...]:
        """The words of the text that nobody knows, in the order of the body."""
        wish = request.spelling
        if wish is None:
            return ()
        names = name_words(names_of(request.article, request.records))
        known = Known(frozenset(wish.own) | frozenset(wish.ignored), names)
        checker = self._checker_for(wish.dialect, known)
        checked: dict[str, Checked] = {}
        for passage in document.passages:
            text = passage.text
            if text not in checked:
                checked[text] = self._checked.get(text) or checker.check(text)
        self._checked = checked
        people = self._people = frozenset().union(*(one.names for one in checked.values()))
        ignored = frozenset(wish.ignored)
        return tuple(
            (*passage.span(word.start, word.end), key)
            for passage in document.passages
            for word in checked[passage.text].flagged
            if word.word not in people and (key := place_key(word)) not in ignored
        )

    def misspelt_above(self, request: ReadRequest) -> tuple[tuple[str, int, int, str], ...]:
        """The same of headline and dek, by the words and names that the body was looked up with."""
        wish, article = request.spelling, request.article
        if wish is None or self._checker is None:
            return ()
        ignored = frozenset(wish.ignored)
        checked = {
            field: self._checker.check(text)
            for field, text in (("headline", article.headline), ("dek", article.dek))
        }
        people = self._people.union(*(one.names for one in checked.values()))
        return tuple(
            (field, word.start, word.end, key)
            for field, found in checked.items()
            for word in found.flagged
            if word.word not in people and (key := place_key(word)) not in ignored
        )

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may be meant by a word, in the dialect and with the names of the last reading."""
        if self._checker is None:
            return ()
        if self._suggester is None:
            self._suggester = Suggester(self._checker.lexicon)
        known = self._checker.known
        return self._suggester.suggest(word, known.names | known.own)

    def _checker_for(self, dialect: str, known: Known) -> Checker:
        if self._checker is None or dialect != self._dialect:
            self._checker = Checker(self._load(dialect), known)
            self._dialect, self._suggester, self._checked = dialect, None, {}
        elif known != self._checker.known:
            self._checker = Checker(self._checker.lexicon, known)
            self._checked = {}
        return self._checker


def names_of(article: Article, records: Records) -> Iterator[str]:
    """Every name that the article's records make known: people, parts, titles, companies."""
    details = article.details
    yield from details.bylines
    for slug in details.productions:
        production = records.productions.get(slug)
        if production is None:
            continue
        yield from (production.title, production.network, production.distributor)
        for credit in production.credits:
            yield from (credit.person.name, *credit.person.aliases)
            yield from (credit.character, *credit.character_aliases)
    for slug in details.hubs:
        if slug in records.hubs:
            yield records.hubs[slug].name
