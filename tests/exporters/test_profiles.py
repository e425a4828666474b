"""Profiles as data: links, front matter, sites, overrides."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.domain.article import Status
from desktop_app.domain.leave import Leave
from desktop_app.domain.moment import moment_from_text
from desktop_app.errors import BlockedError, InputError, TargetExistsError
from desktop_app.exporters.profile import Profile, profile_from
from desktop_app.importers.markdown_file import MarkdownFile
from desktop_app.services.site_tree import digests
from desktop_app.services.swaps import SwapJournal
from desktop_app.store.files import atomic_write

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.services.bundle import Services


def house(folder: Path, text: str) -> None:
    path = folder / "home" / "Library" / "house-style.toml"
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def article(own_services: Services) -> Article:
    return own_services.library.article_by_slug("metropolis-found")


def quiet(*_step: object) -> None:
    """Nobody looks on."""


def test_the_librarys_own_profiles_lie_over_ours(
    own_services: Services, article: Article, tmp_path: Path
) -> None:
    house(
        tmp_path,
        '[profiles.hugo]\nbase_url = "https://h.example/"\n'
        '[profiles.desk]\nbased_on = "hugo"\nentry = "content/{year}/{slug}.md"\n',
    )
    profiles = {one.key: one for one in own_services.exporting.profiles()}
    assert profiles["hugo"].base_url == profiles["desk"].base_url == "https://h.example/"
    assert profiles["hugo"].front_matter == profiles["desk"].front_matter != {}
    assert profiles["desk"].name == "desk"
    done = own_services.exporting.export(article, "desk", tmp_path / "site")
    assert done.entry == tmp_path / "site" / "content" / "2008" / "metropolis-found.md"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[profiles.x]\nspoilers = 'shown'", "says spoilers = “shown”"),
        ("[profiles.x]\nentry = '../../x'", "may not write to"),
        ("[profiles.x]\nentry = '/etc/x'", "may not write to"),
        ("[profiles.x]\nentry = '{nobody}'", "does not know “{nobody}”"),
        ("[profiles.x]\nfarmat = 'x'", "no setting “farmat”"),
        ("[profiles.x]\nformat = 'docx'", "has the format “docx”"),
        ("[profiles.x]\nbased_on = 'y'", "based on “y”"),
        ("[profiles.x.front_matter]\na = 'b'", "names the field “b”"),
        ("[profiles.x]\nhubs = 3", "wrong value for “hubs”"),
        ("[profiles]\nx = 3", "is no table"),
        ("[[[", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_profile_is_said(
    own_services: Services, tmp_path: Path, text: str, said: str
) -> None:
    house(tmp_path, text)
    with pytest.raises(InputError, match=said):
        own_services.exporting.profiles()


def test_links_resolve_through_the_profile(
    own_services: Services, article: Article, tmp_path: Path
) -> None:
    library = own_services.library
    other = library.article_by_slug("the-general-review")
    details = replace(other.details, status=Status.PUBLISHED)
    own_services.writing.save(replace(other, details=details))
    house(
        tmp_path,
        '[profiles.html]\nbase_url = "https://s.example"\npermalink = "/{year}/{month}/{slug}/"\n'
        '[profiles.html.hubs]\nlost-and-found = "https://s.example/lost/"\n',
    )
    body = "See [it](article:the-general-review) and [them](hub:lost-and-found)."
    article = replace(article, body=body)
    found = {one.code for one in own_services.exporting.check(article)}
    assert "unresolved-link" in found
    assert "unresolved-link" not in {
        one.code for one in own_services.exporting.check(article, "html")
    }
    page = own_services.exporting.export(article, "html", tmp_path / "out").entry.read_text("utf-8")
    assert '<a href="https://s.example/2016/01/the-general-review/">it</a>' in page
    assert '<a href="https://s.example/lost/">them</a>' in page
    assert '<link rel="canonical" href="https://s.example/2008/07/metropolis-found/">' in page
    assert '"mainEntityOfPage": "https://s.example/2008/07/metropolis-found/"' in page
    assert '"contentUrl": "https://s.example/2008/07/metropolis-found/images/' in page


def test_unknown_keys_survive_import_and_export(
    own_services: Services, article: Article, tmp_path: Path
) -> None:
    extra = {"weight": 3, "own": {"deep": [1, "two"]}, "flag": True}
    article = replace(article, details=replace(article.details, extra=extra))
    for key in ("markdown", "commonmark", "jekyll", "eleventy"):
        done = own_services.exporting.export(article, key, tmp_path / key)
        back = MarkdownFile().read(done.entry.read_text("utf-8"), done.entry.name).details.extra
        assert {name: back.get(name) for name in extra} == extra, key
    hugo = own_services.exporting.export(article, "hugo", tmp_path / "hugo").entry
    back = MarkdownFile().read(hugo.read_text("utf-8"), hugo.name).details.extra
    params = back["params"]
    assert isinstance(params, dict)
    assert back["weight"] == 3
    assert (params["own"], params["flag"]) == (extra["own"], True)


def test_what_the_writer_has_settled_stays_at_home(
    own_services: Services, article: Article, tmp_path: Path
) -> None:
    extra = {"marquee": {"silenced": ["image-alt"]}, "ignored-words": ["blorf"], "weight": 3}
    article = replace(article, details=replace(article.details, extra=extra))
    for key in ("jekyll", "eleventy", "hugo", "pelican"):
        done = own_services.exporting.export(article, key, tmp_path / key)
        head = done.entry.read_text("utf-8").partition("\n\n")[0]
        assert "silenced" not in head, key
        assert "blorf" not in head, key


def test_the_embargo_asks_for_a_reason(
    own_services: Services, article: Article, tmp_path: Path
) -> None:
    details = replace(article.details, embargo=moment_from_text("2999-01-01T00:00:00+00:00"))
    article = replace(article, details=details)
    export = own_services.exporting.export
    for leave in (Leave(), Leave(anyway=True), Leave(embargo_reason="  ")):
        with pytest.raises(BlockedError) as stopped:
            export(article, "html", tmp_path / "out", leave=leave)
        assert stopped.value.way_out == "Wait for it, or give a reason."
    export(article, "html", tmp_path / "out", leave=Leave(embargo_reason="The desk agreed"))


def test_findings_are_overridden_one_by_one(
    own_services: Services, article: Article, tmp_path: Path
) -> None:
    article = replace(article, body="TK one\n\nTK two")
    errors = [
        one for one in own_services.exporting.check(article) if one.code == "leftover-placeholder"
    ]
    assert len(errors) == 2
    leave = Leave(findings=frozenset({errors[0].key}))
    with pytest.raises(BlockedError) as stopped:
        own_services.exporting.export(article, "html", tmp_path / "out", leave=leave)
    assert stopped.value.findings == (errors[1],)
    leave = Leave(findings=frozenset(one.key for one in errors))
    assert own_services.exporting.export(article, "html", tmp_path / "out", leave=leave).files == 14


# ----------------------------------------------------------------------------------- the site


def test_a_site_keeps_what_is_not_ours(
    own_services: Services, article: Article, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    (site / "_posts").mkdir(parents=True)
    (site / "_posts" / "2001-01-01-mine.md").write_text("mine")
    export = own_services.exporting.export
    export(article, "jekyll", site)
    first = digests(site)
    export(article, "jekyll", site)
    assert digests(site) == first
    changed = replace(
        article, body="No pictures any more.", details=replace(article.details, hero=None)
    )
    done = export(changed, "jekyll", site)
    assert done.entry == site / "_posts" / "2008-07-03-metropolis-found.md"
    assert sorted(digests(site)) == [
        ".marquee/metropolis-found.json",
        "_posts/2001-01-01-mine.md",
        "_posts/2008-07-03-metropolis-found.md",
    ]
    manifest = json.loads((site / ".marquee" / "metropolis-found.json").read_text("utf-8"))
    assert manifest["files"] == {
        "_posts/2008-07-03-metropolis-found.md": digests(site)[
            "_posts/2008-07-03-metropolis-found.md"
        ]
    }


def test_an_edited_file_in_a_site_is_not_overwritten_unasked(
    own_services: Services, article: Article, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    entry = own_services.exporting.export(article, "hugo", site).entry
    entry.write_text("edited by hand")
    before = digests(site)
    with pytest.raises(TargetExistsError, match="not as Marquee has written it"):
        own_services.exporting.export(article, "hugo", site)
    assert digests(site) == before
    own_services.exporting.export(article, "hugo", site, overwrite=True)
    assert entry.read_text("utf-8").startswith("---\n")


def test_a_site_export_that_was_stopped_is_finished_by_the_next(
    own_services: Services, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    export = own_services.exporting.export
    export(article, "pelican", site)
    changed = replace(article, headline="Changed", body="New text.")
    calls: list[Path] = []

    def stops(path: Path, data: bytes) -> None:
        calls.append(path)
        if len(calls) == 2:
            raise KeyboardInterrupt
        atomic_write(path, data)

    monkeypatch.setattr("desktop_app.services.site_tree.atomic_write", stops)
    with pytest.raises(KeyboardInterrupt):
        export(changed, "pelican", site)
    monkeypatch.setattr("desktop_app.services.site_tree.atomic_write", atomic_write)
    export(changed, "pelican", site)
    export(changed, "pelican", fresh)
    assert digests(site) == digests(fresh)


def test_the_next_start_finishes_a_swap(tmp_path: Path) -> None:
    journal = SwapJournal(tmp_path / "exports.json")
    target, scratch = tmp_path / "out", tmp_path / ".out.0123456789ab.part"
    with journal.swap(target, scratch):
        entries = (tmp_path / "exports.json").read_text("utf-8")
    assert not (tmp_path / "exports.json").exists()
    (tmp_path / "exports.json").write_text(entries)
    (tmp_path / ".out.old").mkdir()
    (tmp_path / ".out.old" / "page").write_text("old")
    scratch.mkdir()
    journal.finish()
    assert (target / "page").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["exports.notes", "out"]


def test_a_profile_knows_addresses() -> None:
    profile = profile_from("x", {"base_url": "https://a.b/c/", "permalink": "/{year}/{slug}.html"})
    date = moment_from_text("2024-02-03T00:00:00+00:00")
    assert profile.address("É piece", date) == "https://a.b/c/2024/e-piece.html"
    assert profile.address("piece", None) == ""
    assert Profile("y").address("piece", date) == ""
    assert profile.hub_address("h", "https://own") == "https://own"
