from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from desktop_app.domain.article import Article, Details
from desktop_app.domain.records import Image
from desktop_app.errors import InputError, NotFoundError
from desktop_app.media.metadata import Metadata
from desktop_app.services.changes import Changes
from desktop_app.services.pictures import PictureService
from tests.services.conftest import Taken


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "Upper City.JPG"
    path.write_bytes(b"picture")
    return path


def test_a_file_becomes_a_record_with_its_file(pictures, file, store):
    image, changes = pictures.add_file(file, alt="Towers")
    assert changes == Changes(images=True)
    assert (image.slug, image.alt, image.credit) == ("upper-city", "Towers", "Image via UFA")
    assert (image.width, image.height) == (16, 9)
    path = pictures.path_of(image)
    assert path.read_bytes() == b"picture"
    assert path.parent.parent == store.folder / "media"
    assert image.file == f"{image.sha256[:2]}/{image.sha256}.jpg"
    assert pictures.images() == (image,)


def test_the_same_picture_is_not_added_twice(pictures, file):
    image, _ = pictures.add_file(file)
    assert pictures.add_file(file) == (image, Changes())
    changed, changes = pictures.add_file(file, caption="c")
    assert (changed, changes) == (replace(image, caption="c"), Changes(images=True))
    other, _ = pictures.add_file(file, slug="another")
    assert other.file == image.file
    assert len(pictures.images()) == 2


def test_another_picture_of_the_same_name_gets_a_number(pictures, file):
    pictures.add_file(file)
    file.write_bytes(b"another")
    image, _ = pictures.add_file(file)
    assert image.slug == "upper-city-2"


def test_a_wanted_image_gets_its_file(pictures, file):
    wanted, _ = pictures.save(Image(uuid4(), "upper-city", credit="Image via Studio"))
    with pytest.raises(NotFoundError, match="waits"):
        pictures.path_of(wanted)
    image, _ = pictures.add_file(file)
    assert (image.id, image.credit, image.wanted()) == (wanted.id, "Image via Studio", False)


def test_a_file_that_is_no_good_leaves_nothing(store, file):
    def refuse(path):
        raise InputError(f"{path.name} is no picture.")

    pictures = PictureService(store, refuse)
    with pytest.raises(InputError):
        pictures.add_file(file)
    assert pictures.images() == ()
    assert not (store.folder / "media").exists()


def test_a_missing_file_is_said(pictures, file):
    image, _ = pictures.add_file(file)
    pictures.path_of(image).unlink()
    with pytest.raises(NotFoundError, match="missing"):
        pictures.path_of(image)


def test_where_an_image_is_used(pictures, library, file):
    image, _ = pictures.add_file(file)
    body, _ = library.add_article(Article(uuid4(), body="x ![a](image:upper-city) y"))
    hero, _ = library.add_article(Article(uuid4(), details=Details(hero="upper-city")))
    library.add_article(Article(uuid4(), body="![a](image:upper-city-2)"))
    assert pictures.used_in(image.slug) == (hero.id, body.id)
    renamed, _ = pictures.save(replace(image, slug="city"))
    assert library.article(hero.id).details.hero == "city"
    assert library.article(hero.id).version == hero.version
    assert pictures.used_in("city") == (hero.id,)
    assert renamed.slug == "city"
    assert library.records().aliases == {"image:upper-city": "city"}


def test_a_new_slug_is_named_everywhere_in_one_step(pictures, library, file):
    image, _ = pictures.add_file(file)
    text = "x ![a](image:upper-city) y ![b](image:upper-city-2)\n\n`![c](image:upper-city)`\n"
    one, _ = library.add_article(Article(uuid4(), headline="A", body=text))
    two, _ = library.add_article(Article(uuid4(), body="::: gallery\n![](image:upper-city)\n:::\n"))
    open_one, _ = library.add_article(Article(uuid4(), body="![](image:upper-city)"))
    hero, _ = library.add_article(Article(uuid4(), details=Details(hero="upper-city")))
    renamed, changes = pictures.rename(replace(image, slug="city"), apart=open_one.id)
    assert renamed.slug == "city"
    assert changes == Changes(images=True, articles=frozenset({one.id, two.id}), article_list=True)
    assert library.article(one.id).body == text.replace(
        "![a](image:upper-city)", "![a](image:city)"
    )
    assert library.article(two.id).body == "::: gallery\n![](image:city)\n:::\n"
    assert library.article(hero.id).details.hero == "city"
    assert library.article(open_one.id).body == open_one.body
    assert library.article(one.id).version == one.version + 1


