// Builds what the desk's pages run into the Python package: one script a page kind, and nothing from other hosts.
import { build } from "esbuild";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";

const out = new URL("../src/truceline/web/static/built/", import.meta.url);
const packages = new URL("node_modules/", import.meta.url);
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const { metafile } = await build({
  entryPoints: ["src/desk.js", "src/map.js", "src/review.js"],
  absWorkingDir: new URL(".", import.meta.url).pathname,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: out.pathname,
  legalComments: "linked",
  loader: { ".svg": "dataurl" },
  metafile: true,
});

// What comes along as it is: a package's file, and its name among the built ones.
const whole = [
  ["maplibre-gl/dist/maplibre-gl-worker.mjs", "maplibre-gl-worker.mjs"],
  ["world-atlas/countries-50m.json", "countries-50m.json"],
];
for (const [from, to] of whole) await copyFile(new URL(from, packages), new URL(to, out));

// Whose work is in it, with each package's own licence: what was bundled, what came along, and what those were built
// from, for a package's bundle holds its dependencies.
const used = new Set(whole.map(([from]) => from.split("/")[0]));
for (const path of Object.keys(metafile.inputs)) {
  const [, name] = path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/) ?? [];
  if (name) used.add(name);
}
const described = async (name) => JSON.parse(await readFile(new URL(`${name}/package.json`, packages), "utf8"));
for (const name of used) {
  // Type declarations run nowhere.
  for (const more of Object.keys((await described(name)).dependencies ?? {})) if (!more.startsWith("@types/")) used.add(more);
}
const notes = ["What the scripts of the desk hold from others, and under which licences.\n"];
for (const name of [...used].sort()) {
  const { version, license } = await described(name);
  const files = (await readdir(new URL(`${name}/`, packages))).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(new URL(`${name}/${file}`, packages), "utf8")));
  const said = texts.length ? texts.map((text) => text.trim()).join("\n\n") : "The package has no licence file; its description names the licence above.";
  notes.push(`${"=".repeat(72)}\n${name} ${version}: ${license ?? "see below"}\n${"=".repeat(72)}\n${said}\n`);
}
notes.push("The borders in countries-50m.json are Natural Earth's, which are in the public domain.\n");
await writeFile(new URL("LICENSES.txt", out), notes.join("\n"));
