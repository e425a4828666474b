from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from desktop_app.domain.article import Article, Details
from desktop_app.domain.records import Image
from desktop_app.errors import InputError, NotFoundError
from desktop_app.services.changes import Changes
from desktop_app.services.pictures import PictureService


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
