"""Texts that were written to get out: no export of them does anything, and no word goes astray."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import comrak
import html5lib
import pytest

from desktop_app.exporters.base import Assets
from desktop_app.exporters.clipboard import markdown_copy, rich_text
from desktop_app.importers.html_file import HtmlFile
from desktop_app.importers.markdown_file import MarkdownFile
from desktop_app.language.rich_text.convert import from_html
from desktop_app.markdown.parser import parse
from desktop_app.resources import find_resources
from tests.exporters.export_everything import RECORDS, job_for
from tests.exporters.test_every_construct import EXPORTERS, PROFILES, quiet
from tests.payloads import BENIGN, EACH, PAYLOADS, RUN, bodies, hostile_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.domain.records import Records
    from desktop_app.exporters.base import ExportJob

WEB = ("html", "single", "fragment", "wordpress", "wordpress-classic", "ghost")
OWN = ("markdown", "commonmark", "hugo", "jekyll", "eleventy", "pelican")
OUTSIDE = "https://outside.example/x"
ATTACK = f"\"'><script>{RUN}</script><img src=x onerror={RUN}>--></script>"

_NEVER = {
    *("iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button"),
    *("select", "textarea", "svg", "math", "base", "video", "audio", "bgsound", "noscript"),
    *("template", "portal", "marquee", "dialog", "plaintext", "xmp", "area", "isindex"),
}
_LOADING = {"src", "srcset", "poster", "background", "data", "action", "formaction", "ping"}
_SAFE = re.compile(r"https?://|mailto:|#|images/|/assets/images/|\{attach\}images/|\{static\}")
_SCHEME = re.compile(r"[\x00-\x20]*[a-z][\x00-\x20a-z0-9+.-]*:", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:jpeg|png|webp|gif|avif);base64,[A-Za-z0-9+/=]*")
_OUR_COMMENTS = re.compile(r" (?:/?wp:[a-z-]+(?: \{[^<>]*\})? /?|)|kg-card-(?:begin|end): html")

# What a picture of ours says of itself, to the letter.
OURS = "max-width:100%;height:auto"


def active(page: str) -> Iterator[str]:
    """Everything in a page that may run, load or lead somewhere that it must not."""
    for comment in re.findall(r"<!--(.*?)-->", page, re.DOTALL):
        if not _OUR_COMMENTS.fullmatch(comment):
            yield f"comment {comment}"
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    for one in tree.iter():
        if not isinstance(one.tag, str):  # a comment
            continue
        tag = one.tag.rpartition("}")[2]
        kind = one.attrib.get("type")
        if tag in _NEVER or (tag == "script" and kind != "application/ld+json"):
            yield f"<{tag}>"
        if tag == "link" and one.attrib.get("rel") not in {"stylesheet", "canonical"}:
            yield f"<link {one.attrib}>"
        if tag == "meta" and "http-equiv" in one.attrib:
            yield "<meta http-equiv>"
        for name, value in one.attrib.items():
            yield from _attribute(tag, name, value)


def _attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in {"srcdoc", "xlink:href"}:
        yield f"<{tag} {name}>"
    elif name == "style" and value != OURS and not re.fullmatch(r"text-align: ?\w+;?", value):
        yield f"style {value}"
    elif name in _LOADING:
        outside = value.startswith(("http:", "https:", "//"))
        if outside or not (_SAFE.match(value) or _PICTURE.fullmatch(value)):
            yield f"<{tag} {name}={value[:60]}>"
    elif name in {"href", "cite"} and _SCHEME.match(value) and not _SAFE.match(value):
        yield f"<{tag} {name}={value[:60]}>"


def hostile_records() -> Records:
    """Records that somebody else has filled in."""
    return replace(
        RECORDS,
        images={
            slug: replace(one, alt=ATTACK, caption=ATTACK, credit=ATTACK, rights=ATTACK)
            for slug, one in RECORDS.images.items()
        },
        productions={
            slug: replace(
                one,
                title=ATTACK,
                credits=tuple(
                    replace(part, person=replace(part.person, name=ATTACK), character=ATTACK)
                    for part in one.credits
                ),
            )
            for slug, one in RECORDS.productions.items()
        },
        hubs={slug: replace(one, name=ATTACK) for slug, one in RECORDS.hubs.items()},
        articles={slug: replace(one, headline=ATTACK) for slug, one in RECORDS.articles.items()},
    )


def hostile_job(profile: str, body: str) -> ExportJob:
    resources = find_resources()
    assets = Assets(resources.text("templates", "export", "page.html"), "p { color: red }")
    job = job_for(PROFILES[profile], body, assets)
    details = job.article.details
    assert details.review is not None
    review = replace(details.review, verdict=ATTACK, pros=(ATTACK,), cons=(ATTACK,), seen=ATTACK)
    details = replace(
        details, bylines=(ATTACK,), tags=(ATTACK,), description=ATTACK, seo_title=ATTACK,
        review=review, extra={"mine": ATTACK},
    )  # fmt: skip
    records = hostile_records()
    article = replace(job.article, headline=ATTACK, dek=ATTACK, details=details)
    document = parse(body, records, details)
    return replace(job, article=article, records=records, document=document)


ALL_OF_RECORDS = """
![](image:pic)

