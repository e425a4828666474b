"""Finding and replacing as pure functions: hits, words of the library in plain sight, limits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.hits import Query
from desktop_app.errors import PatternError
from desktop_app.language import finding
from desktop_app.language.finding import find, like, literal, replacements

TEXT = "The fox, the Fox and the FOX. Foxes don’t fox."


def found(words, **options):
    return [TEXT[start:end] for start, end in find(TEXT, Query(words, **options)).spans]


def replaced(text, query, template, **options):
    for edit in reversed(replacements(text, query, template, **options)):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def test_letters_match_in_either_case_unless_asked_not_to():
    assert found("fox") == ["fox", "Fox", "FOX", "Fox", "fox"]
    assert found("fox", match_case=True) == ["fox", "fox"]
    assert found("fox", whole_word=True) == ["fox", "Fox", "FOX", "fox"]


def test_typed_quotes_and_blanks_find_typeset_ones():
    assert found("don't") == ["don’t"]
    assert found("don't", match_case=True) == []
    assert find("10\u00a0km", Query("10 km")).spans == ((0, 5),)


def test_a_pattern_is_a_pattern_and_words_are_not():
    assert found("f.x") == []
    assert found("f.x", regex=True) == ["fox", "Fox", "FOX", "Fox", "fox"]
    assert find("a\nab", Query("^a", regex=True)).spans == ((0, 1), (2, 3))


def test_only_the_scope_is_searched():
    assert find(TEXT, Query("fox", scope=(5, 20))).spans == ((13, 16),)


@pytest.mark.parametrize("words", ["(ab", "[a", "*", "(?P<n", "a{2,1}", "(?<!\\w)(?:"])
@pytest.mark.parametrize("whole", [False, True])
def test_a_wrong_pattern_is_said_in_one_line(words, whole):
    with pytest.raises(PatternError) as raised:
        find("abc", Query(words, regex=True, whole_word=whole))
    assert "\n" not in raised.value.sentence
    assert len(raised.value.sentence) < 90


def test_a_pattern_that_takes_too_long_is_given_up():
    with pytest.raises(PatternError, match="takes too long"):
        find("1,2,3,4,5,6,7,8,9," * 60, Query(r"(.*?,){25}P", regex=True), limit=0.05)


def test_more_hits_than_are_marked_are_said_to_be_more(monkeypatch):
    monkeypatch.setattr(finding, "MOST", 3)
    assert find("aaaa", Query("a")).spans == ((0, 1), (1, 2), (2, 3))
    assert not find("aaaa", Query("a")).complete
    assert find("aaa", Query("a")).complete
    assert replaced("aaaa", Query("a"), "b") == "bbbb"


def test_groups_of_the_pattern_stand_in_the_replacement():
    query = Query(r"(\w+) \((\w+)\)", regex=True)
    for template in (r"\2 as \1", "$2 as $1", "${2} as ${1}"):
        assert replaced("Maria (Helm)", query, template) == "Helm as Maria"
    assert replaced("a (b)", Query("b"), "$1\\1") == "a ($1\\1)"


@pytest.mark.parametrize("template", ["$3", r"\3", "${nobody}", "\\"])
def test_a_group_that_is_not_there_is_said_in_one_line(template):
    with pytest.raises(PatternError):
        replacements("ab", Query("(a)(b)", regex=True), template)


def test_capitals_stay_as_they_were():
    assert replaced(TEXT, Query("fox", whole_word=True), "hound", preserve_case=True) == (
        "The hound, the Hound and the HOUND. Foxes don’t hound."
    )
    assert like("I", "we") == "We"
    assert like("iPhone", "Pixel") == "Pixel"
    assert like("…", "x") == "x"


def test_only_the_first_is_replaced_where_that_is_asked():
    assert len(replacements("aaa", Query("a"), "b", first_only=True)) == 1


def test_what_stands_around_a_hit_counts_when_it_alone_is_replaced():
    query = Query("fox(?= and)", regex=True, scope=(13, len(TEXT)))
    assert replacements(TEXT, query, "dog", first_only=True)[0].start == 13


@given(st.text(), st.text(min_size=1))
def test_words_are_found_where_they_stand(text, words):
    expected = tuple(match.span() for match in re.finditer(re.escape(words), text))
    assert find(text, Query(words, match_case=True)).spans == expected
    assert find(text, Query(literal(words), regex=True, match_case=True)).spans == expected
    assert replaced(text, Query(words, match_case=True), "") == text.replace(words, "")
