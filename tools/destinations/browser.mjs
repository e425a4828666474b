// Debian's Chromium on exported pages: axe-core, a canary for scripts, WordPress's own editor code.
// Reads one JSON object from standard input and writes one to standard output.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const wish = JSON.parse(readFileSync(0, "utf-8"));
const require = createRequire(wish.modules + "/");
const { chromium } = require("playwright-core");
const browser = await chromium.launch({
  executablePath: wish.chromium,
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
const answer = { axe: [], run: [], blocks: [], shots: [] };

for (const width of wish.widths ?? []) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  for (const url of wish.axe ?? []) {
    await page.goto(url);
    await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
    answer.axe.push(
      await page.evaluate(
        async ({ url, width }) => {
          const found = await axe.run(document);
          const broken = [...document.images].filter((one) => one.complete && !one.naturalWidth);
          return {
            url,
            width,
            rules: found.passes.length,
            violations: found.violations.map(
              (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
            ),
            broken: broken.map((one) => one.getAttribute("src").slice(0, 80)),
            wide: document.documentElement.scrollWidth > width,
          };
        },
        { url, width },
      ),
    );
  }
  await page.close();
}

for (const url of wish.run ?? []) {
  const page = await browser.newPage();
  const told = { url, dialogs: 0, requests: [], moved: "" };
  page.on("dialog", (dialog) => { told.dialogs += 1; dialog.dismiss(); });
  const origin = new URL(url).origin;
  page.on("request", (request) => {
    const to = request.url();
    if (!to.startsWith(origin) && !to.startsWith("data:")) told.requests.push(to.slice(0, 120));
  });
  await page.goto(url);
  await page.waitForTimeout(150);
  Object.assign(
    told,
    await page.evaluate(() => {
      for (const one of document.querySelectorAll("details")) one.open = true;
      const all = [...document.querySelectorAll("*")];
      for (const one of all) {
        for (const name of ["mouseover", "mouseenter", "focus", "pointerover", "toggle", "animationstart"]) {
          one.dispatchEvent(new Event(name, { bubbles: true }));
        }
      }
      const inert = new Set(["application/ld+json"]);
      const bad = /^(?!https?:|mailto:|#|$)[a-z][a-z0-9+.-]*:/i;
      return {
        ran: document.documentElement.dataset.ran ?? "",
        handlers: all.filter((one) => [...one.attributes].some((a) => a.name.startsWith("on"))).length,
        elements: all
          .filter((one) => one.matches(
            "script, iframe, frame, object, embed, applet, form, base, svg, math, link[rel=import], "
            + "meta[http-equiv=refresh], noscript, template, portal, marquee, video, audio"))
          .filter((one) => !inert.has(one.getAttribute("type")))
          .map((one) => one.outerHTML.slice(0, 80)),
        schemes: all.map((one) => one.getAttribute("href") ?? one.getAttribute("src") ?? "")
          .filter((to) => bad.test(to.trim()) && !to.startsWith("data:image/"))
          .map((to) => to.slice(0, 80)),
        benign: document.body.textContent.split("1 < 2 & 3.").length - 1,
      };
    }),
  );
  await page.waitForTimeout(100);
  told.ran = await page.evaluate(() => document.documentElement.dataset.ran ?? "");
  told.moved = page.url() === url ? "" : page.url();
  answer.run.push(told);
  await page.close();
}

if (wish.blocks) {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error).slice(0, 200)));
  await page.goto(wish.blocks.editor);
  answer.blocks = await page.evaluate((posts) => {
    wp.blockLibrary.registerCoreBlocks();
    const listed = (blocks) =>
      blocks.flatMap((one) => [
        { name: one.name, valid: one.isValid, issues: (one.validationIssues ?? []).map((issue) =>
          issue.args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(" ").slice(0, 300)) },
        ...listed(one.innerBlocks),
      ]);
    return posts.map(([name, html]) => ({ name, blocks: listed(wp.blocks.parse(html)) }));
  }, wish.blocks.posts);
  if (faults.length) answer.faults = faults;
  await page.close();
}

for (const shot of wish.shots ?? []) {
  const page = await browser.newPage({
    viewport: { width: shot.width, height: shot.height },
    deviceScaleFactor: shot.scale ?? 1,
  });
  await page.goto(shot.url);
  await page.evaluate(async () => {
    for (const one of document.images) one.loading = "eager";
    await Promise.all([...document.images].map((one) => one.decode().catch(() => {})));
  });
  await page.screenshot({ path: shot.to, fullPage: shot.whole ?? false });
  answer.shots.push(shot.to);
  await page.close();
}

await browser.close();
process.stdout.write(JSON.stringify(answer));
