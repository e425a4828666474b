"""Texts that were written to get out of a page: gathered by kind, each with a place for an address.

`RUN` marks the document where it runs; `URL` stands for an address that nobody may fetch.
"""

from __future__ import annotations

import os

# `make destinations` sets it: each payload in an article of its own, not twenty in one.
EACH = bool(os.environ.get("MARQUEE_EXAMPLES"))
_TOGETHER = 1 if EACH else 26
RUN = "document.documentElement.dataset.ran=1"
BENIGN = "Plain **bold** words, a [link](https://example.org/benign) and 1 < 2 & 3."

_SCRIPTS = (
    f"<script>{RUN}</script>",
    f"<ScRiPt src=URL>{RUN}</sCrIpT>",
    f"<<script>{RUN}//<</script>",
    f"<script\x0btype='text/javascript'>{RUN}</script>",
    f"<script/x>{RUN}</script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"</script><script>{RUN}</script>",
    f"</title></textarea></style></noscript><script>{RUN}</script>",
    f"<!--><script>{RUN}</script-->",
    f"<!-- --!><script>{RUN}</script> -->",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"<?xml version='1.0'?><script>{RUN}</script>",
    f"<xml><script>{RUN}</script></xml>",
    f"<script>{RUN}</script foo='bar'>",
    f"<script type=module>{RUN}</script><script nomodule>{RUN}</script>",
    f"<script\n>{RUN}</script\n>",
    f"<plaintext><script>{RUN}</script>",
    f"<template><script>{RUN}</script></template>",
    f"\ufeff<script>{RUN}</script>",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\\<script>{RUN}\\</script>",
)
_HANDLERS = (
    f'<img src=x onerror="{RUN}">',
    f"<img/src=x/onerror={RUN}>",
    f"<img src=x onerror\n=\n{RUN}>",
    f"<img src=`x` onerror={RUN}>",
    f'<img """><img src=x onerror="{RUN}">',
    f'<img src="URL" onload="{RUN}" onerror="{RUN}">',
    f"<IMG SRC=x OnErRoR={RUN}>",
    f"<image src=x onerror={RUN}>",
    f"<body onload={RUN}>",
    f"<body onpageshow={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><set attributeName=onmouseover to={RUN}>",
    f"<video src=x onerror={RUN}></video>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}></audio>",
    f"<details open ontoggle={RUN}><summary>x</summary></details>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}></select>",
    f"<textarea autofocus onfocus={RUN}></textarea>",
    f"<button autofocus onfocus={RUN}>x</button>",
    f"<a href=# autofocus onfocus={RUN} tabindex=1>x</a>",
    f"<div style='animation:x 1s' onanimationstart={RUN}>x</div>",
    f"<p onmouseover={RUN}>x</p>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<object onerror={RUN} data=x></object>",
    f"<iframe onload={RUN}></iframe>",
    f"<x onclick={RUN}>x</x>",
    f"<dialog open oncancel={RUN}>x</dialog>",
    f"<p oncontentvisibilityautostatechange={RUN} style=content-visibility:auto>x</p>",
)
_ADDRESSES = (
    f"[a](javascript:{RUN})",
    f"[a](  JaVaScRiPt&colon;{RUN})",
    f"[a](java&#10;script:{RUN})",
    f"[a](java&Tab;script:{RUN})",
    f"[a](\x01javascript:{RUN})",
    f"[a](<java\tscript:{RUN}>)",
    f"[a](javascript&#x3a;{RUN})",
    f"[a](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;{RUN})",
    f"[a](javascript://example.org/%0a{RUN})",
    f"[a](vbscript:{RUN})",
    f"[a](livescript:{RUN})",
    f"[a](view-source:javascript:{RUN})",
    f"[a](data:text/html,<script>{RUN}</script>)",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[a](blob:https://example.org/x)",
    "[a](filesystem:https://example.org/x)",
    "[a](file:///etc/passwd)",
    "[a](marquee://library/image/x)",
    f"<javascript:{RUN}>",
    f"[a][r]\n\n[r]: javascript:{RUN} '\"><script>{RUN}</script>'",
    f"![a](javascript:{RUN})",
    f"![a](data:image/svg+xml,<svg/onload={RUN}>)",
    '![a](URL "title")',
    f'![x" onerror="{RUN}](metropolis)',
    f'![x](metropolis "x\\" onerror=\\"{RUN}")',
    f'[a](https://example.org/"onmouseover="{RUN}")',
    f"[a](https://example.org/'onmouseover='{RUN}')",
    f'[a](https://example.org "x\\" onmouseover=\\"{RUN}")',
    f"<https://example.org/><img/src/onerror={RUN}>",
    f"<a href='javascript:{RUN}'>a</a>",
    f"<a href=' &#14; javascript:{RUN}'>a</a>",
    f"<a href=//x xlink:href='javascript:{RUN}'>a</a>",
    f"<a ping=URL href=https://example.org formaction=javascript:{RUN}>a</a>",
    f"<form action=javascript:{RUN}><input type=submit></form>",
    f"<button formaction=javascript:{RUN}>a</button>",
    f"<isindex action=javascript:{RUN} type=image>",
    f"<area href=javascript:{RUN}>",
    f"<base href=javascript:{RUN}//>",
    f"https://example.org/\"onmouseover={RUN}//",
)  # fmt: skip
_FRAMES = (
    f'<iframe srcdoc="<script>{RUN}</script>" src="URL"></iframe>',
    f"<iframe src=javascript:parent.{RUN}></iframe>",
    f"<frameset><frame src=javascript:{RUN}></frameset>",
    f"<object data='data:text/html,<script>{RUN}</script>'></object>",
    f"<embed src='data:text/html,<script>{RUN}</script>'>",
    '<object data="URL"></object><embed src="URL"><video poster="URL" src="URL" autoplay></video>',
    "<applet code=URL></applet><portal src=URL></portal>",
    '<link rel="stylesheet" href="URL"><link rel=preload as=image href=URL>',
    '<link rel=prefetch href=URL><link rel=dns-prefetch href="URL"><link rel=preconnect href=URL>',
    f"<link rel=import href='data:text/html,<script>{RUN}</script>'>",
    '<base href="URL/"><meta http-equiv="refresh" content="0;url=URL">',
    f"<meta http-equiv=refresh content='0;javascript:{RUN}'>",
    "<style>@import 'URL'; * { background: url(URL) }</style>",
    '<p style="background: url(URL)">styled</p>',
    "<p style='width:expression(alert(1));-moz-binding:url(URL)'>styled</p>",
    '<form action="URL"><input autofocus><button>go</button></form>',
    "<table background=URL><tr><td background=URL>x</table>",
    "<img srcset='URL 1x, URL 2x'><picture><source srcset=URL></picture>",
    "<input type=image src=URL><bgsound src=URL><track src=URL>",
)
_MUTATIONS = (  # what a parser makes of it after it was cleaned
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<math><mtext><style><img src=x onerror={RUN}></style></mtext></math>",
    "<math><mtext><table><mglyph><style><!--</style>"
    f"<img title='--&gt;&lt;img src=x onerror={RUN}&gt;'>",
    f"<svg></p><style><a id='</style><img src=x onerror={RUN}>'>",
    f"<svg><p><style><g title='</style><img src=x onerror={RUN}>'>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript>",
    f"<textarea><p title='</textarea><img src=x onerror={RUN}>'></textarea>",
    f"<title><p title='</title><img src=x onerror={RUN}>'></title>",
    f"<xmp><p title='</xmp><img src=x onerror={RUN}>'></xmp>",
    f"<noembed><p title='</noembed><img src=x onerror={RUN}>'></noembed>",
    f"<select><option><style></option></select><img src=x onerror={RUN}></style>",
    f"<svg><foreignObject><iframe srcdoc='<script>{RUN}</script>'></iframe></foreignObject></svg>",
    f"<svg><use href='data:image/svg+xml,<svg id=x><script>{RUN}</script></svg>#x'/></svg>",
    f"<svg><a><animate attributeName=href values=javascript:{RUN} /><text y=20>x</text></a></svg>",
    f"<math><maction actiontype='statusline#x' xlink:href='javascript:{RUN}'>x</maction></math>",
    f"<svg><script>{RUN}</script><image href='URL'/></svg>",
    f"<b><style><b></style><img src=x onerror={RUN}></b>",
    "<a id=x><a id=x name=y href=URL>",
    "<img name=getElementById><form name=documentElement><input name=attributes></form>",
)
_OURS = (  # inside the Markdown that only Marquee knows
    f"x[^1]\n\n[^1]: <script>{RUN}</script> ![a](URL)",
    f"::: spoiler <img src=x onerror={RUN}>\n\n<script>{RUN}</script>\n\n:::",
    f"::: quote <img src=x onerror={RUN}>, in [X](javascript:{RUN})\nWords.\n:::",
    f"::: embed javascript:{RUN}\n<script>{RUN}</script>\n:::",
    f"::: embed https://example.org/\"onload={RUN}\nx\n:::",
    "::: gallery\n![\"><script>alert(1)</script>](image:pic \"'><script>alert(1)</script>\")\n:::",
    f"[<img src=x onerror={RUN}>]{{.spoiler}}",
    f"[a](article:x\"onclick={RUN}) [b](hub:<script>)",
    f"::: <script>{RUN}</script>\nx\n:::",
    f"| <script>{RUN}</script> | ![a](URL) |\n|-|-|\n| <img src=URL onerror={RUN}> | b |",
    f"# <img src=x onerror={RUN}>",
    f"```<script>{RUN}</script>\n</code></pre><script>{RUN}</script>\n```",
    f"`</code><script>{RUN}</script>`",
    f"    </code></pre><script>{RUN}</script>",
    f"%% <script>{RUN}</script>",
    f"<!-- wp:html --><script>{RUN}</script><!-- /wp:html -->",
    f"<!-- /wp:paragraph -->\n<!-- wp:html -->\n<img src=x onerror={RUN}>\n<!-- /wp:html -->",
    f"<!--kg-card-begin: html--><script>{RUN}</script><!--kg-card-end: html-->",
    f"[caption onmouseover={RUN}]x[/caption] [embed]URL[/embed] [gallery ids=1]",
    f"{{{{< script >}}}}{RUN}{{{{< /script >}}}} {{% raw %}}<script>{RUN}</script>{{% endraw %}}",
    f"{{{{ '<script>{RUN}</script>' | safe }}}} {{::options parse_block_html=\"true\" /}}",
    f"[x]{{onclick={RUN}}} {{: onclick=\"{RUN}\"}}",
)  # fmt: skip

PAYLOADS: tuple[str, ...] = (
    *_SCRIPTS, *_HANDLERS, *_ADDRESSES, *_FRAMES, *_MUTATIONS, *_OURS,
)  # fmt: skip


def bodies(address: str) -> list[str]:
    """Articles that hold every payload, with harmless words around each of them."""
    whole = [one.replace("URL", address) for one in PAYLOADS]
    groups = [whole[at : at + _TOGETHER] for at in range(0, len(whole), _TOGETHER)]
    return ["\n\n".join([BENIGN, *group, BENIGN]) for group in groups]


def hostile_body(*addresses: str) -> str:
    """Every payload for every address, a harmless paragraph before and behind each ten."""
    parts = []
    for address in addresses:
        for at, one in enumerate(PAYLOADS):
            if at % 10 == 0:
                parts.append(BENIGN)
            parts.append(one.replace("URL", address))
    return "\n\n".join([*parts, BENIGN])
