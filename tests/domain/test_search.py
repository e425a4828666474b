from __future__ import annotations

import pytest

from desktop_app.domain.search import SNIPPET_LETTERS, Wanted, searchable, snippet, wanted_words


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", ()),
        ('  % -- " * ', ()),
        ("Fröhl", (Wanted(("frohl",), True),)),
        ("worn NEG", (Wanted(("worn",)), Wanted(("neg",), True))),
        ("worn n", (Wanted(("worn",)),)),  # left out until a second letter follows
        ("m", (Wanted(("m",)),)),  # alone it is a whole word: the film
        ("plan 9", (Wanted(("plan",)), Wanted(("9",)))),
        ("wall-e", (Wanted(("wall", "e"), True),)),
        ("it’s a", (Wanted(("its",)),)),
        ("七人", (Wanted(("七", "人"), True),)),
    ],
)
def test_what_is_wanted(typed, wanted):
    assert wanted_words(typed) == wanted


def test_what_is_indexed_is_folded():
    assert searchable("Größe, Ærø & Łódź") == "grosse, aero  and  lodz"
    assert searchable("七人の侍").split() == ["七", "人", "の", "侍"]


def test_a_snippet_shows_the_words_in_the_text_as_it_is_read():
    body = "# A head\n\nIn **Buenos** [Aires](https://example.com/buenos) a *wörn* negative lay."
    line, found = snippet((body,), wanted_words("worn aires"))
    assert not set(line) & set("](*\n")
    assert [line[start:end] for start, end in found] == ["Aires", "wörn"]


def test_a_snippet_is_cut_between_words():
    line, found = snippet(("long " * 80 + "word " + "after " * 80,), wanted_words("word"))
    assert (line[:5], line[-6:]) == ("…long", "after…")
    assert len(line) <= SNIPPET_LETTERS + 2
    assert [line[start:end] for start, end in found] == ["word"]
    assert line.index("word") < 20  # in the part that a narrow pane shows


def test_a_snippet_comes_from_the_first_text_that_has_one():
    assert snippet(("nothing", "Gustav Fröhlich"), wanted_words("froh")) == (
        "Gustav Fröhlich",
        ((7, 15),),
    )
    assert snippet(("[shown](https://hidden.example)",), wanted_words("hidden")) == ("", ())
    line, found = snippet(("see 七人の侍 there",), wanted_words("人の"))
    assert [line[start:end] for start, end in found] == ["人"]
