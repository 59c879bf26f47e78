// Minutes save themselves while somebody writes. Only what was changed here is sent; where somebody else changed the same field
// meanwhile, both wordings stay on the page until one is chosen.
import { send, tokenOf } from "./live/send.ts";
import { text } from "./texts.ts";

type Field = HTMLTextAreaElement | HTMLInputElement;
interface Saved { readonly version: number; readonly message: string; readonly lost: readonly { field: string; words: string }[] }

const form = document.querySelector<HTMLFormElement>("form[data-minutes]")!; // this script is only on that page
const status = form.querySelector<HTMLElement>("[data-minutes-status]")!; // the server renders it
const fields = [...form.querySelectorAll<Field>("textarea, input[type=number]")];
const saved = new Map(fields.map((field) => [field.name, field.value]));
const undecided = new Set<string>();
const rest = 1500;
let timer = 0;
let sending: Promise<boolean> | null = null;

const isChanged = (field: Field): boolean => !undecided.has(field.name) && saved.get(field.name) !== field.value;

function later(): void {
  clearTimeout(timer);
  status.textContent = text("minutes.client.typing");
  timer = setTimeout(() => void save(), rest);
}

/** One save at a time: what is written meanwhile goes with the next one. */
async function save(): Promise<boolean> {
  clearTimeout(timer);
  if (sending) await sending;
  const changed = fields.filter(isChanged).map((field) => [field, field.value] as const);
  if (changed.length === 0) return undecided.size === 0;
  sending = sendChanged(changed).finally(() => (sending = null));
  return sending;
}

async function sendChanged(changed: readonly (readonly [Field, string])[]): Promise<boolean> {
  const body = new URLSearchParams({ version: version().value, __RequestVerificationToken: tokenOf(form) });
  for (const [field, value] of changed) body.set(field.name, value);
  const reply = await send(form.action, { method: "POST", body });
  if (!reply.ok) {
    status.textContent = reply.offline ? text("minutes.client.offline") : reply.words;
    if (reply.offline) timer = setTimeout(() => void save(), 4 * rest);
    return false;
  }
  const answer = reply.body as unknown as Saved;
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="version"]')) input.value = String(answer.version);
  for (const [field, value] of changed) saved.set(field.name, value);
  for (const lost of answer.lost) choose(lost.field, lost.words);
  status.textContent = answer.message;
  return answer.lost.length === 0;
}

function choose(name: string, theirs: string): void {
  const field = fields.find((one) => one.name === name);
  if (!field) return;
  undecided.add(name);
  saved.set(name, theirs);
  const box = document.createElement("div");
  box.className = "notice";
  box.dataset["kind"] = "careful";
  const words = document.createElement("p");
  words.className = "words";
  words.textContent = theirs === "" ? text("minutes.client.emptied") : theirs;
  const lead = document.createElement("p");
  lead.textContent = text("minutes.client.clash");
  box.append(lead, words, button("minutes.client.mine", () => decide(field, box, field.value)), " ", button("minutes.client.theirs", () => decide(field, box, theirs)));
  field.closest("[data-field-box]")?.append(box);
}

function button(key: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-outline-primary";
  made.textContent = text(key);
  made.addEventListener("click", act);
  return made;
}

function decide(field: Field, box: HTMLElement, value: string): void {
  undecided.delete(field.name);
  field.value = value;
  box.remove();
  field.focus();
  void save();
}

const version = (): HTMLInputElement => form.querySelector<HTMLInputElement>('input[name="version"]')!; // the server renders it

form.addEventListener("input", later);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void save();
});
const release = document.querySelector<HTMLFormElement>("form[data-minutes-release]");
release?.addEventListener("submit", (event) => {
  event.preventDefault();
  // Whoever releases has seen what is on this page: it is saved first.
  void save().then((done) => { if (done) release.submit(); });
});
addEventListener("beforeunload", (event) => { if (fields.some(isChanged)) event.preventDefault(); });
