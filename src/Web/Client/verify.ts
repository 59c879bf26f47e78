// Recomputes a room's chain in the reader's own browser from the public list of steps: nobody has to believe the server.
import { text } from "./texts.ts";

interface Link {
  readonly nth: number; readonly question: number; readonly ms: number; readonly role: string; readonly action: string; readonly state: string;
  readonly digest: string; readonly salt?: string; readonly words?: string; readonly hash: string;
}
interface Chain { readonly last: string; readonly released?: { readonly length: number; readonly hash: string; readonly bodyHash: string }; readonly links: readonly Link[] }

const section = document.querySelector<HTMLElement>("[data-verify]")!; // this script is only on that page
const code = section.dataset["verify"]!; // the server writes it
const start = section.querySelector<HTMLButtonElement>("[data-verify-start]")!; // likewise
const result = section.querySelector<HTMLElement>("[data-verify-result]")!; // likewise
const utf8 = new TextEncoder();

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const bytesOf = (written: string): Uint8Array => Uint8Array.from(written.match(/../g) ?? [], (pair) => parseInt(pair, 16));

async function sha256(...parts: readonly Uint8Array[]): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", await new Blob([...parts] as BlobPart[]).arrayBuffer()));
}

async function holds(link: Link, before: string): Promise<boolean> {
  const line = [link.question, link.ms, link.role, link.action, link.state, link.digest].join("|");
  if ((await sha256(bytesOf(before), utf8.encode(line))) !== link.hash) return false;
  return link.words === undefined || (await sha256(bytesOf(link.salt ?? ""), utf8.encode(link.words))) === link.digest;
}

async function verify(): Promise<string | null> {
  const chain = (await (await fetch(`/api/sessions/${code}/chain`, { cache: "no-store" })).json()) as Chain;
  let before = "";
  let words = 0;
  for (const link of chain.links) {
    const good = await holds(link, before);
    sign(link.nth, good);
    if (!good) return text("chain.client.brokenAt", link.nth);
    if (link.words !== undefined) words++;
    before = link.hash;
  }
  if (before !== chain.last) return text("chain.client.broken");
  if (chain.released && !(await releaseHolds(chain))) return text("chain.client.releaseBroken");
  show(text(chain.released ? "chain.client.holds" : "chain.client.holdsSoFar", chain.links.length, words), "good");
  return null;
}

async function releaseHolds({ released, links }: Chain): Promise<boolean> {
  if (!released) return true;
  const end = released.length === 0 ? "" : links[released.length - 1]?.hash;
  const body = await (await fetch(`/sessions/${code}/minutes.json`, { cache: "no-store" })).arrayBuffer();
  return end === released.hash && (await sha256(new Uint8Array(body))) === released.bodyHash;
}

function sign(nth: number, good: boolean): void {
  const cell = document.querySelector<HTMLElement>(`[data-link="${nth}"] [data-result]`);
  if (cell) cell.textContent = text(good ? "chain.client.good" : "chain.client.bad");
}

function show(words: string, kind: string): void {
  result.hidden = false;
  result.dataset["kind"] = kind;
  result.textContent = words;
}

start.addEventListener("click", () => {
  start.disabled = true;
  show(text("chain.client.working"), "");
  verify()
    .then((fault) => { if (fault !== null) show(fault, "wrong"); })
    .catch(() => show(text("chain.client.offline"), "careful"))
    .finally(() => (start.disabled = false));
});
// Browsers compute digests only for pages that came over TLS, or from this machine.
section.hidden = globalThis.crypto?.subtle === undefined;
