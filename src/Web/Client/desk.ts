// The triage desk: a list that follows the room, one question before the hand, one key each for what is done most.
import { agencies } from "./desk/agencies.ts";
import { Claims } from "./desk/claim.ts";
import { showCounts } from "./desk/counts.ts";
import { forgetDraft, hasDraft, keepDraft, restoreDrafts } from "./desk/drafts.ts";
import type { Desk } from "./desk/fields.ts";
import { Hand } from "./desk/hand.ts";
import { keys } from "./desk/keys.ts";
import { lamps } from "./desk/lamps.ts";
import { List } from "./desk/list.ts";
import { MergeChoices } from "./desk/merge.ts";
import { Panel } from "./desk/panel.ts";
import { Refresh } from "./desk/refresh.ts";
import { steps, type Sent } from "./desk/send.ts";
import { templates } from "./desk/templates.ts";
import type { DeskQuestion, Detail, Queue } from "./desk/types.ts";
import { Undo } from "./desk/undo.ts";
import { Feed, type RoomEvent } from "./live/feed.ts";
import { panels } from "./live/panels.ts";
import { topicsOf } from "./live/question.ts";
import { terms } from "./live/terms.ts";
import { count, text } from "./texts.ts";

const root = document.querySelector<HTMLElement>("[data-room]")!; // this script is only on the desk's page
const code = root.dataset["room"] ?? "";
const here = new URL(root.dataset["here"] ?? location.href, location.href);
const desk: Desk = { root, me: root.dataset["me"] ?? "", agency: root.dataset["agency"] ?? "", topics: topicsOf(root) };
const announce = root.querySelector<HTMLElement>("[data-announce]")!; // the server renders it
const help = root.querySelector<HTMLDialogElement>("[data-help]")!; // likewise
const list = new List(desk, addressOf);
const panel = new Panel(desk, addressOf);
const merge = new MergeChoices(panel, code);
const claims = new Claims(panel);
const undo = new Undo(root);
const hand = new Hand(panel, list);
const refresh = new Refresh(`/api/desk/sessions/${code}/queue${here.search}`, follow);

// One's own steps come back as events too.
const own = new Set<number>();

// Steps after which a question is no longer in the group that is shown, unless all are.
const leaving = new Set(["publish", "refuse", "merge", "answer", "transfer", "ask-office", "defer", "accept", "return", "reopen", "recall", "grant-appeal", "dismiss-appeal", "answer-again"]);

function addressOf(id: number): string {
  const address = new URL(here);
  address.searchParams.set("at", String(id));
  return address.pathname + address.search;
}

function select(id: number | undefined, focus: boolean): void {
  if (id !== panel.id) claims.leave();
  const item = id === undefined ? undefined : list.items.get(id);
  if (id === undefined || !item) {
    if (id === undefined) panel.empty();
    return;
  }
  panel.show(item);
  merge.offer(item.likely);
  if (hasDraft(panel.box, id)) announce.textContent = text("triage.client.draft");
  list.select(id, focus);
  history.replaceState(null, "", addressOf(id));
  if (item.question.mergedCount > 0) void showMerged(id);
}

async function showMerged(id: number): Promise<void> {
  const reply = await fetch(`/api/desk/sessions/${code}/questions/${id}`, { headers: { Accept: "application/json" } }).catch(() => undefined);
  if (reply?.ok && panel.id === id) panel.merged(((await reply.json()) as Detail).merged);
}

function done({ act, id, form, words, undo: mayUndo }: Sent): void {
  announce.textContent = words;
  forgetDraft(id, form);
  if (panel.id === id) {
    panel.failed("");
    const details = form.closest("details");
    if (details) {
      details.open = false;
      form.reset();
    }
  }
  if (mayUndo) undo.offer(id, words);
  else if (act === "undo") undo.withdraw();
  if (leaving.has(act) && root.dataset["show"] !== "all") {
    const wasHere = panel.id === id;
    const next = list.remove(id);
    if (wasHere) select(next, true);
  } else if (form.closest("details")) list.select(panel.id, true);
  if (act === "undo") void refresh.now().then(() => {
    if (list.has(id)) select(id, true);
    announce.textContent = words;
  });
  else refresh.soon(0);
}

