"""A hand-over goes out and comes back whole; what is not one of ours gets a sentence."""

from __future__ import annotations

import json
import struct
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.canonical import cleaned, same_content
from desktop_app.domain.moment import Moment
from desktop_app.domain.records import Credit, Hub, Image, Person, Production, Records
from desktop_app.domain.review import Review
from desktop_app.errors import InputError, TargetExistsError
from desktop_app.exporters.handover import Handover, handover_bytes
from desktop_app.importers.handover import is_handover, read_handover
from desktop_app.media.intake import examine, inspect, result_of
from desktop_app.services.casting import CastingService
from desktop_app.services.handover import HandoverService
from desktop_app.services.importing import ImportService
from desktop_app.services.library import LibraryService
from desktop_app.services.pictures import PictureService
from desktop_app.services.taking_in import TakeInService
from desktop_app.store.opening import open_store
from tests.importers.outside_files import jpeg, zipped
from tests.services.conftest import Clock

if TYPE_CHECKING:
    from pathlib import Path


class Desk:
    """A library with all that hands over and takes in."""

    def __init__(self, folder: Path) -> None:
        self.store = open_store(folder, write=True)
        self.library = LibraryService(self.store, Clock())
        self.casting = CastingService(self.store)
        self.pictures = PictureService(
            self.store, inspect, lambda data, name: result_of(data, examine(data, name), name)
        )
        self.taking_in = TakeInService(self.store, ImportService(), self.pictures, clock=Clock())
        self.handover = HandoverService(self.pictures)

    def hand_over(self, target: Path, *articles: Article) -> bytes:
        self.handover.hand_over(articles, self.library.records(), target, overwrite=True)
        return target.read_bytes()

    def take(self, path: Path):
        return self.taking_in.store(self.taking_in.prepare(path))

    def articles(self) -> dict[UUID, Article]:
        return {row.id: self.library.article(row.id) for row in self.library.overview().rows}


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "One")
    yield desk
    desk.store.close()


@pytest.fixture
def other(tmp_path):
    desk = Desk(tmp_path / "Two")
    yield desk
    desk.store.close()


BODY = """%% A note of mine.

Words. [All of it](hub:lost) and [more](article:old-post).

![Towers](image:tower "The towers.")

![](image:wanted)

::: cast metropolis-1927
:::

::: related production:metropolis-1927
:::
"""


@pytest.fixture
def full(desk, tmp_path):
    """One article that draws on everything."""
    file = tmp_path / "tower.jpg"
    file.write_bytes(jpeg("red"))
    desk.pictures.add_file(
        file, slug="tower", alt="Towers", credit="Image via UFA", rights="One year",
        expires=date(2030, 1, 1), focal_x=0.25,
    )  # fmt: skip
    desk.pictures.save(Image(uuid4(), "wanted", credit="Image via UFA"))
    desk.pictures.save(Image(uuid4(), "unused", credit="x"))
    hub, _ = desk.library.hub("Lost")
    desk.library.save_hub(replace(hub, url="https://x.example/lost"))
    person = Person(uuid4(), "Brigitte Helm", "brigitte-helm", aliases=("B. Helm",), source="t")
    desk.casting.add_production(
        Production(
            uuid4(), "metropolis-1927", "Metropolis", year=1927, release_date=date(1927, 1, 10),
            credits=(Credit(uuid4(), person, character="Maria", since=date(1927, 1, 1)),),
        )
    )  # fmt: skip
    article, _ = desk.library.add_article(
        Article(
            uuid4(), "The towers", "A dek", BODY,
            Details(
                kind=Kind.REVIEW, status=Status.READY, slug="towers", hubs=("lost",), hero="tower",
                date=Moment(datetime(2016, 1, 8, 14, tzinfo=UTC), "America/New_York"),
                productions=("metropolis-1927",), bylines=("Jane Roe",), tags=("a", "b"),
                review=Review(rating=4.0, verdict="Good", pros=("One",)),
                extra={"layout": "post", "ignored-words": ["Thinn"], "n": {"a": [1, None, 2.5]}},
            ),
        )
    )  # fmt: skip
    return article


