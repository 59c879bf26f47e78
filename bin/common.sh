# Shared by the commands beside it; sourced, not run. Works in the repository's root, whatever folder the caller is in.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\n!! %s\n' "$*" >&2; exit 1; }

# The comment block at the top of a command is its help.
show_help() { sed -n '2,/^[^#]/{s/^# \{0,1\}//;t print;d;:print;p}' "$1"; }

check_tools() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
  dotnet --list-sdks | grep -q '^10\.' || fail "dotnet is here, but without the .NET 10 SDK: https://dotnet.microsoft.com/download"
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 or later with npm is missing: https://nodejs.org"
  node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' ||
    fail "Node.js $(node --version) is too old: version 20 or later is needed (https://nodejs.org)"
}

# npm writes down what it installed; a package that differs from package-lock.json, or is not there, makes it stale.
node_modules_are_current() {
  node - <<'JS'
const { readFileSync } = require("fs");
try {
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const found = JSON.parse(readFileSync("node_modules/.package-lock.json", "utf8")).packages;
  const stale = Object.entries(wanted).some(([name, at]) =>
    name && (found[name] ? found[name].version !== at.version : !at.optional));
  process.exit(stale ? 1 : 0);
} catch { process.exit(1); }
JS
}

install_node_modules() {
  if node_modules_are_current; then
    say "Packages of npm are up to date"
  else
    say "Installing packages of npm (PostgreSQL's programs, fonts, TypeScript)"
    npm ci --no-progress </dev/null
  fi
}

build_client() {
  if [ -f src/Web/Client/build.mjs ]; then
    say "Building the browser's scripts and styles"
    npm run --silent build </dev/null
  fi
}
