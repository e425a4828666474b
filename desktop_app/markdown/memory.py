"""What was read before: the inlines of a content that still means the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.markdown.inlines import assemble, is_portable

if TYPE_CHECKING:
    from markdown_it.token import Token

    from desktop_app.markdown.engine import Engine
    from desktop_app.markdown.inline_rules import Env
    from desktop_app.markdown.inlines import Fragment
    from desktop_app.markdown.places import Place

_Entry = tuple[list["Token"], "Fragment | None"]


class Memory:
    """Keeps the contents of the text read last, so that one more key costs one paragraph."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._env: Env = {}
        self._context: tuple[object, ...] = ()
        self._known: dict[str, _Entry] = {}
        self._used: dict[str, _Entry] = {}

    def begin(self, env: Env) -> None:
        """A new text, whose definitions `env` holds, is going to be read."""
        references = env.get("references", {})
        context = (
            {label: (entry["href"], entry["title"]) for label, entry in references.items()},
            frozenset(env.get("footnotes", {}).get("refs", {})),
        )
        self._known = self._used if context == self._context else {}
        self._context = context
        self._env = env
        self._used = {}

    def fragment(self, content: str, place: Place) -> Fragment:
        """What a content says at that place."""
        entry = self._used.get(content) or self._known.get(content)
        if entry is None:
            tokens = self._engine.inlines(content, self._env)
            entry = (tokens, assemble(tokens, place) if is_portable(tokens) else None)
        self._used[content] = entry
        tokens, fragment = entry
        return fragment if fragment is not None else assemble(tokens, place)