def test_it_comes_back_whole_into_an_empty_library(desk, other, full, tmp_path):
    data = desk.hand_over(tmp_path / "a.marquee", full)
    assert desk.hand_over(tmp_path / "b.marquee", full) == data
    taken = other.take(tmp_path / "a.marquee")
    assert (taken.added, taken.pictures, taken.wanted, taken.remarks) == (1, 1, 1, ())
    (article,) = taken.articles
    assert same_content(article, full)
    assert (article.id, article.created_at) == (full.id, full.created_at)
    ours, theirs = desk.library.records(), other.library.records()
    assert theirs.images == {slug: ours.images[slug] for slug in ("tower", "wanted")}
    assert theirs.productions == ours.productions
    assert theirs.hubs == ours.hubs
    assert other.pictures.path_of(theirs.images["tower"]).read_bytes() == jpeg("red")
    assert other.hand_over(tmp_path / "c.marquee", article) == data
    again = other.take(tmp_path / "a.marquee")
    assert (again.added, len(other.articles())) == (0, 1)
    assert again.remarks == ("“The towers” is in the library already, word for word.",)


def test_what_is_there_already_is_matched_and_slugs_make_room(desk, other, full, tmp_path):
    desk.hand_over(tmp_path / "a.marquee", full)
    file = tmp_path / "mine.jpg"
    file.write_bytes(jpeg("red"))
    other.pictures.add_file(file, slug="my-tower", alt="Mine", credit="Mine")
    other.pictures.save(Image(uuid4(), "wanted", credit="another"))
    helm = Person(uuid4(), "Brigitte Helm", "helm")
    other.casting.add_production(
        Production(uuid4(), "alraune", "Alraune", credits=(Credit(uuid4(), helm, billing=1),))
    )
    other.library.add_article(Article(uuid4(), "Mine", "", "x", Details(slug="towers")))
    taken = other.take(tmp_path / "a.marquee")
    (article,) = taken.articles
    assert (article.details.slug, article.details.hero) == ("towers-2", "my-tower")
    assert '![Towers](image:my-tower "The towers.")' in article.body
    assert "![](image:wanted-2)" in article.body
    assert [one.name for one in other.casting.people()] == ["Brigitte Helm"]
    assert len(other.pictures.images()) == 3
    assert taken.remarks == (
        "The picture “my-tower” is in the library already, and its record there was kept.",
        "“towers” is in the library already as another article, so this one came in as “towers-2”.",
    )


def test_an_article_that_has_changed_since_comes_in_beside_it(desk, full, tmp_path):
    desk.hand_over(tmp_path / "a.marquee", replace(full, body=BODY + "\nMore."))
    taken = desk.take(tmp_path / "a.marquee")
    assert taken.articles[0].id != full.id
    assert desk.library.article(full.id).body == BODY
    assert "with another text" in taken.remarks[0]
    assert desk.library.records().productions.keys() == {"metropolis-1927"}


def test_former_slugs_still_lead_where_they_led(desk, other, full, tmp_path):
    image = desk.library.records().images["tower"]
    desk.pictures.save(replace(image, slug="skyline"))
    article = desk.library.article(full.id)
    assert "image:tower" in article.body  # which the library follows by its alias
    desk.hand_over(tmp_path / "a.marquee", article)
    (taken,) = other.take(tmp_path / "a.marquee").articles
    assert "image:skyline" in taken.body


