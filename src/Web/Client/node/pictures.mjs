// Draws charts as bitmaps for readers of Word files that know no SVG: a JSON list of SVGs comes in, a JSON list of PNGs as base64 goes out.
// The application runs this once for each file (ChartPictures.cs). One whole font is given, because the renderer joins subsets badly.
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const font = "Be Vietnam Pro";
const options = {
  // About 230 dots an inch at the width of the page's text.
  fitTo: { mode: "zoom", value: 2 },
  font: { fontBuffers: ["regular.ttf", "semibold.ttf"].map(read), defaultFontFamily: font, sansSerifFamily: font, loadSystemFonts: false },
};

function read(name) {
  return readFileSync(join(here, name));
}

async function input() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString("utf8"));
}

const charts = await input();
await initWasm(read("resvg.wasm"));
process.stdout.write(JSON.stringify(charts.map((svg) => Buffer.from(new Resvg(svg, options).render().asPng()).toString("base64"))));
