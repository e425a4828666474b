"""Torn, hidden, mislabelled: nothing of it comes in, and nothing of it raises anything else."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop_app.errors import InputError
from desktop_app.media.intake import check_name, examine
from tests.media.picture_files import loaded_exif, photo

FORMS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")


def encoded(form: str, size: int = 48) -> bytes:
    target = io.BytesIO()
    photo(size, size).save(target, form, exif=loaded_exif())
    return target.getvalue()


WHOLE = {form: encoded(form) for form in FORMS}


@pytest.mark.parametrize("form", FORMS)
def test_whole_pictures_come_in(form: str) -> None:
    assert examine(WHOLE[form], "a").format == form


@pytest.mark.parametrize("form", FORMS)
def test_no_torn_end_comes_in(form: str) -> None:
    data = WHOLE[form]
    for size in {0, 1, 2, 11, 12, len(data) // 3, len(data) // 2, len(data) - 40, len(data) - 3}:
        with pytest.raises(InputError):
            examine(data[:size], "a")


@given(st.sampled_from(FORMS), st.integers(0, 2**32))
@settings(max_examples=150)
def test_damage_is_refused_or_harmless(form: str, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(WHOLE[form])
    for _ in range(chance.choice((1, 4, 40))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with contextlib.suppress(InputError):
        assert examine(bytes(data), "a").format in FORMS


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("run.sh", "echo")
    return target.getvalue()


@pytest.mark.parametrize(
    "behind",
    [
        zipped(),
        b"<script>alert(1)</script>",
        b"<HTML><body>",
        b"<?php system(1);",
        b"7z\xbc\xaf\x27\x1c....",
        b"Rar!\x1a\x07\x01\0",
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_second_file_behind_the_picture_is_refused(form: str, behind: bytes) -> None:
    with pytest.raises(InputError, match="something else than a picture hidden in it"):
        examine(WHOLE[form] + behind, "a")


def test_a_comment_may_be_no_page() -> None:
    target = io.BytesIO()
    photo(20, 20).save(target, "JPEG", comment=b"<script>x()</script>")
    with pytest.raises(InputError, match="hidden"):
        examine(target.getvalue(), "a")


def test_a_gif_that_is_a_script_is_refused() -> None:
    target = io.BytesIO()
    Image.new("P", (0x2A2F, 1)).save(target, "GIF")
    assert target.getvalue()[6:8] == b"/*"
    with pytest.raises(InputError, match="hidden"):
        examine(target.getvalue(), "a")


def test_plain_words_behind_a_picture_do_no_harm() -> None:
    assert examine(WHOLE["JPEG"] + b"\0" * 64, "a").format == "JPEG"
    assert examine(WHOLE["PNG"] + b"shot on location", "a").format == "PNG"


@pytest.mark.parametrize(
    "name", ["photo", "Still 1.5", "a.JPG", "a.jfif", "a.png", "a.webp", "a.b.avif"]
)
def test_what_sort_of_picture_it_is_is_judged_by_the_content(name: str) -> None:
    check_name(name, "JPEG")


@pytest.mark.parametrize("name", ["a.txt", "a.svg", "a.exe", "a.jpg.html", "a.pdf", "a.heic"])
def test_a_name_that_claims_to_be_no_picture_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="is really a JPEG picture"):
        check_name(name, "JPEG")


def xmp(inside: str) -> bytes:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
        ' xmlns:i="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
        f"{inside}</rdf:RDF></x:xmpmeta>"
    )
    target = io.BytesIO()
    photo(20, 20).save(target, "JPEG", xmp=packet.encode())
    return target.getvalue()


def test_xmp_fills_the_record_in() -> None:
    words = (
        '<rdf:Description photoshop:Credit="UFA" plus:LicensorURL="https://ufa.example">'
        "<dc:creator><rdf:Seq><rdf:li>Horst von Harbou</rdf:li></rdf:Seq></dc:creator>"
        '<i:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Türme</rdf:li></rdf:Alt>'
        "</i:AltTextAccessibility></rdf:Description>"
    )
    said = examine(xmp(words), "a").metadata
    assert (said.source, said.artist, said.alt) == ("UFA", "Horst von Harbou", "Türme")
    assert said.source_url == "https://ufa.example"


@pytest.mark.parametrize("inside", ["<broken", '<!DOCTYPE a [<!ENTITY b "c">]>&b;', "\ud7ff" * 9])
def test_xmp_that_is_no_good_says_nothing(inside: str) -> None:
    assert examine(xmp(inside), "a").metadata.source == ""


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is not a picture"),
        (b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", "is an SVG drawing"),
        (b"\0\0\0\x18ftypheis\0\0\0\0mif1", "is a HEIC picture"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isom", "is a video, not a picture"),
        (b"%PDF-1.7\n1 0 obj", "is a PDF, not a picture"),
        (b"II*\0\x08\0\0\0", "is not a picture that Marquee can read"),
        (b"\x89PNG\r\n\x1a\n", "is damaged"),
        (b"MZ\x90\0", "is not a picture that Marquee can read"),
    ],
)
def test_what_only_calls_itself_a_picture_is_refused_with_a_way_out(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=f"still.jpg {what}") as refused:
        examine(data, "still.jpg")
    assert refused.value.way_out