def test_several_go_together_and_a_lost_file_is_said(desk, other, full, tmp_path):
    two, _ = desk.library.add_article(Article(uuid4(), "Two", "", "![](image:tower)\n\n\n"))
    desk.pictures.path_of(desk.library.records().images["tower"]).unlink()
    left = desk.handover.hand_over([full, two], desk.library.records(), tmp_path / "a.marquee")
    assert left == ("the file of the image tower, which is missing",)
    with pytest.raises(TargetExistsError):
        desk.handover.hand_over([two], desk.library.records(), tmp_path / "a.marquee")
    taken = other.take(tmp_path / "a.marquee")
    assert [one.headline for one in taken.articles] == ["The towers", "Two"]
    assert taken.articles[1].body == "![](image:tower)\n\n\n"
    assert other.library.records().images["tower"].wanted()


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SLUGS = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
MOMENTS = st.builds(
    Moment,
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["UTC", "Europe/Berlin", "Etc/GMT+5"]),
)
DETAILS = st.builds(
    Details,
    kind=st.sampled_from(Kind), status=st.sampled_from(Status), slug=SLUGS | st.just(""),
    date=st.none() | MOMENTS, embargo=st.none() | MOMENTS,
    bylines=st.lists(TEXTS, max_size=2).map(tuple), tags=st.lists(TEXTS, max_size=2).map(tuple),
    hubs=st.lists(SLUGS, max_size=2, unique=True).map(tuple), hero=st.none() | SLUGS,
    productions=st.lists(SLUGS, max_size=2, unique=True).map(tuple), description=TEXTS,
    review=st.none() | st.builds(Review, rating=st.none() | st.floats(0, 5), verdict=TEXTS,
                                 pros=st.lists(TEXTS, max_size=2).map(tuple)),
    extra=st.dictionaries(TEXTS, PLAIN, max_size=3),
)  # fmt: skip
BODIES = st.lists(
    st.sampled_from(["---", "---\n", "\n", "words ", "::: cast a\n:::\n", "\u2028", "\t", "```\n"])
    | TEXTS,
    max_size=6,
).map("".join)
IMAGES = st.builds(
    Image, st.uuids(), SLUGS, alt=TEXTS, decorative=st.booleans(), caption=TEXTS, credit=TEXTS,
    expires=st.none() | st.dates(), focal_x=st.floats(0, 1),
)  # fmt: skip
PEOPLE = st.builds(
    Person, st.uuids(), TEXTS, SLUGS, TEXTS, st.lists(TEXTS, max_size=2).map(tuple),
    checked=st.none() | st.dates(),
)  # fmt: skip
PRODUCTIONS = st.builds(
    Production, st.uuids(), SLUGS, TEXTS, year=st.none() | st.integers(1900, 2100),
    release_date=st.none() | st.dates(),
    credits=st.lists(
        st.builds(Credit, st.uuids(), PEOPLE, character=TEXTS, guest=st.booleans(),
                  character_aliases=st.lists(TEXTS, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
)  # fmt: skip


@settings(max_examples=30)
@given(
    st.lists(st.builds(Article, st.uuids(), TEXTS, TEXTS, BODIES, DETAILS), min_size=1, max_size=2),
    st.lists(st.tuples(IMAGES, st.booleans()), max_size=2),
    st.lists(PRODUCTIONS, max_size=2),
    st.lists(st.builds(Hub, st.uuids(), SLUGS, TEXTS, TEXTS), max_size=2),
)
def test_anything_at_all_comes_back_as_it_was(
    tmp_path_factory, articles, images, productions, hubs
):
    import hashlib

    articles = [cleaned(article) for article in articles]
    data = jpeg()
    digest = hashlib.sha256(data).hexdigest()
    with_files = tuple(
        (replace(cleaned(image), file=f"ab/{digest}.jpg" * has, sha256=digest * has), data * has)
        for image, has in images
    )
    handover = Handover(
        tuple(articles), with_files, tuple(map(cleaned, productions)), tuple(map(cleaned, hubs))
    )
    path = tmp_path_factory.getbasetemp() / "any.marquee"
    path.write_bytes(handover_bytes(handover, "Marquee"))
    found = read_handover(path)
    assert [one.article for one in found] == articles
    first = found[0]
    assert first.productions == handover.productions
    assert first.hubs == handover.hubs
    assert [(one.image, one.data) for one in first.pictures] == [
        (replace(image, file=""), picture) for image, picture in with_files
    ]


# ------------------------------------------------------------------------------ hostile ones


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The files of a small hand-over, by name."""
    path = tmp_path_factory.mktemp("good") / "a.marquee"
    article = Article(uuid4(), "H", "", "Words", Details(slug="h"))
    path.write_bytes(handover_bytes(Handover((article,)), "Marquee"))
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _with_manifest(good, **changes):
    manifest = {**json.loads(good["manifest.json"]), **changes}
    return {**good, "manifest.json": json.dumps(manifest).encode()}


def _flagged(data: bytes) -> bytes:
    changed = bytearray(data)
    for sign, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = -1
        while (at := data.find(sign, at + 1)) >= 0:
            struct.pack_into("<H", changed, at + offset, 1)
    return bytes(changed)


def _linked(files) -> bytes:
    data = bytearray(zipped(files, 0))
    at = data.rfind(b"PK\1\2")
    struct.pack_into("<BBH", data, at + 4, 20, 3, 20)
    struct.pack_into("<I", data, at + 38, 0o120777 << 16)
    return bytes(data)


def _twice(files) -> bytes:
    import io
    import warnings

    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as packed:
        warnings.simplefilter("ignore")
        for name, data in [*files.items(), *files.items()]:
            packed.writestr(name, data)
    return target.getvalue()


NO_OTHER = "holds files that no Marquee has put there"
HOSTILE = {
    "cut short": (lambda good: zipped(good, 0)[:-40], "damaged or not whole"),
    "cut at the head": (lambda good: zipped(good, 0)[:20], "damaged or not whole"),
    "a byte changed": (lambda good: zipped(good, 0).replace(b"Words", b"Wards"), "damaged"),
    "no zip at all": (lambda good: b"words", "no hand-over file"),
    "empty": (lambda good: b"", "no hand-over file"),
    "another zip": (lambda good: zipped({"a.txt": b"x"}), "no hand-over file"),
    "another manifest": (lambda good: zipped({"manifest.json": b'{"format": 1}'}), "no hand-over"),
    "newer": (lambda good: zipped(_with_manifest(good, version=2)), "made by a newer Marquee"),
    "version of words": (lambda good: zipped(_with_manifest(good, version="1")), "damaged"),
    "no files": (lambda good: zipped(_with_manifest(good, files=[])), "damaged"),
    "wrong text": (lambda good: zipped({**good, "article.md": b"other"}), "damaged"),
    "one too many": (lambda good: zipped({**good, "more.txt": b"x"}), "damaged"),
    "one missing": (lambda good: zipped({k: v for k, v in good.items() if k[0] != "a"}), "dam"),
    "outside": (lambda good: zipped({**good, "../evil": b"x"}), NO_OTHER),
    "absolute": (lambda good: zipped({**good, "/evil": b"x"}), NO_OTHER),
    "a drive": (lambda good: zipped({**good, "c:evil": b"x"}), NO_OTHER),
    "backslashes": (lambda good: zipped({**good, "a\\..\\evil": b"x"}), NO_OTHER),
    "a folder": (lambda good: zipped({**good, "images/": b""}), NO_OTHER),
    "twice": (_twice, NO_OTHER),
    "a link": (_linked, NO_OTHER),
    "bzip2": (lambda good: zipped(good, zipfile.ZIP_BZIP2), NO_OTHER),
    "a bomb": (lambda good: zipped({**good, "a.txt": bytes(30_000_000)}), NO_OTHER),
    "locked": (lambda good: _flagged(zipped(good)), "locked with a password"),
    "far too many": (lambda good: zipped({f"a{n}": b"" for n in range(5001)}), "more than 5"),
    "deep": (lambda good: zipped({**good, "manifest.json": b"[" * 100_000}), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_not_as_we_make_it_is_refused(case, good, tmp_path):
    make, words = HOSTILE[case]
    path = tmp_path / "a.marquee"
    path.write_bytes(make(good))
    with pytest.raises(InputError) as refused:
        ImportService().read(path)
    assert words in refused.value.sentence
    assert refused.value.sentence.startswith("a.marquee ")
    assert refused.value.way_out.endswith(".")


def test_it_is_known_by_its_content_and_repacked_it_is_as_good(good, tmp_path):
    path = tmp_path / "renamed.bin"
    path.write_bytes(zipped(dict(reversed(good.items()))))
    assert is_handover(path)
    assert ImportService().read(path)[0].article.body == "Words"
    assert not is_handover(tmp_path / "gone.marquee")
    assert Records().images == {}
