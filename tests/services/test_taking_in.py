"""Files into the library: pictures found beside them, records matched, all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from desktop_app.domain.records import Hub, Image, Production
from desktop_app.errors import CancelledError, InputError
from desktop_app.importers.files import read_any
from desktop_app.markdown.counting import count_prose
from desktop_app.media.intake import examine as look_at
from desktop_app.media.intake import inspect, result_of
from desktop_app.services.folders import articles_in
from desktop_app.services.importing import ImportService
from desktop_app.services.pictures import PictureService
from desktop_app.services.taking_in import TakeInService
from tests.importers.outside_files import PICTURE, docx, jpeg, paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.services.taking_in import TakenFile


class Here:
    """Reads in this process what the helper reads in its own; the helper has its own test."""

    read = staticmethod(read_any)

    def close(self):
        pass

    stop = close


@pytest.fixture
def pictures(store):
    return PictureService(
        store, inspect, lambda data, name: result_of(data, look_at(data, name), name)
    )


@pytest.fixture
def taking_in(store, pictures, clock):
    return TakeInService(store, ImportService(Here()), pictures, clock=clock)


@pytest.fixture
def take(taking_in):
    def take(path: Path, root: Path | None = None) -> TakenFile:
        taken: TakenFile = taking_in.store(taking_in.prepare(path, root=root))
        return taken

    return take


def put(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_pictures_beside_a_file_come_in_and_missing_ones_are_wanted(tmp_path, take, pictures):
    put(tmp_path / "images" / "tower.jpg", jpeg("red"))
    post = put(
        tmp_path / "post.md",
        "---\ntitle: A\nhero: images/tower.jpg\n---\n\n"
        '![Tower](images/tower.jpg "The tower. Image via UFA")\n\n![Gone](images/gone.png)\n\n'
        "![Far](https://x.example/far.jpg)\n\n`![code](images/tower.jpg)`\n",
    )
    taken = take(post)
    (article,) = taken.articles
    assert article.details.hero == "tower"
    assert article.body.split("\n\n") == [
        '![Tower](image:tower "The tower.")', "![Gone](image:gone)", "![Far](image:far)",
        "`![code](images/tower.jpg)`",
    ]  # fmt: skip
    records = {image.slug: image for image in pictures.images()}
    tower = records["tower"]
    assert pictures.path_of(tower).read_bytes() == jpeg("red")
    assert (tower.alt, tower.caption, tower.credit) == ("Tower", "The tower.", "Image via UFA")
    assert records["gone"].wanted()
    assert records["far"].source_url == "https://x.example/far.jpg"
    assert (taken.pictures, taken.wanted) == (1, 2)
    assert taken.remarks == (
        "The picture images/gone.png was not found, so the image “gone” waits for it.",
    )


@pytest.mark.parametrize(
    ("file", "picture", "text"),
    [
        ("content/posts/a/index.md", "content/posts/a/t.jpg", '{{< figure src="t.jpg" alt="T" >}}'),
        ("content/posts/a.md", "static/img/t.jpg", "![T](/img/t.jpg)"),
        ("_posts/2016-01-08-a.md", "assets/t.jpg", "![T]({{ site.baseurl }}/assets/t.jpg)"),
        ("_posts/2016-01-08-a.md", "images/t.jpg", '<img src="/images/t.jpg" alt="T">'),
        ("content/a.md", "content/t.jpg", "![T]({attach}t.jpg)"),
        ("content/a.md", "content/images/t.jpg", "![T]({static}/images/t.jpg)"),
        ("posts/a/index.md", "images/t.jpg", "![T](../../images/t.jpg)"),
        ("a.md", "my pics/t.jpg", "![T](my%20pics/t.jpg)"),
    ],
)
def test_pictures_are_found_where_each_site_keeps_them(tmp_path, take, file, picture, text):
    site = tmp_path / "site"
    put(site / "_config.yml", "")
    put(site / picture, jpeg())
    taken = take(put(site / file, f"---\ntitle: A\n---\n\n{text}\n"))
    assert (taken.articles[0].body, taken.pictures) == ("![T](image:t)", 1)


@pytest.mark.parametrize(
    "address",
    ["../secret.jpg", "/../secret.jpg", "link.jpg", "a/../../secret.jpg", "..%2fsecret.jpg",
     "file:///{0}/secret.jpg", "{0}/secret.jpg"],
)  # fmt: skip
def test_no_picture_from_outside_is_taken(tmp_path, take, address):
    secret = put(tmp_path / "secret.jpg", jpeg())
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "link.jpg").symlink_to(secret)
    body = f"![a]({address.format(tmp_path)})"
    taken = take(put(folder / "a.md", f"# A\n\n{body}\n"))
    assert taken.pictures == 0


def test_the_same_picture_is_one_and_others_of_its_name_are_told_apart(tmp_path, take, pictures):
    put(tmp_path / "a" / "t.jpg", jpeg("red"))
    put(tmp_path / "b" / "t.jpg", jpeg("blue"))
    first = take(put(tmp_path / "a" / "a.md", "# A\n\n![T](t.jpg)\n"))
    second = take(put(tmp_path / "b" / "b.md", "# B\n\n![T](t.jpg)\n"))
    again = take(put(tmp_path / "a" / "c.md", "# C\n\n![Other words](t.jpg)\n"))
    bodies = [one.articles[0].body for one in (first, second, again)]
    assert bodies == ["![T](image:t)", "![T](image:t-2)", "![Other words](image:t)"]
    assert [image.slug for image in pictures.images()] == ["t", "t-2"]
    assert again.remarks == ()
    credited = take(put(tmp_path / "a" / "d.md", '# D\n\n![T](t.jpg "Image via UFA")\n'))
    assert credited.remarks == (
        "The picture “t” is in the library already, with the credit “”, which was kept;"
        " here it is “Image via UFA”.",
    )


def test_copies_that_our_exports_have_made_are_the_librarys_picture(tmp_path, take, pictures):
    large = put(tmp_path / "tower.jpg", jpeg("red", (48, 32)))
    pictures.add_file(large, alt="T", credit="Image via UFA")
    put(tmp_path / "images" / "tower-01-24.jpg", jpeg("red", (24, 16)))
    post = put(tmp_path / "a.md", "# A\n\n![T](images/tower-01-24.jpg)\n")
    assert take(post).articles[0].body == "![T](image:tower)"
    put(tmp_path / "images" / "tower-01-24.jpg", jpeg("red", (24, 24)))  # which shows another part
    assert take(post).articles[0].body == "![T](image:tower-01-24)"
    assert len(pictures.images()) == 2


def test_a_bad_picture_refuses_itself_and_not_the_article(tmp_path, take):
    put(tmp_path / "t.jpg", b"no picture")
    taken = take(put(tmp_path / "a.md", "# A\n\n![T](t.jpg)\n"))
    assert (taken.articles[0].body, taken.wanted) == ("![T](image:t)", 1)
    assert taken.remarks[0].endswith("The image “t” waits for another.")


def test_subjects_and_categories_become_the_librarys_own(tmp_path, take, casting, library):
    for year in (1922, 1979):
        casting.add_production(Production(uuid4(), f"nosferatu-{year}", "Nosferatu", year=year))
    hub, _ = library.save_hub(replace(library.hub("Lost and found")[0], slug="lost"))
    taken = take(
        put(tmp_path / "a.txt", "H\n\na\n\nb\n\nc\n\nd\n\nFor more on Nosferatu:\n\nOne\n")
    )
    assert "::: related nosferatu-1979\n- One\n:::" in taken.articles[0].body
    taken = take(put(tmp_path / "b.txt", "H\n\na\n\nb\n\nc\n\nMore on Lost and found:\nOne\n"))
    assert "::: related hub:lost\n" in taken.articles[0].body
    taken = take(put(tmp_path / "c.md", "---\ncategories: [Lost and found]\n---\nx\n"))
    assert taken.articles[0].details.hubs == (hub.slug,)
    taken = take(put(tmp_path / "d.md", "---\ncategories: [Lost and found, Other]\n---\nx\n"))
    assert taken.articles[0].details.extra == {"categories": ["Lost and found", "Other"]}


def test_a_document_with_its_picture(tmp_path, take, pictures):
    taken = take(put(tmp_path / "a.docx", docx(paragraph("Words") + PICTURE)))
    assert taken.articles[0].body == "Words\n\n![A hall](image:from-the-properties-1)"
    assert pictures.path_of(pictures.images()[0]).read_bytes() == jpeg()


def test_all_of_a_file_comes_in_or_nothing(tmp_path, taking_in, store, library, pictures, casting):
    put(tmp_path / "t.jpg", jpeg())
    prepared = taking_in.prepare(put(tmp_path / "a.md", "# A\n\n![T](t.jpg)\n"))
    odd = replace(prepared.articles[0].article, id=None)
    broken = replace(
        prepared, articles=(*prepared.articles, replace(prepared.articles[0], article=odd))
    )
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever the database makes of it
        taking_in.store(broken)
    assert library.overview().rows == ()
    assert pictures.images() == ()
    assert taking_in.store(prepared).added == 1


def test_it_can_be_called_off(tmp_path, taking_in):
    post = put(tmp_path / "a.md", "# A\n\n![T](t.jpg)\n")
    with pytest.raises(CancelledError):
        taking_in.prepare(post, cancelled=lambda: True)


@pytest.mark.parametrize(
    "body",
    [
        "Five words of *running* text.",
        "![A city](images/t.jpg)\n\nWords below it.",
        '<figure><img src="t.jpg" alt="Tall"><figcaption>The tower.</figcaption></figure>\n\nText.',
        'Before {{< figure src="t.jpg" alt="A tall one" >}} and after.',
        "The odd\x1f sign ![A](a.jpg) and \u200bmore.",
    ],
)
def test_the_words_are_counted_where_the_file_is_read(tmp_path, take, library, body):
    (article,) = take(put(tmp_path / "a.md", f"---\ntitle: A\n---\n\n{body}\n")).articles
    (row,) = library.overview().rows
    assert row.words == count_prose(article.body)


def test_a_folder_of_posts(tmp_path):
    for name in ("a.md", "b/index.md", "c.docx", "README.md", "_index.md", ".git/x.md", "x.html",
                 "node_modules/y.md", "public/z.md", "d.txt", "e.json"):  # fmt: skip
        put(tmp_path / name, "x")
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    found = articles_in([tmp_path, tmp_path / "d.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path, _ in found] == [
        "a.md", "b/index.md", "c.docx", "d.txt",
    ]  # fmt: skip
    assert [root for _, root in found] == [tmp_path] * 3 + [None]
    (tmp_path / "pages").mkdir()
    with pytest.raises(InputError, match="no articles in pages"):
        articles_in([tmp_path / "pages"])
    put(tmp_path / "pages" / "p.html", "x")
    assert len(articles_in([tmp_path / "pages"])) == 1


def test_a_renewed_file_brings_its_pictures_but_no_article(tmp_path, taking_in, library, pictures):
    put(tmp_path / "t.jpg", jpeg())
    post = put(tmp_path / "a.md", "# A\n\nOld\n")
    taking_in.store(taking_in.prepare(post))
    put(post, "# A\n\n![T](t.jpg)\n")
    renewed = taking_in.renew(taking_in.prepare(post))
    assert renewed.articles[0].body == "![T](image:t)"
    assert len(library.overview().rows) == 1
    assert len(pictures.images()) == 1


def test_a_hub_and_an_image_keep_their_slugs_where_others_have_them(store):
    """The two records that the tests above do not make: their matching goes by name and content."""
    from desktop_app.services.matching import Matching

    with store.writing() as work:
        matching = Matching(work, [], "{source}")
        assert matching.hub(Hub(uuid4(), "found", "Found")) == "found"
        assert matching.hub(Hub(uuid4(), "other", "found")) == "found"
        one = matching.wanted(Image(uuid4(), "x", credit="Image via UFA"))
        assert matching.wanted(Image(uuid4(), "x", credit="Image via UFA")) == one
        assert matching.wanted(Image(uuid4(), "x", credit="Image via X")).slug == "x-2"
