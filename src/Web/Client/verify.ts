// Recomputes a room's chain in the reader's own browser from the public list of steps: nobody has to believe the server.
import { text } from "./texts.ts";

interface Link {
  readonly nth: number; readonly question: number; readonly ms: number; readonly role: string; readonly action: string; readonly state: string;
  readonly digest: string; readonly salt?: string; readonly words?: string; readonly hash: string;
}
interface Chain { readonly last: string; readonly textIsFixed?: boolean; readonly released?: { readonly length: number; readonly hash: string; readonly bodyHash: string }; readonly links: readonly Link[] }

/** Minutes since format 3 have a digest in the place of each text of a question. */
interface Minutes { readonly items: readonly { readonly id: number; readonly seals?: Readonly<Record<string, string>> }[] }
interface Words { readonly question: number; readonly field: string; readonly salt: string; readonly words: string }

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
  const fault = chain.released ? await releaseFault(chain) : null;
  if (fault !== null) return fault;
  show(text(!chain.released ? "chain.client.holdsSoFar" : chain.textIsFixed === false ? "chain.client.holdsFormerly" : "chain.client.holds", chain.links.length, words), "good");
  return null;
}

async function releaseFault({ released, links, textIsFixed }: Chain): Promise<string | null> {
  if (!released) return null;
  const end = released.length === 0 ? "" : links[released.length - 1]?.hash;
  if (end !== released.hash) return text("chain.client.releaseBroken");
  // Older minutes hold their words themselves: once some were withdrawn, the public text is not the fixed one.
  if (textIsFixed === false) return null;
  const body = await (await fetch(`/sessions/${code}/minutes.json`, { cache: "no-store" })).arrayBuffer();
  if ((await sha256(new Uint8Array(body))) !== released.bodyHash) return text("chain.client.releaseBroken");
  return (await wordsHold(JSON.parse(new TextDecoder().decode(body)) as Minutes, links)) ? null : text("chain.client.wordsBroken");
}

/** Every word that is shown is the one that was released, and a question without its words was taken out of public sight by its last step. */
async function wordsHold(minutes: Minutes, links: readonly Link[]): Promise<boolean> {
  const open = new Map<string, Words>();
  for (const one of (await (await fetch(`/sessions/${code}/minutes-words.json`, { cache: "no-store" })).json()) as Words[]) open.set(`${one.question} ${one.field}`, one);
  const last = new Map(links.map((link) => [link.question, link]));
  for (const { id, seals } of minutes.items) {
    for (const [field, digest] of Object.entries(seals ?? {})) {
      const words = open.get(`${id} ${field}`);
      if (words && (await sha256(bytesOf(words.salt), utf8.encode(words.words))) !== digest) return false;
      // What went to another room goes on in the chain of that one.
      if (!words && field === "text" && last.get(id)?.state !== "Refused" && last.get(id)?.action !== "MovedOut") return false;
    }
  }
  return true;
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
