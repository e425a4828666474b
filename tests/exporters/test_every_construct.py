"""Every exporter has an answer for every construct, and loses no word."""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from desktop_app.exporters import REGISTRY
from desktop_app.exporters.base import Assets
from desktop_app.exporters.clipboard import markdown_copy, rich_text
from desktop_app.exporters.dialects import GITHUB
from desktop_app.exporters.html_writer import HtmlWriter
from desktop_app.exporters.markdown_page import PageWriter
from desktop_app.exporters.profile import Profile, profile_from
from desktop_app.exporters.words import lost_words
from desktop_app.resources import find_resources
from tests.exporters.export_everything import ALL, job_for, met
from tests.exporters.test_gfm_writer import BODIES

if TYPE_CHECKING:
    from desktop_app.exporters.base import Exporter, ExportJob

GOLDEN = Path(__file__).parent / "golden"
REWRITE = bool(os.environ.get("MARQUEE_GOLDEN"))
TABLES = tomllib.loads(find_resources().text("profiles", "profiles.toml"))
PROFILES = {key: profile_from(key, table) for key, table in TABLES.items()}
EXPORTERS = {exporter.key: exporter for exporter in REGISTRY}


def quiet(_what: str, _done: int, _total: int) -> None:
    """Nobody looks on."""


def text_of(profile: Profile, folder: Path, **more: Any) -> str:
    exporter = EXPORTERS[profile.format]
    return exporter.export(job_for(profile, **more), folder, quiet).read_text(encoding="utf-8")


def test_every_format_has_its_profile_and_the_article_holds_every_construct() -> None:
    assert set(PROFILES) == set(EXPORTERS)
    assert met(job_for(PROFILES["html"])) == ALL


@pytest.mark.parametrize("exporter", REGISTRY, ids=lambda one: one.key)
def test_no_exporter_loses_a_word_of_any_construct(exporter: Exporter, tmp_path: Path) -> None:
    profile = PROFILES[exporter.key]
    text = text_of(profile, tmp_path)
    is_html = profile.entry.endswith(".html")
    assert lost_words(job_for(profile), text, is_html=is_html) == []
    golden = GOLDEN / exporter.key / "everything.txt"
    if REWRITE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Newcomer:
    """A block that nobody has an answer for."""

    words: str = "x"
    lines: tuple[int, int] = (0, 0)


@pytest.mark.parametrize(
    "write",
    [HtmlWriter(lambda _use: "").block, PageWriter(job_for(Profile("x")), GITHUB)._construct],
)
def test_a_construct_without_an_answer_is_an_error(write: Any) -> None:
    with pytest.raises(TypeError, match="Newcomer"):
        write(Newcomer())


def test_words_that_are_missing_are_named() -> None:
    job = job_for(PROFILES["html"], body="One two two *three*.\n\n- four")
    written = "<p>One two <em title='x'>thr</em></p>"
    lost = lost_words(job, written, is_html=True)
    assert [word for word in lost if word in {"two", "three", "four"}] == ["four", "three", "two"]
    assert "four" not in lost_words(job, written + "<li>four</li>", is_html=True)


@given(BODIES)
def test_no_profile_loses_a_word_of_any_body(body: str) -> None:
    for profile in PROFILES.values():
        exporter = EXPORTERS[profile.format]
        job = job_for(profile, body=body)
        text = _written(exporter, job)
        lost = lost_words(job, text, is_html=profile.entry.endswith(".html"))
        assert lost == [], (profile.key, text)


def _written(exporter: Exporter, job: ExportJob) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return exporter.export(job, Path(folder), quiet).read_text(encoding="utf-8")


# ------------------------------------------------------------------------ what each one promises


def test_wordpress_blocks_are_whole(tmp_path: Path) -> None:
    text = text_of(PROFILES["wordpress"], tmp_path)
    stack: list[str] = []
    for closing, name in re.findall(r"<!-- (/?)wp:([a-z-]+)", text):
        if closing:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert stack == []
    outside = re.sub(r"<!-- wp:(\S+).*?<!-- /wp:\1 -->", "", text, flags=re.DOTALL)
    outside = re.sub(r"<!-- /wp:\S+ -->", "", outside)
    assert "blockspoiler" not in outside.lower()
    assert "[gallery" not in text
    for wanted in (
        '<figure class="wp-block-image size-full"><img src="images/pic.jpg" alt="Figure alt"/>'
        '<figcaption class="wp-element-caption">Figure caption. Image via Pic</figcaption>',
        '<!-- wp:list {"ordered":true,"start":3} -->\n<ol start="3" class="wp-block-list">',
        '<figure class="wp-block-gallery has-nested-images columns-default is-cropped">',
        '<h2 class="wp-block-heading" id=',
        "<cite>Speaker Name",
        '<!-- wp:table {"hasFixedLayout":false} -->\n<figure class="wp-block-table"><table>',
    ):
        assert wanted in text, wanted


def test_ghost_hides_every_spoiler_in_a_card(tmp_path: Path) -> None:
    text = text_of(PROFILES["ghost"], tmp_path)
    outside = re.sub(r"<!--kg-card-begin.*?kg-card-end: html-->", "", text, flags=re.DOTALL)
    for word in ("Blockspoiler", "deepspoiler", "inlinespoiler"):
        assert word in text
        assert word not in outside
    assert "</blockquote>\n<p>— Speaker Name" in text
    assert '<div class="kg-gallery-image"><img src="images/pic.jpg"' in text
    assert "<table>" not in outside
    assert text.count("kg-card-begin") == text.count("kg-card-end")


def test_ghost_is_never_told_to_show_spoilers() -> None:
    with pytest.raises(Exception, match="would show spoilers"):
        profile_from("g", {"spoilers": "end"}, PROFILES["ghost"])


def test_rich_text_is_clean() -> None:
    text = rich_text(job_for(PROFILES["wordpress-classic"]))
    assert "class=" not in text
    assert text.count('<img src="data:image/jpeg;base64,') == 4
    assert lost_words(job_for(PROFILES["wordpress-classic"]), text, is_html=True) == []
    plain = markdown_copy(job_for(PROFILES["wordpress-classic"]))
    assert plain.startswith("# Headline: ‘quoted’ #1\n\nDek words\n")


def test_the_single_file_needs_no_other(tmp_path: Path) -> None:
    resources = find_resources()
    assets = Assets(resources.text("templates", "export", "page.html"), "p { color: red }")
    text = text_of(PROFILES["single"], tmp_path, assets=assets)
    assert [path.name for path in tmp_path.iterdir()] == ["everything.html"]
    assert "<style>\np { color: red }</style>" in text
    assert not re.search(r'(?:src|href)="(?:images/|style)', text)
