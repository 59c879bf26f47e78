// The triage desk: questions arrive by themselves; one key each for what is done most.
import { acts } from "./live/acts.ts";
import { Feed, type RoomEvent } from "./live/feed.ts";
import { panels } from "./live/panels.ts";
import { fill, find, make, topicsOf, votes, type Question } from "./live/question.ts";
import { text } from "./texts.ts";

const root = document.querySelector<HTMLElement>("[data-room]")!; // this script is only on the desk's page
const topics = topicsOf(root);
const announce = root.querySelector<HTMLElement>("[data-announce]")!; // the server renders it

const lists: Record<string, string> = {
  received: "waiting", published: "shown", onStage: "shown", deferred: "shown", transferred: "shown",
  answeredLive: "ended", answeredInWriting: "ended", refused: "ended", merged: "ended",
};

function apply(event: RoomEvent): void {
  if (event.kind === "question") applyQuestion(event.payload as Question);
  else if (event.kind === "session") applySession(event.payload as { state: string });
}

function applyQuestion(question: Question): void {
  const known = find(question.id);
  const item = known ?? make(question);
  fill(item, question, topics);
  showForms(item);
  const list = root.querySelector<HTMLElement>(`[data-list="${lists[question.state] ?? "ended"}"]`)!; // the server renders all three
  if (item.parentElement === list) return;
  if (!known) announce.textContent = text("desk.client.arrived");
  const focused = item.contains(document.activeElement);
  const next = item.nextElementSibling as HTMLElement | null;
  // The queue grows at its end, oldest first; what moves on is put on top of where it goes.
  if (list.dataset["list"] === "waiting") list.append(item);
  else list.prepend(item);
  if (focused) (next ?? root.querySelector<HTMLElement>('[data-list="waiting"] > li'))?.focus();
}

function applySession(session: { state: string }): void {
  const chip = root.querySelector<HTMLElement>("[data-session-state]")!; // likewise
  chip.dataset["state"] = session.state.toLowerCase();
  chip.textContent = text(`session.state.${session.state.charAt(0).toUpperCase()}${session.state.slice(1)}`);
}

function showForms(item: HTMLElement): void {
  for (const part of item.querySelectorAll<HTMLElement>("[data-for]")) part.hidden = !part.dataset["for"]!.split(" ").includes(item.dataset["state"] ?? "");
}

function settled(): void {
  for (const name of ["waiting", "shown", "ended"]) {
    const amount = root.querySelector<HTMLElement>(`[data-list="${name}"]`)?.childElementCount ?? 0;
    const sign = root.querySelector<HTMLElement>(`[data-count="${name}"]`);
    if (sign) sign.textContent = String(amount);
    const empty = root.querySelector<HTMLElement>("[data-empty]");
    if (name === "waiting" && empty) empty.hidden = amount > 0;
  }
}

function failed(form: HTMLFormElement, words: string): void {
  const sign = form.closest("[data-question]")?.querySelector<HTMLElement>('[data-field="failed"]');
  if (!sign) return;
  sign.hidden = false;
  sign.textContent = words;
}

function done(form: HTMLFormElement, words: string): void {
  const sign = form.closest("[data-question]")?.querySelector<HTMLElement>('[data-field="failed"]');
  if (sign) sign.hidden = true;
  form.closest("details")?.removeAttribute("open");
  announce.textContent = words;
}

function keys(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input, textarea, select")) return;
  const items = [...root.querySelectorAll<HTMLElement>("[data-list] > li")];
  const here = target.closest<HTMLElement>("[data-question]");
  const at = here ? items.indexOf(here) : -1;
  if (event.key === "j" || event.key === "k") items[Math.max(0, Math.min(items.length - 1, at + (event.key === "j" ? 1 : -1)))]?.focus();
  else if (event.key === "p") press(here, "publish");
  else if (event.key === "r") openWords(here, "refuse", event);
  else if (event.key === "a") openWords(here, "answer", event);
}

function press(item: HTMLElement | null, act: string): void {
  const form = item?.querySelector<HTMLFormElement>(`form[data-act="${act}"]`);
  if (form && !form.closest<HTMLElement>("[data-for]")?.hidden) form.requestSubmit();
}

function openWords(item: HTMLElement | null, act: string, event: KeyboardEvent): void {
  const form = item?.querySelector<HTMLFormElement>(`form[data-act="${act}"]`);
  const details = form?.closest("details");
  if (!form || !details || details.hidden) return;
  event.preventDefault();
  details.open = true;
  form.querySelector<HTMLElement>("select, textarea")?.focus();
}

for (const item of root.querySelectorAll<HTMLElement>("[data-question]")) showForms(item);
acts(root, failed, done);
panels(root);
document.addEventListener("keydown", keys);
void new Feed(root, { apply, tally: votes, settled }).start();
