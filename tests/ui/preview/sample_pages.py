"""Two pages by hand, in the class names that the renderer writes."""

from __future__ import annotations

from desktop_app.worker.protocol import PageBlock, Reading, Splice

IMAGE = "marquee://library/image/"


def picture(slug: str, caption: str, credit: str = "Image via Marquee") -> str:
    words = f'<span class="caption">{caption}</span>' if caption else ""
    return (
        f'<figure class="picture"><img src="{IMAGE}{slug}" alt="A picture" width="1600" '
        f'height="900"><figcaption>{words}<span class="credit">{credit}</span></figcaption>'
        "</figure>"
    )


NEWS_HEAD = (
    '<header class="page-head"><h1 class="headline">Almost all of ‘Metropolis’ has been found</h1>'
    '<p class="byline">By Staff writer · July 3, 2008 · Lost and found</p></header>'
)
NEWS = (
    "<p>The film archive of Buenos Aires has been keeping a secret from itself: a nearly complete "
    "<em>Metropolis</em>. It is the latest in a good year for lost films, and you can follow "
    '<a href="https://example.org/hub">our coverage</a>.</p>',
    "<p>What comes back is not decoration. Freder’s (Gustav Fröhlich) friendship with Josaphat "
    "(Theodor Loos) gets its middle again, and the Thin Man, played by Fritz Rasp, turns out to "
    "be an engine of the film.</p>",
    picture("metropolis-skyline", "The upper city, as the lower one never sees it."),
    '<figure class="quote"><blockquote cite="https://www.nytimes.com/"><p>I have recently seen '
    "the silliest film.</p></blockquote><figcaption>H. G. Wells, in "
    '<a href="https://www.nytimes.com/">The New York Times</a></figcaption></figure>',
    "<p>The negative is scratched from end to end.</p>",
    '<details class="spoiler"><summary><span class="spoiler-word">Spoiler:</span> How it ends'
    "</summary><p>Rotwang falls from the cathedral roof.</p><p>And Freder joins hands.</p>"
    "</details>",
    '<p>It is hidden: <span class="spoiler-text" tabindex="0">the bridge falls</span>, as it '
    'must<sup class="footnote-ref"><a id="fnref-1" href="#fn-1">1</a></sup>.</p>',
    '<div class="gallery">'
    + picture("metropolis-machine", "The machine hall")
    + picture("metropolis-cathedral", "")
    + "</div>",
    '<section class="cast-box"><p class="cast-box-title">Cast of <em>Metropolis</em></p><dl>'
    "<div><dt>Alfred Abel</dt><dd>Joh Fredersen</dd></div>"
    "<div><dt>Brigitte Helm</dt><dd>Maria</dd></div></dl></section>",
    '<figure class="embed"><a href="https://example.org/trailer">example.org/trailer</a>'
    "<figcaption>The trailer of the restoration</figcaption></figure>",
    '<nav class="related"><p>For more on <em>Metropolis</em>:</p><ul>'
    '<li><a href="https://example.org/1">What the first tinted print tells us</a></li></ul></nav>',
    '<p class="missing">No picture called “metropolis-tower” in the library.</p>',
)
REVIEW_HEAD = (
    '<header class="page-head"><h1 class="headline">‘The General’ still runs on time</h1>'
    '<p class="byline">By Staff writer · Review · 78 minutes · United Artists</p></header>'
    '<section class="review-box"><p class="rating" aria-label="5 out of 5">★★★★★</p>'
    '<p class="verdict">The most beautiful machine that screen comedy ever built.</p>'
    '<div class="pros-cons"><div class="pros"><p class="label">For</p><ul><li>Every joke is a '
    "problem in mechanics, and every one is solved.</li><li>The bridge.</li></ul></div>"
    '<div class="cons"><p class="label">Against</p><ul><li>Annabelle is given less to do than the '
    "firewood.</li></ul></div></div></section>"
)
REVIEW = (
    "<p>There are two loves in Johnnie Gray’s (Buster Keaton) life, and <em>The General</em> puts "
    "his engine first in the title card. He is right to.</p>",
    picture("general-bridge", "A trestle bridge over a river."),
    '<details class="spoiler"><summary><span class="spoiler-word">Spoiler:</span> The bridge'
    "</summary><p>It is real.</p></details>",
    "<h2>How a chase is made</h2>",
    '<table><thead><tr><th scope="col">On the way out</th><th scope="col" class="align-right">On '
    "the way back</th></tr></thead><tbody><tr><td>The cannon that points at its owner</td>"
    '<td class="align-right">The cannon that points at the river</td></tr><tr><td>Sleepers</td>'
    '<td class="align-right">12</td></tr></tbody></table>',
    "<ul><li>On the largest screen.</li><li>With a pianist, <strong>if</strong> there is one.</li>"
    '<li class="task"><span class="check">✓</span>Twice.</li></ul>',
    "<blockquote><p>A plain quotation, with <code>code</code> in it.</p></blockquote>",
    "<pre><code>reel 1\nreel 2</code></pre>",
    "<hr>",
    "<h3>Should you go?</h3>",
    "<p>Yes.</p>",
)
TAIL = (
    '<section class="footnotes"><ol><li id="fn-1"><p>He has a bicycle too, briefly. '
    '<a href="#fnref-1">↩</a></p></li></ol></section>'
)


def block(key: str, html: str, line: int) -> PageBlock:
    return PageBlock(key, f'<div class="block" id="b-{key}">{html}</div>', (2 * line, 2 * line + 1))


def blocks_of(htmls: tuple[str, ...]) -> tuple[PageBlock, ...]:
    return tuple(block(f"k{number}", html, number) for number, html in enumerate(htmls))


def ranges_of(count: int) -> tuple[tuple[int, int], ...]:
    """A block a line, with a blank line between."""
    return tuple((2 * number, 2 * number + 1) for number in range(count))


def reading(number: int, splice: Splice, count: int, head: str = "", tail: str = "") -> Reading:
    return Reading(number, head, splice, tail, ranges_of(count), (), (), (), 0, 0)


def whole(htmls: tuple[str, ...], head: str = "", tail: str = "", number: int = 0) -> Reading:
    blocks = blocks_of(htmls)
    return reading(number, Splice(0, 0, blocks), len(blocks), head, tail)
