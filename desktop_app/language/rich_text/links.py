"""Addresses as a writer wants them: without redirects and without what only follows readers."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id"
    r"|_hs\w+|hsCtaTracking|mkt_tok|vero_\w+|oly_\w+|ref_src|ref_url|s_cid|ncid|cmpid|smid|guccounter"
    r"|guce_\w+|spm|_branch_\w+)",
    re.IGNORECASE,
)
_REDIRECTS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]+$"), "/url", ("q", "url")),
    (re.compile(r"lm?\.facebook\.com$"), "/l.php", ("u",)),
    (re.compile(r"l\.instagram\.com$"), "/", ("u",)),
    (re.compile(r"[a-z0-9]+\.safelinks\.protection\.outlook\.com$"), "/", ("url",)),
)
_MAY_STAND = "%/:=&?~#+!$,;'@*._-[]"


def clean_link(address: str) -> str:
    """The address itself; "" where it leads nowhere outside of its page."""
    address = address.strip()
    for _ in range(3):
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
        except ValueError:
            return ""
        inner = _target(host, parts.path, parts.query)
        if not inner:
            break
        address = inner
    if parts.scheme not in {"http", "https", "mailto"}:
        return ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    fragment = "" if parts.fragment.startswith(":~:text=") else parts.fragment
    whole = urlunsplit((parts.scheme, parts.netloc, parts.path, query, fragment))
    # Blanks and brackets would end a link in Markdown.
    return quote(whole, safe=_MAY_STAND) if re.search(r"[\s()<>\\]", whole) else whole


def _target(host: str, path: str, query: str) -> str:
    for pattern, where, names in _REDIRECTS:
        if pattern.match(host) and path == where:
            values = dict(parse_qsl(query))
            return next((values[name] for name in names if values.get(name, "")[:4] == "http"), "")
    return ""