def test_a_rename_that_fails_on_the_way_changes_nothing(pictures, library, file, monkeypatch):
    image, _ = pictures.add_file(file)
    body = "![](image:upper-city)"
    ids = [library.add_article(Article(uuid4(), body=body))[0].id for _ in range(2)]
    done = []

    def break_at_the_second(text, old, new):
        done.append(text)
        if len(done) == 2:
            raise ZeroDivisionError
        return text.replace(old, new)

    monkeypatch.setattr("desktop_app.services.pictures.with_image_renamed", break_at_the_second)
    with pytest.raises(ZeroDivisionError):
        pictures.rename(replace(image, slug="city"))
    assert [library.article(one).body for one in ids] == [body, body]
    assert pictures.images() == (image,)


def test_unused_pictures(pictures, library, file):
    image, _ = pictures.add_file(file)
    for slug in ("hero", "spare", "wanted"):
        pictures.save(Image(uuid4(), slug))
    library.add_article(Article(uuid4(), body='![](image:upper-city)![](image:wanted "c")'))
    library.add_article(Article(uuid4(), details=Details(hero="hero")))
    pictures.save(replace(image, slug="city"))  # still named by what it was called before
    assert pictures.unused() == {"spare"}


def test_a_proposal_is_prefilled_and_stores_nothing(store, file):
    said = Metadata(
        artist="Horst von Harbou", copyright="© 1927", description="The city", source="UFA",
        alt="Towers at night", source_url="https://ufa.example/1", licence="CC BY 4.0",
    )  # fmt: skip
    pictures = PictureService(
        store,
        lambda path: Taken(path.read_bytes(), metadata=said),
        credit_pattern=lambda: "{source} ({photographer})",
    )
    taken = pictures.look(file)
    image = pictures.proposal(taken, "Upper City")
    assert pictures.images() == ()
    assert (image.slug, image.alt, image.caption) == ("upper-city", "Towers at night", "The city")
    assert image.credit == "UFA (Horst von Harbou)"
    assert (image.source, image.photographer, image.rights) == ("UFA", "Horst von Harbou", "© 1927")
    assert (image.source_url, image.licence) == ("https://ufa.example/1", "CC BY 4.0")
    stored, changes = pictures.take(taken, image)
    assert changes == Changes(images=True)
    assert pictures.proposal(taken, "Other") == stored
    assert pictures.take(taken, stored) == (stored, Changes())


def test_several_records_are_stored_at_once(pictures):
    images = [pictures.save(Image(uuid4(), slug))[0] for slug in ("a", "b")]
    assert pictures.save_all(replace(image, licence="CC0") for image in images).images
    assert [image.licence for image in pictures.images()] == ["CC0", "CC0"]


def test_a_record_that_nobody_uses_is_removed_and_put_back(pictures, library, file):
    image, _ = pictures.add_file(file)
    city, _ = pictures.save(replace(image, slug="city"))
    article, _ = library.add_article(Article(uuid4(), body="![](image:upper-city)"))
    with pytest.raises(InputError, match="“city” is used in an article") as refused:
        pictures.remove(city)
    assert "Take it out" in refused.value.way_out
    library.trash([article.id])
    with pytest.raises(InputError):  # an article in the trash may come back
        pictures.remove(city)
    spare, _ = pictures.save(Image(uuid4(), "spare", credit="Image via UFA"))
    assert pictures.remove(spare) == Changes(images=True)
    assert pictures.images() == (city,)
    assert pictures.save(spare)[0] == spare
    hero, _ = library.add_article(Article(uuid4(), details=Details(hero="spare")))
    with pytest.raises(InputError):
        pictures.remove(spare)
    assert library.article(hero.id).details.hero == "spare"
    assert pictures.path_of(city).is_file()


def test_words_that_came_from_the_record_change_with_it(pictures, file):
    image, _ = pictures.add_file(file, alt="Towers [at night]", caption="The city")
    body = (
        "![Towers \\[at night\\]](image:upper-city)\n\n"
        '![My own words](image:upper-city "The city") ![](image:upper-city "Mine")\n\n'
        "`![Towers \\[at night\\]](image:upper-city)`\n"
    )
    new = replace(image, slug="city", alt="Two towers", caption="By night")
    _stored, _changes, edits = pictures.rename_and_edits(new, None, body)
    for edit in reversed(edits):
        body = body[: edit.start] + edit.text + body[edit.end :]
    assert body == (
        "![Two towers](image:city)\n\n"
        '![My own words](image:city "By night") ![](image:city "Mine")\n\n'
        "`![Towers \\[at night\\]](image:upper-city)`\n"
    )
    (stored,) = pictures.images()
    plain = replace(stored, decorative=True, caption="")
    _stored, _changes, edits = pictures.rename_and_edits(plain, None, body)
    assert [edit.text for edit in edits] == ["![](", ")"]
    assert pictures.rename_and_edits(plain, None, body)[2] == ()
