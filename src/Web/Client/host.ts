// The host's tablet: now and next. Nothing moves under a finger: lists take their new order when nobody is at them.
import { forgetDraft, keepDraft, restoreDrafts } from "./desk/drafts.ts";
import { acts } from "./live/acts.ts";
import { Feed, type RoomEvent } from "./live/feed.ts";
import { panels } from "./live/panels.ts";
import { fill, make, topicsOf, type Question } from "./live/question.ts";
import { rest } from "./live/rest.ts";
import { Standing } from "./live/standing.ts";
import { terms } from "./live/terms.ts";
import { text } from "./texts.ts";

const root = document.querySelector<HTMLElement>("[data-room]")!; // this script is only on the host's page
const code = root.dataset["room"] ?? "";
const topics = topicsOf(root);
const stage = new Standing(root);
const now = part("[data-now]");
const nowClock = part("[data-now-clock]");
const nowWords = now.querySelector("textarea")!; // the server renders it
const undo = root.querySelector<HTMLFormElement>("[data-undo]")!; // the server renders it
const undoTime = 120000;
const nextMost = 50; // StageModel.NextMost: as many as the server renders
const hovers = matchMedia("(hover: hover)");

function part(selector: string): HTMLElement {
  return root.querySelector<HTMLElement>(selector)!; // the server renders every part that this script asks for
}

function apply(event: RoomEvent): void {
  stage.apply(event);
  if (event.kind === "session") showSession(stage.session);
  if (event.kind === "stage") showNow();
}

function settled(): void {
  showList("lineup", stage.deskOrder());
  showList("next", stage.publicOrder().slice(0, nextMost));
  const question = stage.now();
  if (question) fillNow(question);
}

