"""One article that holds every construct, for every exporter."""

from __future__ import annotations

import typing
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.moment import moment_from_text
from desktop_app.domain.records import (
    Credit,
    Hub,
    Image,
    Person,
    Production,
    PublishedLink,
    Records,
)
from desktop_app.domain.review import Review
from desktop_app.exporters.base import Assets, ExportJob, Picture
from desktop_app.markdown import blocks
from desktop_app.markdown.blocks import own_inlines, walk
from desktop_app.markdown.parser import parse

if TYPE_CHECKING:
    from desktop_app.exporters.profile import Profile

ID = UUID(int=1)

BODY = """\
Opening *emphasis* and **strong** and ~~struck~~ and `inlinecode`
with a [link](https://example.com/ "linktitle"),
a soft end, a hard  
break, a hidden [inlinespoiler]{.spoiler}, a note[^one] and a [hublink](hub:found).

## Heading {with} braces

- bullet one
  - nested bullet
- bullet two

3. third point
4. fourth point

- [x] done task
- [ ] open task

> Plain blockquote words.

::: quote Speaker Name, in [Outlet](https://outlet.example/)
Sourced quotation words.
:::

![Figure alt](image:pic "Figure caption")

A line with ![inline alt](image:second) in it.

::: gallery
![First alt](image:pic)
![Second alt](image:second)
:::

::: spoiler Label words
Blockspoiler words with a [deepspoiler]{.spoiler}.
:::

::: related production:film-2001
:::

::: cast film-2001
:::

::: verdict
:::

::: embed https://www.youtube.com/watch?v=abc
Embed caption
:::

| Column one | Column two |
|:--|--:|
| cell one | cell *two* |

```python
code = "{{ braces }}"

more_code
```

***

::: strange thing
Unknown inside.
:::

Braces {{ variable }} and {% tag %} and {{< shortcode >}} and [gallery ids=1] stay:
a | b, 2 * 3, $$x$$.

[^one]: Footnote words.
"""  # noqa: W291 - the hard break

PICTURES = {
    "pic": Picture("pic.jpg", b"\xff\xd8pic", 640, 360),
    "second": Picture("second.jpg", b"\xff\xd8two", 640, 360),
}


def _image(slug: str) -> Image:
    return Image(
        ID, slug, alt=f"{slug} record alt", credit=f"Image via {slug.title()}", file="x", width=640,
        height=360,
    )  # fmt: skip


RECORDS = Records(
    images={slug: _image(slug) for slug in PICTURES},
    productions={
        "film-2001": Production(
            ID,
            "film-2001",
            "The Film",
            year=2001,
            credits=(
                Credit(ID, Person(ID, "Ann Actor", "ann"), character="Carol Part"),
                Credit(ID, Person(ID, "Dee Rector", "dee"), role="director"),
            ),
        )
    },
    hubs={"found": Hub(ID, "found", "Found things", "https://example.com/found")},
    articles={
        "older": PublishedLink(
            "older", "An older piece", "https://example.com/older", ("film-2001",), published=True
        )
    },
)
REVIEW = Review(
    rating=4, verdict="Verdict words.", pros=("Pro point",), cons=("Con point",),
    seen="In a cinema", disclosure="Disclosed thing",
)  # fmt: skip
DETAILS = Details(
    kind=Kind.REVIEW, status=Status.READY, slug="everything",
    date=moment_from_text("2024-03-05T09:30:00+01:00"), bylines=("Staff writer", "Other, Junior"),
    tags=("one tag", "two: colon"), hubs=("found",), productions=("film-2001",), hero="pic",
    description="Description words", review=REVIEW, extra={"weight": 3, "own_key": {"a": [1, "b"]}},
)  # fmt: skip
ARTICLE = Article(ID, "Headline: ‘quoted’ #1", "Dek words", BODY, DETAILS)


def job_for(profile: Profile, body: str = BODY, assets: Assets | None = None) -> ExportJob:
    """The article, or another body in its place, for this profile."""
    article = replace(ARTICLE, body=body)
    document = parse(body, RECORDS, DETAILS)
    assets = assets or Assets("{{ page }}", "")
    return ExportJob(article, document, RECORDS, assets, PICTURES, profile)


def kinds(union: Any) -> set[type]:
    """The members of a union of neutral blocks or inlines."""
    return set(typing.get_args(union))


def met(job: ExportJob) -> set[type]:
    """Every sort of block and inline that the job's document holds."""
    found: set[type] = set()
    notes = tuple(block for note in job.document.footnotes for block in note.blocks)
    for block in walk((*job.document.blocks, *notes)):
        found.add(type(block))
        found |= {type(inline) for inline in own_inlines(block)}
    return found


ALL = kinds(blocks.Block) | kinds(blocks.Inline)
