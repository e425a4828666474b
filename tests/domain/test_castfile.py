from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.castfile import CastFile, CastPart, cast_of_json
from desktop_app.domain.records import ProductionType

TMDB = {
    "title": "Metropolis",
    "release_date": "1927-02-06",
    "runtime": 153,
    "credits": {
        "cast": [
            {"name": "Brigitte Helm", "character": "Maria / The Machine-Man", "order": 1},
            {"name": "Alfred Abel", "character": "Joh Fredersen", "order": 0},
            {"name": "Ann Voice", "character": "Narrator (voice)", "order": 2},
            {"name": None, "character": "Nobody", "order": 3},
        ],
        "crew": [
            {"name": "Fritz Lang", "job": "Director"},
            {"name": "Thea von Harbou", "job": "Screenplay"},
            {"name": "Somebody", "job": "Catering"},
        ],
    },
}
AGGREGATE = {
    "name": "The Lantern",
    "first_air_date": "2020-01-02",
    "networks": [{"name": "Channel 9"}],
    "aggregate_credits": {
        "cast": [
            {
                "name": "Ann Lee",
                "order": 0,
                "roles": [{"character": "Maria"}, {"character": "Hel"}],
            }
        ],
        "crew": [{"name": "Bo Strand", "jobs": [{"job": "Director"}]}],
    },
    "created_by": [{"name": "Cy Vale"}],
}
TVMAZE = [
    {"person": {"name": "Ann Lee"}, "character": {"name": "Maria"}, "self": False, "voice": False},
    {"person": {"name": "Bo Strand"}, "character": {"name": "Owl"}, "self": False, "voice": True},
    {"person": {"name": "Cy Vale"}, "character": {"name": "Cy Vale"}, "self": True},
]


def read(plain) -> CastFile:
    found = cast_of_json(plain)
    assert found is not None
    return found


def test_saved_credits_of_a_film_with_crew_and_facts():
    found = read(TMDB)
    assert found.cast() == (
        CastPart("Alfred Abel", "Joh Fredersen"),
        CastPart("Brigitte Helm", "Maria / The Machine-Man"),
        CastPart("Ann Voice", "Narrator", voice=True),
    )
    assert [(part.name, part.role) for part in found.crew()] == [
        ("Fritz Lang", "director"),
        ("Thea von Harbou", "writer"),
    ]
    assert (found.title, found.year, found.runtime) == ("Metropolis", 1927, 153)
    assert (found.release_date, found.type) == (date(1927, 2, 6), ProductionType.FILM)
    assert found.unread == 1


def test_the_bare_credits_response():
    assert read(TMDB["credits"]).cast() == read(TMDB).cast()


def test_aggregate_credits_give_every_role():
    found = read(AGGREGATE)
    assert found.cast() == (CastPart("Ann Lee", "Maria"), CastPart("Ann Lee", "Hel"))
    assert [(part.name, part.role) for part in found.crew()] == [
        ("Bo Strand", "director"),
        ("Cy Vale", "creator"),
    ]
    assert (found.network, found.type) == ("Channel 9", ProductionType.SERIES)
    assert read(AGGREGATE["aggregate_credits"]).cast() == found.cast()


def test_a_cast_of_tvmaze_alone_and_within_its_show():
    parts = (
        CastPart("Ann Lee", "Maria"),
        CastPart("Bo Strand", "Owl", voice=True),
        CastPart("Cy Vale"),
    )
    assert read(TVMAZE).parts == parts
    show = {
        "name": "The Lantern",
        "premiered": "2020-01-02",
        "network": {"name": "Channel 9"},
        "averageRuntime": 48,
        "_embedded": {"cast": TVMAZE, "guestcast": [{"person": {"name": "Di Orr"}}]},
    }
    found = read(show)
    assert found.parts == (*parts, CastPart("Di Orr", guest=True))
    assert (found.title, found.network, found.runtime) == ("The Lantern", "Channel 9", 48)


def test_our_own_lists():
    pairs = (CastPart("Ann Lee", "Maria"), CastPart("Bo Strand"))
    assert read([["Ann Lee", "Maria"], ["Bo Strand"]]).parts == pairs
    assert read([{"actor": "Ann Lee", "role": "Maria"}, {"person": "Bo Strand"}]).parts == pairs
    billed = [{"name": "Bo Strand", "billing": "2"}, {"name": "Ann Lee", "part": "Maria"}]
    billed[1]["billing"] = "1"
    assert read({"title": "M", "year": 1931, "cast": billed}).parts == pairs


def test_what_has_no_cast_gives_none():
    nothing: tuple[object, ...] = (
        None,
        3,
        "Ann",
        [],
        {},
        {"cast": {}},
        {"credits": 7},
        [[[]]],
        [None, 1, True],
    )
    for plain in nothing:
        assert cast_of_json(plain) is None, plain


KEYS = st.sampled_from(
    ["cast", "credits", "crew", "name", "person", "character", "roles", "order", "jobs", "job"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=30,
)


@given(JSON)
def test_any_values_are_read_or_refused(plain):
    found = cast_of_json(plain)
    if found is not None:
        assert found.parts
        assert all(part.name == " ".join(part.name.split()) for part in found.parts)