function showNow(): void {
  const question = stage.now();
  const id = question ? String(question.id) : "";
  if ((now.dataset["now"] ?? "") !== id) {
    // A summary begun for one question waits on this device until that question is on stage again.
    nowWords.defaultValue = "";
    restoreDrafts(now, Number(id));
  }
  now.dataset["now"] = id;
  now.hidden = !question;
  part("[data-now-none]").hidden = question !== undefined;
  part("[data-now-failed]").hidden = true;
  now.querySelector("details")?.removeAttribute("open");
  nowClock.dataset["since"] = stage.since ?? "";
  if (question) {
    for (const form of now.querySelectorAll("form")) form.action = form.action.replace(/questions\/[^/]+\//, `questions/${id}/`);
    fillNow(question);
  }
  tick();
}

function fillNow(question: Question): void {
  part("[data-now-number]").textContent = text("room.client.number", question.number ?? 0);
  part("[data-now-text]").textContent = question.text;
  part("[data-now-by]").textContent = [question.by, question.place].filter(Boolean).join(", ");
  part("[data-now-votes]").textContent = String(stage.votesOf(question.id));
}

function showList(name: string, questions: readonly Question[]): void {
  const list = part(`[data-list="${name}"]`);
  const items = new Map([...list.children].map((item) => [Number((item as HTMLElement).dataset["question"]), item as HTMLElement]));
  for (const [id, item] of items) if (!questions.some((question) => question.id === id)) item.remove();
  const inOrder = questions.map((question) => {
    const item = items.get(question.id) ?? make(question);
    item.removeAttribute("id"); // the same question may stand in both lists
    fill(item, question, topics);
    for (const [field, words] of [["votes", String(stage.votesOf(question.id))], ["numberAgain", ` ${text("room.client.number", question.number ?? 0)}`]] as const) {
      const sign = item.querySelector<HTMLElement>(`[data-field="${field}"]`);
      if (sign && sign.textContent !== words) sign.textContent = words;
    }
    item.querySelector<HTMLElement>('[data-field="promised"]')!.hidden = question.state !== "deferred"; // the server renders it
    return item;
  });
  const isBusy = list.matches(":focus-within") || (hovers.matches && list.matches(":hover"));
  if (isBusy) list.append(...inOrder.filter((item) => !item.isConnected));
  else if (inOrder.some((item, at) => list.children[at] !== item)) list.append(...inOrder);
  part(`[data-none="${name}"]`).hidden = questions.length > 0;
}

function showSession(state: string): void {
  const chip = part("[data-session-state]");
  chip.dataset["state"] = state.toLowerCase();
  chip.textContent = text(`session.state.${state.charAt(0).toUpperCase()}${state.slice(1)}`);
  for (const form of root.querySelectorAll<HTMLElement>("[data-for-session]")) form.hidden = !(form.dataset["forSession"] ?? "").split(" ").includes(state.toLowerCase());
  tick();
}

function tick(): void {
  const clock = part("[data-session-clock]");
  const left = Math.ceil((Date.parse(clock.dataset["ends"] ?? "") - Date.now()) / 60000);
  const runs = stage.session === "live" || stage.session === "paused";
  say(clock, !runs ? "" : left > 0 ? text("host.client.left", left) : text("host.client.over", -left));
  clock.dataset["late"] = runs && left <= 5 ? "yes" : "no";
  const since = Date.parse(nowClock.dataset["since"] ?? "");
  say(nowClock, Number.isNaN(since) ? "" : onStageFor(Math.floor((Date.now() - since) / 60000)));
  if (!undo.hidden && Date.now() > Date.parse(undo.dataset["until"] ?? "")) undo.hidden = true;
}

function onStageFor(minutes: number): string {
  return minutes < 1 ? text("host.client.onStageNow") : text("host.client.onStage", minutes);
}

function say(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

function failed(form: HTMLFormElement, words: string): void {
  const sign = form.closest("[data-question]")?.querySelector<HTMLElement>('[data-field="failed"]')
    ?? form.closest("[data-now]")?.querySelector<HTMLElement>("[data-now-failed]")
    ?? part("[data-page-failed]");
  sign.hidden = false;
  sign.textContent = words;
  sign.scrollIntoView({ block: "nearest" });
}

function done(form: HTMLFormElement, words: string): void {
  for (const sign of root.querySelectorAll<HTMLElement>('[data-page-failed], [data-now-failed], [data-field="failed"]')) sign.hidden = true;
  part("[data-panel-said]").textContent = words;
  if (form.matches("[data-reset]")) form.reset();
  forgetDraft(Number(/questions\/(\d+)\//.exec(form.action)?.[1]), form);
  form.closest("details")?.removeAttribute("open");
  offerUndo(form, words);
  // The button that was pressed goes away with its question: whoever works by keyboard goes on at the next thing.
  if (form.dataset["act"]) (form.matches('[data-act="stage"], [data-act="undo"]') ? part("#now-title") : (root.querySelector<HTMLElement>(".host-next li button") ?? part("h1"))).focus();
}

/** What ends a question can be taken back for two minutes, by whoever did it. */
function offerUndo(form: HTMLFormElement, words: string): void {
  const id = /questions\/(\d+)\//.exec(form.action)?.[1];
  undo.hidden = !id || !["answer-live", "defer"].includes(form.dataset["act"] ?? "");
  if (undo.hidden) return;
  undo.action = undo.getAttribute("action")?.replace(/questions\/[^/]+\//, `questions/${id}/`) ?? "";
  undo.dataset["until"] = new Date(Date.now() + undoTime).toISOString();
  say(part("[data-undo-words]"), `${text("room.client.number", stage.questions.get(Number(id))?.number ?? 0)}: ${words}`);
}

async function lookWhatIsOpen(): Promise<void> {
  const reply = await fetch(`/api/desk/sessions/${code}/stage/still-open`).catch(() => undefined);
  if (!reply?.ok) return;
  const open = (await reply.json()) as { waiting: number; published: number; transferred: number };
  part("[data-still-open]").textContent = text("host.client.stillOpen", open.waiting, open.published, open.transferred);
}

if (now.dataset["now"]) restoreDrafts(now, Number(now.dataset["now"]));
nowWords.addEventListener("input", () => keepDraft(Number(now.dataset["now"]), nowWords));
part("[data-close]").addEventListener("toggle", () => void lookWhatIsOpen());
acts(root, failed, done);
terms(root);
// An order that waited for a finger to leave is taken once it has.
for (const list of root.querySelectorAll('[data-list="lineup"], [data-list="next"]'))
  for (const left of ["focusout", "pointerleave"]) list.addEventListener(left, () => setTimeout(settled));
panels(root);
setInterval(tick, 1000);
tick();
void new Feed(root, { apply, tally: (votes) => { stage.tally(votes); settled(); }, settled }).start();
void rest(root, stage, settled);
