/*
 * The preview's hands. Runs in the application world, which the page cannot reach; the page itself
 * runs no script at all. Timers do not fire there while the page's script is off; events, promises
 * and animation frames do. What it has to say goes out as a console line that begins with a secret.
 */
(() => {
  "use strict";
  const IMAGE = "marquee://library/image/";
  const head = document.getElementById("head");
  const box = document.getElementById("blocks");
  const tail = document.getElementById("tail");
  // So many blocks stand together in a part: Chromium looks through all siblings of what has
  // changed when it lays out, and a long article has thousands. No style knows of parts.
  const PART = 40;
  let nodes = []; // the blocks, in order
  let token = "";
  let here = -1;
  let marked = null;
  let waiting = false;
  let held = ""; // the HTML of a block that comes in pieces

  const tell = (what) => console.log(token + JSON.stringify(what));

  const parsed = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html; // inert: nothing in it loads or runs before it is put in place
    return template.content;
  };

  // To find out which way a paragraph runs, Blink takes time with the square of its length: half a
  // minute for two megabytes. A long block without a letter from the right is told its way.
  const LONG = 50000;
  const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;
  const settle = (block, html) => {
    block.classList.toggle("one-way", html.length > LONG && !RIGHT.test(html));
    return block;
  };

  const element = (key, html) => {
    const content = parsed(html);
    const first = content.firstElementChild;
    if (first && content.childNodes.length === 1 && first.classList.contains("block")) {
      first.id = "b-" + key;
      return document.adoptNode(first);
    }
    const block = document.createElement("div");
    block.className = "block";
    block.id = "b-" + key;
    block.append(content);
    return block;
  };

  // An opened spoiler is the reader's doing, not the text's.
  const attributes = (node) =>
    [...node.attributes]
      .filter(({ name }) => !(name === "open" && node.localName === "details"))
      .map(({ name, value }) => name + "=" + value)
      .join("\n");

  const alike = (old, fresh) =>
    old.nodeType === fresh.nodeType &&
    old.nodeName === fresh.nodeName &&
    (old.nodeType !== Node.ELEMENT_NODE || attributes(old) === attributes(fresh));

  // Changes as little as it can, so that pictures do not blink and opened spoilers stay open.
  const morph = (old, fresh) => {
    if (old.isEqualNode(fresh)) {
      return;
    }
    if (!alike(old, fresh)) {
      old.replaceWith(fresh);
    } else if (old.nodeType === Node.ELEMENT_NODE) {
      children(old, fresh);
    } else {
      rewrite(old, fresh.data);
    }
  };

  // Only what differs: Blink shapes no more letters than those, and a selection stays.
  const rewrite = (node, text) => {
    const was = node.data;
    const most = Math.min(was.length, text.length);
    let start = 0;
    while (start < most && was[start] === text[start]) {
      start += 1;
    }
    let end = 0;
    while (end < most - start && was[was.length - 1 - end] === text[text.length - 1 - end]) {
      end += 1;
    }
    node.replaceData(start, was.length - start - end, text.slice(start, text.length - end));
  };

  // A picture that does not come says its name and why, in the place that it would have had.
  document.addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLImageElement && target.src.startsWith(IMAGE)) {
        const name = decodeURIComponent(target.src.slice(IMAGE.length).split(/[?#]/)[0]);
        target.classList.add("missing");
        target.alt = name + ": the file of this picture is missing.";
      }
    },
    true,
  );

  const children = (old, fresh) => {
    const was = [...old.childNodes];
    const is = [...fresh.childNodes];
    let start = 0;
    while (start < was.length && start < is.length && was[start].isEqualNode(is[start])) {
      start += 1;
    }
    let end = 0;
    while (
      end < was.length - start &&
      end < is.length - start &&
      was[was.length - 1 - end].isEqualNode(is[is.length - 1 - end])
    ) {
      end += 1;
    }
    const after = was[was.length - end] || null;
    const common = Math.min(was.length, is.length) - start - end;
    for (let i = start; i < start + common; i += 1) {
      morph(was[i], is[i]);
    }
    was.slice(start + common, was.length - end).forEach((node) => node.remove());
    is.slice(start + common, is.length - end).forEach((node) => old.insertBefore(node, after));
  };

  const fill = (place, html) => {
    const fresh = document.createElement("div");
    fresh.append(parsed(html));
    children(place, fresh);
  };

  const newPart = (members) => {
    const part = document.createElement("div");
    part.className = "part";
    part.append(...members);
    return part;
  };

  // Lets a block and those behind it begin a part, which is given back.
  const split = (node) => {
    const part = node.parentNode;
    if (!node.previousElementSibling) {
      return part;
    }
    const all = [...part.children];
    const rest = newPart(all.slice(all.indexOf(node)));
    part.after(rest);
    return rest;
  };

  const behind = (node) => {
    const part = node.parentNode && node.parentNode.nextElementSibling;
    return node.nextElementSibling || (part && part.firstElementChild);
  };

  const insertFew = (fresh, after) => {
    if (!box.lastElementChild) {
      box.append(newPart([]));
    }
    let next = after;
    [...fresh].reverse().forEach((node) => {
      if (!node.isConnected || behind(node) !== next) {
        if (next) {
          next.before(node);
        } else {
          box.lastElementChild.append(node);
        }
      }
      next = node;
    });
    new Set(fresh.map((node) => node.parentNode)).forEach((part) => {
      let rest = part;
      while (rest.children.length > 2 * PART) {
        rest = split(rest.children[PART]);
      }
    });
  };

  const insertMany = (fresh, after) => {
    const place = after && split(after);
    for (let i = 0; i < fresh.length; i += PART) {
      box.insertBefore(newPart(fresh.slice(i, i + PART)), place);
    }
  };

  const splice = (index, removed, blocks) => {
    const old = nodes.slice(index, index + removed);
    if (blocks.length === removed && blocks.every(([, html]) => html !== null)) {
      blocks.forEach(([key, html], i) => {
        children(old[i], element(key, html));
        settle(old[i], html).id = "b-" + key;
      });
      return true;
    }
    const kept = new Map(old.map((node) => [node.id, node]));
    const fresh = blocks.map(([key, html]) =>
      html === null ? kept.get("b-" + key) : settle(element(key, html), html),
    );
    if (fresh.includes(undefined)) {
      return false;
    }
    const staying = new Set(fresh);
    const parts = new Set(old.map((node) => node.parentNode));
    old.filter((node) => !staying.has(node)).forEach((node) => node.remove());
    (fresh.length > PART ? insertMany : insertFew)(fresh, nodes[index + removed] || null);
    parts.forEach((part) => part.firstElementChild || part.remove());
    nodes = nodes.slice(0, index).concat(fresh, nodes.slice(index + removed));
    return true;
  };

  // Top edges of the blocks in the document; the first reaches up to the page's own top.
  const edge = (i) => {
    if (i <= 0) {
      return 0;
    }
    const node = nodes[i];
    return node
      ? node.getBoundingClientRect().top + scrollY
      : document.documentElement.scrollHeight;
  };

  const place = (y) => {
    let low = 0;
    let high = Math.max(nodes.length - 1, 0);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (edge(middle) <= y + 0.5) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    const top = edge(low);
    const height = edge(low + 1) - top;
    return [low, height > 0 ? Math.min(Math.max((y - top) / height, 0), 1) : 0];
  };

  // A mark that is where it should be is left alone: to set it anew paints the whole block.
  const mark = (index) => {
    here = index;
    const wanted = nodes[index] || null;
    if (marked && marked !== wanted) {
      marked.classList.remove("here");
    }
    if (wanted) {
      wanted.classList.add("here");
    }
    marked = wanted;
  };

  // The page stays where it is by Chromium's own scroll anchoring: what is in sight keeps its place.
  const patch = ({ count, index, removed, blocks, top, foot }) => {
    blocks.filter((block) => block[1] === true).forEach((block) => (block[1] = held));
    held = "";
    const there = [...box.children].reduce((sum, part) => sum + part.childElementCount, 0);
    if (there !== count || nodes.length !== count) {
      return "stale";
    }
    if (top !== null) {
      fill(head, top);
    }
    if (!splice(index, removed, blocks)) {
      return "stale";
    }
    if (foot !== null) {
      fill(tail, foot);
    }
    mark(here);
    return "ok";
  };

  const empty = () => {
    [head, box, tail].forEach((node) => node.replaceChildren());
    nodes = [];
    marked = null;
  };

  const show = (index, fraction) => {
    const top = edge(index);
    scrollTo({ top: top + fraction * (edge(index + 1) - top), behavior: "instant" });
  };

  const dress = (theme, width) => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.width = width;
  };

  // The picture shown there, or the one whose place is kept there.
  const picture = (target) => {
    if (target.localName === "img" && target.src.startsWith(IMAGE)) {
      return decodeURIComponent(target.src.slice(IMAGE.length).split("?")[0]);
    }
    const empty = target.closest(".missing");
    const name = empty && [...empty.classList].find((one) => one.startsWith("picture-"));
    return name ? name.slice("picture-".length) : "";
  };

  addEventListener(
    "scroll",
    () => {
      if (waiting) {
        return;
      }
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        tell({ scrolled: place(scrollY) });
      });
    },
    { passive: true },
  );

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!event.isTrusted || !(target instanceof Element) || target.closest("a, summary")) {
      return;
    }
    if (head.contains(target) && picture(target)) {
      tell({ clicked: [0, 0], image: picture(target) });
      return;
    }
    const block = target.closest(".block");
    const index = nodes.indexOf(block);
    if (index < 0 || !getSelection().isCollapsed) {
      return;
    }
    const { top, height } = block.getBoundingClientRect();
    const fraction = height > 0 ? Math.min(Math.max((event.clientY - top) / height, 0), 1) : 0;
    tell({ clicked: [index, fraction], image: picture(target) });
  });

  globalThis.marquee = {
    start: (secret) => {
      token = secret;
      empty();
      // First the type, so that lines do not run anew a moment after they are shown.
      const fonts = [...document.fonts].map((font) => font.load());
      Promise.allSettled(fonts).then(() => tell({ started: true }));
    },
    hold: (piece) => {
      held += piece;
    },
    patch,
    mark,
    show,
    dress,
    here: () => JSON.stringify(place(scrollY)),
    pictureAt: (x, y) => {
      const target = document.elementFromPoint(x, y);
      return target ? picture(target) : "";
    },
  };
})();
