"""An article's details as the YAML on top of a Markdown file."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.representer import SafeRepresenter

from desktop_app.domain.ignored import KEY as IGNORED_WORDS

if TYPE_CHECKING:
    from ruamel.yaml.nodes import ScalarNode

    from desktop_app.domain.article import Article
    from desktop_app.domain.review import Review

# Words that no reader of any YAML version takes for anything else.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9’‘ -]*[A-Za-z0-9’]|[A-Za-z]")
_NOT_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "nan"})
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?: ?(?:Z|[+-]\d\d:\d\d))?)?")


class _Representer(SafeRepresenter):
    """Quotes whatever a YAML 1.1 reader might take for a number, a time or a truth."""

    def represent_text(self, text: str) -> ScalarNode:
        if _TIME.fullmatch(text):  # the importer gives times as text, and they go out as times
            return self._scalar("timestamp", text, None)
        plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_WORDS
        return self._scalar("str", text, None if plain else '"')

    def represent_nothing(self, _: None) -> ScalarNode:
        return self._scalar("null", "null", None)

    def _scalar(self, tag: str, text: str, style: str | None) -> ScalarNode:
        node: ScalarNode = self.represent_scalar(f"tag:yaml.org,2002:{tag}", text, style=style)
        return node


_Representer.add_representer(str, _Representer.represent_text)
_Representer.add_representer(type(None), _Representer.represent_nothing)


def front_matter(article: Article) -> str:
    """The `---` lines with everything between them, ending with a line end.

    The importer reads it back to the same details. Headlines go out as `title`, which every
    other tool reads as well, unless the article brought a different title of its own.
    """
    emitter = YAML(typ="safe", pure=True)
    emitter.Representer = _Representer
    emitter.default_flow_style = False
    emitter.allow_unicode = True
    emitter.width = 1_000_000  # one line a value: folded text is easily broken by hand
    emitter.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # typed as None
    emitter.indent(mapping=2, sequence=4, offset=2)
    target = io.StringIO()
    emitter.dump(_values(article), target)
    return f"---\n{target.getvalue()}---\n"


def _values(article: Article) -> dict[str, object]:
    details = article.details
    known: dict[str, object] = {
        "headline" if "title" in details.extra else "title": article.headline,
        "dek": article.dek,
        "slug": details.slug,
        "kind": str(details.kind),
        "status": str(details.status),
        "date": details.date.isoformat() if details.date else None,
        "embargo": details.embargo.isoformat() if details.embargo else None,
        "byline": list(details.bylines),
        "productions": list(details.productions),
        "hubs": list(details.hubs),
        "tags": list(details.tags),
        "hero": details.hero,
        "description": details.description,
        "seo_title": details.seo_title,
        "canonical_url": details.canonical_url,
        "review": _review(details.review) if details.review else None,
    }
    values = {key: value for key, value in known.items() if value not in (None, "", [])}
    for key, value in details.extra.items():
        if key == IGNORED_WORDS:
            continue  # the writer's own business, and no site's
        mine = values.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            values[key] = {**value, **mine}
        elif key not in values:
            values[key] = value
    return values


def _review(review: Review) -> dict[str, object]:
    values: dict[str, object] = {
        "scale": review.scale,
        "rating": _number(review.rating),
        "verdict": review.verdict,
        "pros": list(review.pros),
        "cons": list(review.cons),
        "seen": review.seen,
        "disclosure": review.disclosure,
    }
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value