function failed(id: number, words: string, form: HTMLFormElement): void {
  announce.textContent = words;
  if (panel.id === id && !panel.box.hidden) panel.failed(words, form);
  else if (undoFailed(words)) return;
}

function undoFailed(words: string): boolean {
  const sign = root.querySelector<HTMLElement>("[data-undo-words]");
  if (!sign || sign.closest<HTMLElement>("[data-undo]")?.hidden) return false;
  sign.textContent = words;
  return true;
}

function apply(event: RoomEvent): void {
  if (event.kind === "question") applyQuestion(event.payload as DeskQuestion);
  else if ((event.kind as string) === "gone") applyGone((event.payload as { questionId: number }).questionId);
  else if (event.kind === "session") applySession(event.payload as { state: string });
}

function applyQuestion(question: DeskQuestion): void {
  const known = list.items.get(question.id);
  if (known) {
    const item = { question: { ...question, votes: question.votes ?? known.question.votes ?? 0 }, likely: known.likely };
    if (panel.id === question.id && known.question.state !== question.state && !own.has(question.id)) panel.failed(text("triage.client.left"));
    list.update(item);
    if (panel.id === question.id) panel.fill(item);
  }
  refresh.soon(300);
}

function applyGone(id: number): void {
  list.leave(id);
  if (panel.id === id) panel.failed(text("triage.client.gone"));
  refresh.soon(300);
}

function applySession(session: { state: string }): void {
  const chip = root.querySelector<HTMLElement>("[data-session-state]")!; // likewise
  chip.dataset["state"] = session.state.toLowerCase();
  chip.textContent = text(`session.state.${session.state.charAt(0).toUpperCase()}${session.state.slice(1)}`);
}

function follow(queue: Queue): void {
  const added = list.follow(queue, panel.id);
  showCounts(root, queue);
  if (added > 0) announce.textContent = count("triage.client.news", added);
  const empty = root.querySelector<HTMLElement>("[data-empty]");
  if (empty) empty.hidden = list.rows().length > 0;
  const item = list.items.get(panel.id);
  if (panel.box.hidden || panel.id === 0) select(list.neighbour(0, 1), false);
  else if (item) {
    panel.fill(item);
    merge.offer(item.likely);
    if (item.question.mergedCount > 0) void showMerged(panel.id);
  }
}

root.addEventListener("submit", () => {
  const id = panel.id;
  own.add(id);
  setTimeout(() => own.delete(id), 5000);
});
root.addEventListener("click", (event) => {
  const pick = (event.target as HTMLElement).closest<HTMLElement>("[data-pick]");
  if (!pick || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  select(Number(pick.closest<HTMLElement>("[data-question]")?.dataset["question"]), true);
  // On a phone the panel stands above the list.
  if (panel.box.getBoundingClientRect().bottom < 0 || panel.box.getBoundingClientRect().top > innerHeight) panel.box.scrollIntoView({ block: "start" });
});
panel.box.addEventListener("input", (event) => {
  if (event.target instanceof HTMLTextAreaElement) keepDraft(panel.id, event.target);
});

for (const row of list.rows()) row.dataset["filled"] = "yes";
const open = root.querySelector<HTMLButtonElement>("[data-help-open]");
if (open) {
  open.hidden = false;
  open.addEventListener("click", () => help.showModal());
}
steps(root, { done, failed });
lamps(panel.box);
agencies(panel.box);
terms(panel.box);
templates(panel.box);
if (root.querySelector("[data-panels]")) panels(root);
restoreDrafts(panel.box, panel.id);
keys({
  move: (step) => select(list.neighbour(panel.id, step) ?? panel.id, true),
  act: (names) => hand.act(names),
  claim: () => hand.claim(),
  undo: () => undo.press(),
  search: () => {
    const field = root.querySelector<HTMLInputElement>("[data-search]");
    const box = field?.closest("details");
    if (box) box.open = true;
    field?.focus();
  },
  help: () => help.showModal(),
  back: () => hand.back(),
});
void new Feed(root, { apply, tally: (votes) => list.votes(votes), settled: () => undefined }).start();
