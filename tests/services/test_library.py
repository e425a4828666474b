from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from desktop_app.domain.article import RATED, Article, Details, Kind, Status
from desktop_app.domain.records import Credit, Hub, Image, Person, Production
from desktop_app.domain.review import Review
from desktop_app.errors import NotFoundError
from desktop_app.services.changes import Changes
from desktop_app.services.library import LibraryService
from desktop_app.store.tables import PublicationTable


def article(headline="", **details):
    return Article(uuid4(), headline=headline, details=Details(**details))


def slugs(overview):
    return [row.slug for row in overview.rows]


def test_importing_the_services_loads_no_database():
    code = (
        "import sys\n"
        "import desktop_app.services.library, desktop_app.services.writing\n"
        "import desktop_app.services.journal, desktop_app.services.casting\n"
        "import desktop_app.services.pictures, desktop_app.services.seeding\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'alembic', 'pydantic', 'sqlite3', 'pysqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_opening_a_library_loads_no_alembic(store, tmp_path):
    store.close()
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from desktop_app.store.opening import open_store\n"
        "open_store(Path(sys.argv[1]), write=True).close()\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "Library"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "False"


def test_the_overview_lists_the_latest_first(library, tmp_path):
    one, changes = library.add_article(article("One", kind=Kind.REVIEW, review=Review(rating=4)))
    assert changes == Changes(articles=frozenset({one.id}), article_list=True)
    two, _ = library.add_article(replace(article("Two"), body="Four words are here"))
    overview = library.overview()
    assert [row.headline for row in overview.rows] == ["Two", "One"]
    assert [row.words for row in overview.rows] == [4, 0]
    assert [row.rating for row in overview.rows] == ["", "★★★★☆"]
    assert (overview.name, overview.path) == ("Library", tmp_path / "Library")
    library.rename(one.id, "One again")
    assert [row.headline for row in library.overview().rows] == ["One again", "Two"]
    assert library.article(two.id) == two


def test_what_is_not_there_is_said(library):
    for call in (
        lambda: library.article(uuid4()),
        lambda: library.article_by_slug("no"),
        lambda: library.duplicate(uuid4()),
        lambda: library.set_status([uuid4()], Status.READY),
    ):
        with pytest.raises(NotFoundError):
            call()


def test_an_imported_article_gets_a_slug_of_its_own(library):
    first, _ = library.add_article(article("‘Metropolis’ found"))
    second, _ = library.add_article(article("‘Metropolis’ found"))
    third, _ = library.add_article(article("x", slug="metropolis-found"))
    assert [item.details.slug for item in (first, second, third)] == [
        "metropolis-found",
        "metropolis-found-2",
        "metropolis-found-3",
    ]
    again, _ = library.add_article(first)  # the same article once more: another id
    assert again.id != first.id
    assert again.details.slug == "metropolis-found-4"
    odd, _ = library.add_article(article("x", slug="../Über uns"))
    assert odd.details.slug == "uber-uns"


def test_a_new_article_takes_its_slug_from_the_headline_until_it_is_ready(library, writing):
    new, _ = library.new_article()
    assert library.slug_of(new.id) == ""
    for headline in ("A", "A film", "A film returns"):
        new, _ = writing.save(replace(new, headline=headline))
    assert (new.details.slug, library.slug_of(new.id)) == ("", "a-film-returns")
    with pytest.raises(NotFoundError):  # what it was called while it was typed is not kept
        library.article_by_slug("a-film")
    library.set_status([new.id], Status.READY)
    ready, _ = writing.save(replace(library.article(new.id), headline="Another headline"))
    assert library.slug_of(ready.id) == "a-film-returns"


def test_an_old_slug_still_leads_to_its_article(library, writing):
    first, _ = library.add_article(article("One", slug="one"))
    first, _ = writing.save(replace(first, details=replace(first.details, slug="uno")))
    assert library.article_by_slug("one") == library.article_by_slug("uno") == first
    assert library.records().aliases == {"article:one": "uno"}
    other, _ = library.add_article(article("One", slug="one"))
    assert other.details.slug == "one-2"  # the old name stays with its first owner
    back, _ = writing.save(replace(first, details=replace(first.details, slug="one")))
    assert back.details.slug == "one"
    assert library.records().aliases == {"article:uno": "one"}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_article_of_each_kind(library, kind):
    new, changes = library.new_article(kind)
    assert changes.article_list
    assert (new.details.kind, new.details.status, new.version) == (kind, Status.DRAFT, 1)
    assert (new.details.review is not None) == (kind in RATED)
    assert ("::: verdict" in new.body) == (kind in RATED)
    assert new.body


def test_an_article_of_no_kind_begins_on_an_empty_page(library):
    new, _ = library.new_article()
    assert (new.body, new.details.kind) == ("", Kind.NEWS)


def test_a_copy_is_a_draft_of_its_own(library):
    original, _ = library.add_article(
        replace(article("One", slug="one", status=Status.PUBLISHED, tags=("t",)), body="text")
    )
    copy, _ = library.duplicate(original.id)
    assert copy.id != original.id
    assert (copy.headline, copy.body) == ("One (copy)", "text")
    assert copy.details == replace(original.details, slug="one-copy", status=Status.DRAFT)
    assert library.article(original.id) == original


def test_status_moves_many_and_leaves_the_rest(library):
    one, _ = library.add_article(article("One"))
    two, _ = library.add_article(article("Two", status=Status.READY))
    changes = library.set_status([one.id, two.id], Status.READY)
    assert changes.articles == {one.id}
    assert library.article(one.id).details.status is Status.READY
    assert library.article(one.id).version == one.version + 1
    assert library.article(two.id) == two


def test_an_article_comes_back_from_the_trash_as_it_was(library, writing):
    hub, _ = library.hub("Lost and found")
    one, _ = library.add_article(article("One", status=Status.READY, hubs=(hub.slug,)))
    changes = library.trash([one.id])
    assert changes.articles == {one.id}
    (row,) = library.overview().rows
    assert row.trashed_at is not None
    assert library.overview().hubs[0].articles == 0
    assert library.records().articles == {}
    assert library.trash([one.id]) == Changes()
    # Its text can still be saved: going to the trash is no change of it.
    saved, _ = writing.save(replace(one, body="more"))
    library.restore([one.id])
    assert library.article(one.id) == replace(saved, trashed_at=None)
    assert library.overview().hubs[0].articles == 1


def test_search_finds_all_words_anywhere(library, casting):
    casting.add_production(
        Production(
            uuid4(),
            "metropolis-1927",
            "Metropolis",
            credits=(Credit(uuid4(), Person(uuid4(), "Gustav Fröhlich", ""), character="Freder"),),
        )
    )
    film, _ = library.add_article(
        Article(
            uuid4(),
            "Almost all of it",
            "A worn negative",
            "In Buenos Aires, 100% found",
            Details(tags=("restoration",), productions=("metropolis-1927",), bylines=("Zoë",)),
        )
    )
    other, _ = library.add_article(article("Nosferatu is worn too"))
    assert library.search("") == (other.id, film.id)
    assert library.search("WORN") == (other.id, film.id)
    for text in (
        "almost",
        "negative aires",
        "restor",
        "frohlich",
        "Fröhlich worn FREDER metropolis",
        "100%",
        "zoe",
    ):
        assert library.search(text) == (film.id,), text
    for text in ("almost nosferatu", "orn", "%%", "_"):
        assert library.search(text) == (), text
    person = casting.people()[0]
    production = casting.productions()[0]
    renamed = replace(production.credits[0], person=replace(person, name="Brigitte Helm"))
    casting.save_production(replace(production, credits=(renamed,)))
    assert library.search("helm") == (film.id,)
    assert library.search("frohlich") == ()


def test_a_hub_is_found_or_made(library):
    hub, changes = library.hub("Lost and found")
    assert (hub.slug, changes.hubs) == ("lost-and-found", True)
    for name in ("lost-and-found", "LOST and found"):
        assert library.hub(name) == (hub, Changes())
    member, _ = library.add_article(article("One", hubs=("lost-and-found", "later")))
    assert library.overview().hubs == (replace(hub, articles=1),)
    renamed, _ = library.save_hub(replace(hub, slug="found", url="https://example.com"))
    assert library.article(member.id).details.hubs == ("found", "later")
    later, _ = library.hub("Later")  # a hub that comes after the article that names it
    assert [(item.slug, item.articles) for item in library.overview().hubs] == [
        ("later", 1),
        ("found", 1),
    ]
    records = library.records()
    assert records.hubs["found"].url == "https://example.com" == renamed.url
    assert records.aliases == {"hub:lost-and-found": "found"}
    assert records.hubs["later"].id == later.id


def test_records_hold_everything_by_slug(library, casting, pictures, store):
    production, _ = casting.add_production(Production(uuid4(), "", "Metropolis", year=1927))
    image, _ = pictures.save(Image(uuid4(), "skyline"))
    hub, _ = library.hub("Hub")
    old, _ = library.add_article(
        article("Old", status=Status.PUBLISHED, canonical_url="https://example.com/old")
    )
    new, _ = library.add_article(
        article("New", status=Status.PUBLISHED, productions=("metropolis-1927",), hubs=("hub",))
    )
    with store.writing() as work:
        for number, url in enumerate(["https://example.com/1", "https://example.com/2", ""]):
            row = PublicationTable(
                id=uuid4(),
                article_id=new.id,
                profile="p",
                url=url,
                remote_id="",
                sha256="",
                sent_at=datetime(2008, 1, 1 + number, tzinfo=UTC),
            )
            work.articles._session.add(row)
    library.new_article()  # has no slug yet: nothing can link to it
    records = library.records()
    assert records.productions == {"metropolis-1927": production}
    assert records.images == {"skyline": image}
    assert records.hubs == {"hub": Hub(hub.id, "hub", "Hub", articles=1)}
    assert list(records.articles) == ["new", "old"]
    link = records.articles["new"]
    assert (link.url, link.published) == ("https://example.com/2", True)
    assert (link.productions, link.hubs) == (("metropolis-1927",), ("hub",))
    assert records.articles["old"].url == "https://example.com/old"
    assert old.details.slug == "old"


def test_a_clock_set_back_changes_no_order(store) -> None:
    now = datetime(2026, 5, 20, 12, tzinfo=UTC)
    moments = [now, now + timedelta(minutes=1), now - timedelta(days=10)]
    library = LibraryService(store, clock=lambda: moments[0])
    for name in ("first", "second", "third"):
        library.add_article(Article(id=uuid4(), headline=name))
        moments.pop(0) if len(moments) > 1 else None
    assert [row.headline for row in library.overview().rows] == ["third", "second", "first"]
    assert [row.headline for row in library.overview(2).rows] == ["third", "second"]
