"""Exports are written whole or not at all, and only where they may be."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from desktop_app.domain.moment import moment_from_text
from desktop_app.domain.records import HouseStyle, Image
from desktop_app.errors import (
    BlockedError,
    CancelledError,
    InputError,
    NotFoundError,
    TargetError,
    TargetExistsError,
)
from desktop_app.exporters.profile import profile_from
from desktop_app.services.export_job import image_formats

if TYPE_CHECKING:
    from desktop_app.domain.article import Article
    from desktop_app.services.bundle import Services

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="other rights there")


@pytest.fixture
def article(services: Services) -> Article:
    return services.library.article_by_slug("metropolis-found")


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_result_tells_what_came_of_it(
    services: Services, article: Article, tmp_path: Path
) -> None:
    steps = []
    result = services.exporting.export(
        article, "html", tmp_path / "out", progress=lambda *step: steps.append(step)
    )
    assert result.entry == tmp_path / "out" / "index.html"
    assert result.files == 30
    assert result.heavy == ()
    assert result.left_out == ("the list on Metropolis, which is empty",)
    assert {what for what, _, _ in steps} >= {"Preparing pictures", "Writing pictures"}
    assert all(0 <= done <= total for _, done, total in steps)
    names = ("metropolis-skyline-01", "metropolis-machine-02", "metropolis-cathedral-03")
    copies = {
        f"out/images/{name}-{width}{suffix}"
        for name in names
        for width in (480, 800, 1200, 1600)
        for suffix in (".jpg", ".webp")
    }
    ours = {"out", "out/images", "out/index.html", "out/style.css", "out/marquee-export.json"}
    shapes = ("16x9-1200", "4x3-1200", "1x1-900")
    crops = {f"out/images/metropolis-skyline-hero-{shape}.jpg" for shape in shapes}
    assert {*files_in(tmp_path)} == ours | copies | crops


def test_the_formats(services: Services, article: Article, tmp_path: Path) -> None:
    formats = [one.key for one in services.exporting.formats()]
    assert formats[:4] == ["html", "wordpress", "ghost", "hugo"]
    assert [one.key for one in services.exporting.profiles()] == formats
    with pytest.raises(InputError, match="no profile “docx”"):
        services.exporting.export(article, "docx", tmp_path / "out")


def test_an_existing_target_stays_unless_it_may_go(
    services: Services, article: Article, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    services.exporting.export(article, "html", target)
    (target / "images" / "metropolis-skyline-01-1600.jpg").write_bytes(b"old")
    with pytest.raises(TargetExistsError, match="exists already"):
        services.exporting.export(article, "markdown", target)
    assert (target / "images" / "metropolis-skyline-01-1600.jpg").read_bytes() == b"old"
    services.exporting.export(article, "markdown", target, overwrite=True)
    assert "index.html" not in files_in(target)
    assert (target / "images" / "metropolis-skyline-01-1600.jpg").read_bytes() != b"old"
    assert files_in(tmp_path)[0] == "out"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_folders_above_are_made_where_nobody_minds(
    services: Services, article: Article, tmp_path: Path
) -> None:
    target = tmp_path / "Documents" / "Marquee exports" / "out"
    assert services.exporting.export(article, "markdown", target).entry.is_file()
    (tmp_path / "file").write_text("mine")
    with pytest.raises(TargetError):
        services.exporting.export(article, "markdown", tmp_path / "file" / "sub" / "out")


def test_an_empty_folder_is_as_good_as_none(
    services: Services, article: Article, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    services.exporting.export(article, "markdown", tmp_path / "out")
    assert (tmp_path / "out" / "index.md").is_file()


@pytest.mark.parametrize("names", [["holiday.jpg"], ["index.html", "thesis.doc"], ["images"]])
def test_a_folder_with_other_files_is_never_replaced(
    services: Services, article: Article, tmp_path: Path, names: list[str]
) -> None:
    for name in names:
        (tmp_path / name).write_text("mine")
    with pytest.raises(TargetError, match="not from an export"):
        services.exporting.export(article, "html", tmp_path, overwrite=True)
    assert files_in(tmp_path) == sorted(names)


def test_a_file_is_no_target_and_missing_folders_are_made(
    services: Services, article: Article, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(TargetError, match="is a file, not a folder"):
        services.exporting.export(article, "html", tmp_path / "file", overwrite=True)
    with pytest.raises(TargetError, match="is a file, not a folder"):
        services.exporting.export(article, "html", tmp_path / "file" / "out")
    assert files_in(tmp_path) == ["file"]
    result = services.exporting.export(article, "html", tmp_path / "new" / "folder" / "out")
    assert result.entry == tmp_path / "new" / "folder" / "out" / "index.html"
    assert result.entry.is_file()


@POSIX_ONLY
def test_a_place_that_cannot_be_written_is_refused_in_a_sentence(
    services: Services, article: Article
) -> None:
    # To root nothing is read-only but what the kernel makes up.
    target = Path("/proc/marquee-out" if os.geteuid() == 0 else "/marquee-out")
    with pytest.raises(TargetError) as refused:
        services.exporting.export(article, "html", target)
    assert refused.value.sentence.endswith(".")
    assert "Traceback" not in refused.value.sentence


@pytest.mark.parametrize("calls", [0, 1, 3, 5])
def test_a_cancelled_export_leaves_nothing(
    services: Services, article: Article, tmp_path: Path, calls: int
) -> None:
    left = calls

    def cancelled() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    with pytest.raises(CancelledError):
        services.exporting.export(article, "html", tmp_path / "out", cancelled=cancelled)
    assert files_in(tmp_path) == []


def test_a_failure_on_the_way_leaves_the_old_export(
    services: Services, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    services.exporting.export(article, "html", target)
    before = {name: (target / name).stat().st_mtime_ns for name in files_in(target)}

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop_app.exporters.base.put_file", full)
    with pytest.raises(TargetError, match="no room"):
        services.exporting.export(article, "html", target, overwrite=True)
    assert {name: (target / name).stat().st_mtime_ns for name in files_in(target)} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_errors_stop_it_unless_it_goes_anyway(
    services: Services, article: Article, tmp_path: Path
) -> None:
    article = replace(article, body="TK\n\n![](image:gone)")
    with pytest.raises(BlockedError) as stopped:
        services.exporting.export(article, "markdown", tmp_path / "out")
    assert [one.code for one in stopped.value.findings] == ["leftover-placeholder", "missing-image"]
    assert stopped.value.sentence == "2 findings stop the export."
    assert files_in(tmp_path) == []
    with pytest.raises(BlockedError):
        services.exporting.copy_html(article)
    result = services.exporting.export(article, "markdown", tmp_path / "out", anyway=True)
    assert result.left_out == ("the image gone, which has no file",)
    assert "TK" in services.exporting.copy_html(article, anyway=True)


def test_an_embargo_stops_it(services: Services, article: Article, tmp_path: Path) -> None:
    ahead = replace(article.details, embargo=moment_from_text("2999-01-01T00:00:00+00:00"))
    with pytest.raises(BlockedError):
        services.exporting.export(replace(article, details=ahead), "html", tmp_path / "out")


def test_a_lost_file_is_a_finding_and_stops_it(own_services: Services, tmp_path: Path) -> None:
    exporting = own_services.exporting
    article = own_services.library.article_by_slug("the-general-review")
    record = own_services.library.records().images["general-bridge"]
    own_services.pictures.path_of(record).unlink()
    found = [one for one in exporting.check(article) if one.code == "missing-image"]
    assert [one.message for one in found] == ["Image has lost its file"] * 2
    with pytest.raises(BlockedError):
        exporting.export(article, "html", tmp_path / "out")
    result = exporting.export(article, "html", tmp_path / "out", anyway=True)
    assert result.left_out == ("the image general-bridge, which has no file",)
    assert "<img" not in result.entry.read_text(encoding="utf-8")


def test_a_damaged_file_stops_it(own_services: Services, tmp_path: Path) -> None:
    article = own_services.library.article_by_slug("the-general-review")
    record = own_services.library.records().images["general-bridge"]
    own_services.pictures.path_of(record).write_bytes(b"\xff\xd8\xff")
    with pytest.raises(InputError, match="is damaged"):
        own_services.exporting.export(article, "html", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_names_of_pictures_are_ascii_and_their_own(
    own_services: Services, samples: Path, tmp_path: Path
) -> None:
    source = samples / "general-bridge.jpg"
    for slug in ("brücke", "brucke"):
        own_services.pictures.add_file(source, slug=slug, alt="A", credit="Image via Marquee")
    article = own_services.library.article_by_slug("the-general-review")
    body = "![](image:brücke)\n\n![](image:brucke)\n\n![](image:general-bridge)"
    details = replace(article.details, hero=None)
    article = replace(article, body=body, details=details)
    result = own_services.exporting.export(article, "markdown", tmp_path / "out")
    assert files_in(tmp_path / "out" / "images") == [
        "brucke-01-1600.jpg", "brucke-02-1600.jpg", "general-bridge-03-1600.jpg",
    ]  # fmt: skip
    text = result.entry.read_text(encoding="utf-8")
    assert text.index("(images/brucke-01") < text.index("(images/brucke-02")


def test_a_wanted_image_stops_it(own_services: Services, tmp_path: Path) -> None:
    own_services.pictures.save(Image(id=uuid4(), slug="hat", alt="A hat", credit="Image via X"))
    article = own_services.library.article_by_slug("the-general-review")
    article = replace(article, body="![](image:hat)")
    with pytest.raises(BlockedError) as stopped:
        own_services.exporting.export(article, "html", tmp_path / "out")
    assert [one.message for one in stopped.value.findings] == ["Image is wanted"]
    with pytest.raises(NotFoundError):
        own_services.pictures.path_of(own_services.library.records().images["hat"])


def test_a_heavy_picture_is_told_and_avif_comes_by_choice(
    own_services: Services, article: Article, tmp_path: Path
) -> None:
    records = own_services.library.records()
    house = replace(records.house, picture_budget=1, avif=True)
    result = own_services.exporting.export(
        article, "html", tmp_path / "out", records=replace(records, house=house)
    )
    assert len(result.heavy) == 3
    assert "metropolis-skyline has" in result.heavy[0]
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    types = ['type="image/avif"', 'type="image/webp"', "<img "]
    assert [page.index(one) for one in types] == sorted(page.index(one) for one in types)
    for copy in re.findall(r"images/\S+(?= \d+w)", page):
        assert (tmp_path / "out" / copy).is_file(), copy


def test_the_writer_may_choose_other_formats_than_the_house(
    own_services: Services, article: Article, tmp_path: Path
) -> None:
    assert own_services.library.records().house.avif is False
    own_services.exporting.export(article, "html", tmp_path / "out", images="plain")
    files = {path.suffix[1:] for path in (tmp_path / "out" / "images").iterdir()}
    assert files <= {"jpg", "png"}


@pytest.mark.parametrize(
    ("chosen", "avif", "formats"),
    [
        ("house", False, (".webp",)),
        ("house", True, (".webp", ".avif")),
        ("webp", True, (".webp",)),
        ("avif", False, (".webp", ".avif")),
        ("plain", True, ()),
    ],
)
def test_a_choice_goes_before_the_house(
    *, chosen: str, avif: bool, formats: tuple[str, ...]
) -> None:
    profile = profile_from("site", {"image_formats": chosen})
    assert image_formats(profile, HouseStyle(avif=avif)) == formats


def test_copies_can_be_called_off(own_services: Services, article: Article, tmp_path: Path) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 9

    with pytest.raises(CancelledError):
        own_services.exporting.export(article, "html", tmp_path / "out", cancelled=cancelled)
    assert not (tmp_path / "out").exists()
    assert not [*tmp_path.glob(".out*")]
