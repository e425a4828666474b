"""The reader's spelling: where words are looked up, and that changes are looked up alike."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.article import Article, Details
from desktop_app.domain.records import Credit, Person, Production, Records
from desktop_app.language.spelling.lexicon import Lexicon
from desktop_app.worker.inprocess import InProcessReader
from desktop_app.worker.protocol import ReadRequest, Spelling
from desktop_app.worker.spelling import Speller

WORDS = frozenset(["a", "word", "the", "and", "more", "said"])
PIECES = [
    "a word", "teh", "\n\n", "`teh`", "**te**h ", "> teh", "# teh\n", "- teh\n",
    "```\nteh\n```\n", "Teh Zorx", " Zorx ", "::: quote teh\n", ":::\n", "😀 ", "[teh](teh)",
    "%% teh\n",
]  # fmt: skip


def reader() -> InProcessReader:
    speller = Speller(lambda _dialect: Lexicon(WORDS, frozenset(), frozenset()))
    return InProcessReader(lambda _article, _document, _records: (), speller=speller)


def request(body: str, records: Records | None = None, **spelling: tuple[str, ...]) -> ReadRequest:
    article = Article(UUID(int=1), body=body, details=Details(productions=("m",)))
    return ReadRequest(1, article, records or Records(), spelling=Spelling("us", **spelling))


def found(body: str, records: Records | None = None, **spelling: tuple[str, ...]) -> list[str]:
    reading = reader().read(request(body, records, **spelling))
    return [body[start:end] for start, end, _key in reading.misspelt]


def test_words_are_looked_up_in_prose_alone() -> None:
    body = (
        'teh `xode` https://xurl.org [linx](https://xt.org)\n\n![alx](image:slux "capx")\n\n'
        "```\nxblock\n```\n\n::: embed https://xmbed.org\n:::\n\n%% xnote\n\n<div class='xtml'>\n"
    )
    assert found(body)[:2] == ["teh", "linx"]
    assert not {"xode", "xurl", "xt", "slux", "xblock", "xmbed", "xnote", "xtml"} & set(found(body))


def test_names_own_words_and_what_is_ignored() -> None:
    person = Person(UUID(int=2), "Zorx Blim", "zorx-blim")
    credit = Credit(UUID(int=3), person, character="Krell-Vaun")
    film = Production(UUID(int=4), "m", "Xanadoo", credits=(credit,))
    records = Records(productions={"m": film})
    body = "Zorx’s and Krell-Vaun's Xanadoo, teh word said teh more; glimf"
    assert found(body, records) == ["teh", "teh", "glimf"]
    assert found(body, records, own=("glimf",), ignored=("Xanadoo teh word",)) == ["teh"]
    assert found(body, records, ignored=("teh",)) == ["glimf"]


def test_nothing_is_looked_up_where_that_is_not_wanted() -> None:
    asked = request("teh")
    assert reader().read(ReadRequest(1, asked.article, Records())).misspelt == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8), min_size=2, max_size=4))
def test_a_change_gives_what_a_fresh_look_does(bodies: list[list[str]]) -> None:
    kept = reader()
    for pieces in bodies:
        asked = request("".join(pieces))
        now = kept.read(asked).misspelt
        assert now == reader().read(asked).misspelt
        body = asked.article.body
        for start, end, key in now:
            assert 0 <= start < end <= len(body)
            assert key.count(" ") == 2