::: gallery
![](image:pic)
![](image:second)
:::

::: cast film-2001
:::

::: related production:film-2001
:::

::: verdict
:::

[](hub:found) [x](hub:found)
"""


def exported(profile: str, body: str, folder: Path) -> str:
    job = hostile_job(profile, body)
    return EXPORTERS[PROFILES[profile].format].export(job, folder, quiet).read_text("utf-8")


@pytest.mark.parametrize("profile", WEB)
def test_nothing_in_a_page_is_active(profile: str, tmp_path: Path) -> None:
    for at, body in enumerate((*bodies(OUTSIDE), f"{BENIGN}\n{ALL_OF_RECORDS}")):
        page = exported(profile, body, tmp_path / str(at))
        assert list(active(page)) == [], (body, page)
        assert page.count("1 &lt; 2 &amp; 3.") >= 1
        assert '<a href="https://example.org/benign">link</a>' in page


def test_all_at_once_on_the_clipboard() -> None:
    body = hostile_body(OUTSIDE) + ALL_OF_RECORDS
    job = hostile_job("wordpress-classic", body)
    assert list(active(rich_text(job))) == []
    markdown = markdown_copy(job)
    assert list(_but_pictures(_read_by_others(markdown))) == []


@pytest.mark.parametrize("profile", OWN)
def test_readers_that_let_html_through_find_none_of_theirs(profile: str, tmp_path: Path) -> None:
    """In Markdown the words are guarded, also for a reader that takes HTML as it is."""
    for at, body in enumerate((*bodies(OUTSIDE), f"{BENIGN}\n{ALL_OF_RECORDS}")):
        text = exported(profile, body, tmp_path / str(at))
        page = _read_by_others(text.partition("\n\n")[2] if profile == "pelican" else text)
        assert list(_but_pictures(page)) == [], (body, text)


def _but_pictures(page: str) -> Iterator[str]:
    """What is active; a picture from outside is the writer's own wish in Markdown."""
    return (one for one in active(page) if not re.fullmatch(r"<img src=[^:]*(?:https:.*)?>", one))


def _read_by_others(text: str) -> str:
    text = re.sub(r"\{\{< figure .*? >\}\}", "", text)  # Hugo's, whose values are guarded twice
    extensions, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.footnotes = extensions.table = extensions.strikethrough = True
    extensions.front_matter_delimiter = "---"
    rendering.unsafe_ = True
    return comrak.render_markdown(text, extension_options=extensions, render_options=rendering)


def test_what_is_pasted_brings_nothing_along(tmp_path: Path) -> None:
    pasted = []
    for payload in PAYLOADS:
        body = from_html(f"<p>Kept <b>bold</b></p>{payload.replace('URL', OUTSIDE)}").text
        assert "Kept **bold**" in body or "plaintext" in payload, payload
        pasted.append(body)
    for at, body in enumerate(pasted if EACH else ["\n\n".join(pasted)]):
        page = exported("html", body, tmp_path / str(at))
        assert list(active(page)) == [], body


def test_what_is_imported_brings_nothing_along(tmp_path: Path) -> None:
    for at, body in enumerate(bodies(OUTSIDE)):
        article = MarkdownFile().read(f"---\ntitle: ok\nmine: ok\n---\n\n{body}\n", "a.md")
        page = exported("html", article.body, tmp_path / str(at))
        assert list(active(page)) == [], body


def test_a_page_that_is_imported_brings_nothing_along(tmp_path: Path) -> None:
    imported = []
    for payload in PAYLOADS:
        kept = f"<h1>Top</h1><p>Kept <b>bold</b></p>{payload.replace('URL', OUTSIDE)}"
        (found,) = HtmlFile().read(f"<html><body>{kept}</body></html>".encode(), "a.html")
        assert "Kept **bold**" in found.article.body, payload
        imported.append(found.article.body)
    for at, body in enumerate(imported if EACH else ["\n\n".join(imported)]):
        page = exported("html", body, tmp_path / str(at))
        assert list(active(page)) == [], body


@pytest.mark.parametrize(
    "page",
    [
        "<p onclick=x>", "<script>x</script>", "<a href=javascript:x>a</a>", "<svg></svg>",
        "<img src=https://x/y.png>", "<!-- x --><p>", "<p style='background:url(x)'>",
        "<base href=x>", "<a href='\x01javascript:x'>a</a>", "<iframe src=x></iframe>",
        "<meta http-equiv=refresh content=0>", "<img src='data:image/svg+xml,x'>",
    ],
)  # fmt: skip
def test_the_test_sees_what_is_active(page: str) -> None:
    assert list(active(page))
