// Makes wwwroot/dist: styles and fonts from styles/theme.scss, one script for every *.ts beside this file; and Pictures, a program for Node
// that stands alone, so that a published application needs no packages of npm.
// Refuses what could turn a citizen's words into markup. `--watch` is not needed: `dotnet build` runs this when inputs change.
import { build } from "esbuild";
import { brotliCompressSync } from "node:zlib";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const client = dirname(fileURLToPath(import.meta.url));
const root = join(client, "../../..");
const dist = join(client, "../wwwroot/dist");
const pictures = join(client, "../Pictures");
const forbidden = /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write(ln)?|createContextualFragment)\b|\beval\s*\(|new Function\s*\(/;

function refuseMarkupFromText() {
  const offences = readdirSync(client, { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) =>
      readFileSync(join(client, name), "utf8")
        .split("\n")
        .map((line, index) => ({ name, line, index }))
        .filter(({ line }) => forbidden.test(line)),
    );
  for (const { name, line, index } of offences) {
    console.error(`src/Web/Client/${name}(${index + 1}): error: text reaches the page by textContent only: ${line.trim()}`);
  }
  if (offences.length > 0) process.exit(1);
}

function compileStyles() {
  return sass.compile(join(client, "styles/theme.scss"), {
    loadPaths: [join(root, "node_modules")],
    quietDeps: true,
    // Bootstrap 5.3 is written with @import and the older colour functions.
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  }).css;
}

async function bundle() {
  const scripts = readdirSync(client).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts") && name !== "texts.ts");
  const shared = { bundle: true, minify: true, outdir: dist, metafile: true, logLevel: "warning", absWorkingDir: root };
  const styles = await build({
    ...shared,
    stdin: { contents: compileStyles(), loader: "css", resolveDir: root, sourcefile: "theme.css" },
    entryNames: "theme",
    loader: { ".woff2": "file" },
    assetNames: "hashed/[name]-[hash]",
    target: ["chrome100", "firefox100", "safari15"],
  });
  const code = await build({
    ...shared,
    entryPoints: scripts.map((name) => join(client, name)),
    format: "esm",
    splitting: true,
    chunkNames: "hashed/[name]-[hash]",
    target: ["chrome100", "firefox100", "safari15"],
  });
  return { ...styles.metafile.outputs, ...code.metafile.outputs };
}

async function bundlePictures() {
  const outfile = join(pictures, "pictures.mjs");
  await build({ entryPoints: [join(client, "node/pictures.mjs")], outfile, bundle: true, minify: true, platform: "node", format: "esm", target: "node20", logLevel: "warning" });
  const packages = join(root, "node_modules");
  const font = join(packages, "@expo-google-fonts/be-vietnam-pro");
  copyFileSync(join(packages, "@resvg/resvg-wasm/index_bg.wasm"), join(pictures, "resvg.wasm"));
  copyFileSync(join(font, "400Regular/BeVietnamPro_400Regular.ttf"), join(pictures, "regular.ttf"));
  copyFileSync(join(font, "600SemiBold/BeVietnamPro_600SemiBold.ttf"), join(pictures, "semibold.ttf"));
  copyFileSync(join(font, "LICENSE_FONT"), join(pictures, "OFL.txt"));
}

// Beside every style and script lies the same, packed as well as Brotli can: the server sends that to browsers that take it.
function packAndReport(outputs) {
  for (const path of Object.keys(outputs).sort()) {
    const bytes = readFileSync(join(root, path));
    const packed = path.endsWith(".woff2") ? bytes : brotliCompressSync(bytes);
    if (packed !== bytes) writeFileSync(join(root, `${path}.br`), packed);
    const wire = packed.length;
    console.log(`  ${relative(dist, join(root, path)).padEnd(64)} ${kb(bytes.length)}  ${kb(wire)} on the wire`);
  }
}

const kb = (bytes) => `${(bytes / 1024).toFixed(1).padStart(6)} kB`;

refuseMarkupFromText();
for (const made of [dist, pictures]) {
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
}
packAndReport(await bundle());
await bundlePictures();
writeFileSync(join(dist, ".built"), "");
