// Builds what the desk's pages run into the Python package: one script a page kind, and nothing from other hosts.
import { build } from "esbuild";
import { copyFile, mkdir, rm } from "node:fs/promises";

const out = new URL("../src/truceline/web/static/built/", import.meta.url);
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

await build({
  entryPoints: ["src/desk.js", "src/review.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: out.pathname,
  legalComments: "linked",
});

// What comes along as it is: a package's file, and its name among the built ones.
const whole = [];
for (const [from, to] of whole) await copyFile(new URL(`node_modules/${from}`, import.meta.url), new URL(to, out));
