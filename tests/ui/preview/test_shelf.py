from __future__ import annotations

import os

import pytest

from desktop_app.ui.preview.shelf import LARGEST_IMAGE, Shelf, library_image

JPEG = b"\xff\xd8\xff\xe0 a picture"


def test_a_library_picture_is_given(media, image_path) -> None:
    served = library_image("skyline", image_path)
    assert served is not None
    assert served.mime == "image/jpeg"
    assert served.data == (media / "ab" / "skyline.jpg").read_bytes()


@pytest.mark.parametrize(
    "slug", ["", "unknown", "../../etc/passwd", "..", "ab/skyline", "skyline.jpg", "sky\0line", "/"]
)
def test_what_is_no_slug_is_not_even_looked_up(slug) -> None:
    asked: list[str] = []

    def image_path(name: str) -> None:
        asked.append(name)

    assert library_image(slug, image_path) is None
    assert asked == (["unknown"] if slug == "unknown" else [])


def test_a_link_out_of_the_library_is_refused(media, image_path, tmp_path) -> None:
    outside = tmp_path / "outside.jpg"
    outside.write_bytes(JPEG)
    (media / "ab" / "secret.jpg").symlink_to(outside)
    assert library_image("secret", image_path) is None


def test_a_linked_folder_out_of_the_library_is_refused(media, tmp_path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.jpg").write_bytes(JPEG)
    (media / "cd").symlink_to(outside)
    assert library_image("secret", lambda _: media / "cd" / "secret.jpg") is None


def test_a_library_on_another_disk_is_as_good(media, tmp_path) -> None:
    (tmp_path / "linked").symlink_to(media)
    path = tmp_path / "linked" / "ab" / "skyline.jpg"
    assert library_image("skyline", lambda _: path) is not None


def test_a_path_that_climbs_is_refused(media) -> None:
    path = media / "ab" / ".." / "ab" / "skyline.jpg"
    assert path.is_file()
    assert library_image("skyline", lambda _: path) is None


def test_what_is_no_picture_inside_is_not_given(media, image_path) -> None:
    secret = media / "ab" / "secret.jpg"
    secret.write_text("root:x:0:0")
    assert library_image("secret", image_path) is None
    secret.write_bytes(JPEG)
    assert library_image("secret", image_path) is not None


def test_a_giant_is_not_taken_into_memory(media, image_path) -> None:
    giant = media / "ab" / "secret.jpg"
    giant.write_bytes(JPEG)
    os.truncate(giant, LARGEST_IMAGE)
    assert library_image("secret", image_path) is not None
    os.truncate(giant, LARGEST_IMAGE + 1)
    assert library_image("secret", image_path) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_does_not_hang_the_window(media, image_path) -> None:
    os.mkfifo(media / "ab" / "secret.jpg")
    assert library_image("secret", image_path) is None


def test_our_own_files_are_a_short_list(resources, image_path) -> None:
    shelf = Shelf(resources, image_path)
    kinds = {
        path: served.mime
        for path in ("/page", "/page.css", "/preview.css", "/fonts/Inter_400Regular.ttf")
        if (served := shelf.find("app", path, dark=False))
    }
    assert set(kinds.values()) == {"text/html", "text/css", "font/ttf"}
    assert len(kinds) == 4
    for path in (
        "/bridge.js",
        "/",
        "/../themes/app.qss",
        "/fonts/../themes/app.qss",
        "/fonts/x.ttf",
    ):
        assert shelf.find("app", path, dark=False) is None
    assert shelf.find("elsewhere", "/page", dark=False) is None


def test_every_font_that_the_style_names_is_there(resources, image_path) -> None:
    shelf = Shelf(resources, image_path)
    names = resources.text("preview", "preview.css").split('url("')[1:]
    assert len(names) > 5
    for name in names:
        assert shelf.find("app", "/" + name.split('"')[0], dark=False) is not None


def test_the_page_is_dark_from_its_first_byte(resources, image_path) -> None:
    shelf = Shelf(resources, image_path)
    for dark, mark in ((True, b'data-theme="dark"'), (False, b'data-theme="light"')):
        served = shelf.find("app", "/page", dark=dark)
        assert served is not None
        assert mark in served.data
