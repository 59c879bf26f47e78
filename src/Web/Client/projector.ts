// The wall of the hall. It follows the stage by itself; keys browse among the public questions, change the size and the
// colours. A question is made as large as its frame allows and never cut.
import { Feed, type RoomEvent } from "./live/feed.ts";
import { polls } from "./live/poll.ts";
import type { Question } from "./live/question.ts";
import { rest } from "./live/rest.ts";
import { Standing } from "./live/standing.ts";
import { text } from "./texts.ts";

const root = document.querySelector<HTMLElement>("[data-room]")!; // this script is only on the projector's page
const stage = new Standing(root);
const words = part("[data-words]");
const frame = part("[data-frame]");
const sizes = { slot: "wall:size", least: 0.5, most: 2, step: 0.1 };
/** How long the hall sees what became of a question before the wall goes on. */
const outcomeTime = 12000;
const keysTime = 8000;

let browsed: number | undefined;
let ended: Question | undefined;
let endedTimer: ReturnType<typeof setTimeout> | undefined;
let keysTimer: ReturnType<typeof setTimeout> | undefined;

function part(selector: string): HTMLElement {
  return root.querySelector<HTMLElement>(selector)!; // the server renders every part that this script asks for
}

function apply(event: RoomEvent): void {
  const before = stage.now();
  stage.apply(event);
  if (event.kind === "stage") follow(before);
  else if (event.kind === "session") showSession();
}

/** A question that left the stage with an outcome stays a while, with what became of it. */
function follow(before: Question | undefined): void {
  clearTimeout(endedTimer);
  ended = undefined;
  browsed = undefined;
  const after = before && stage.questions.get(before.id);
  if (stage.now() || !after || outcomeOf(after) === "") return;
  ended = after;
  endedTimer = setTimeout(() => {
    ended = undefined;
    draw();
  }, outcomeTime);
}

function draw(): void {
  const question = browsed === undefined ? (stage.now() ?? ended) : stage.questions.get(browsed);
  root.dataset["wall"] = question ? "now" : "idle";
  root.dataset["pollOpen"] = root.querySelector('[data-polls="current"] article') ? "yes" : "no";
  if (question) showQuestion(question);
  else showIdle();
  const next = stage.next(2).filter((waiting) => waiting.id !== question?.id);
  part("[data-next-section]").hidden = next.length === 0;
  part("[data-next]").replaceChildren(...next.map(row));
  fit();
}

function showQuestion(question: Question): void {
  const label = browsed !== undefined ? "browse" : question === ended ? "ended" : "now";
  part("[data-label]").textContent = text(`projector.client.${label}`);
  part("[data-number]").textContent = text("room.client.number", question.number ?? 0);
  part("[data-votes]").textContent = text("projector.client.votes", stage.votesOf(question.id));
  words.textContent = question.text;
  part("[data-by]").textContent = [question.by, question.place].filter(Boolean).join(", ");
  const outcome = part("[data-outcome]");
  outcome.textContent = outcomeOf(question);
  outcome.hidden = outcome.textContent === "";
}

function showIdle(): void {
  const kind = `${stage.session.charAt(0).toUpperCase()}${stage.session.slice(1)}`;
  // The hour of the start was written by the server and does not change while it waits.
  if (stage.session !== "announced") part("[data-idle-title]").textContent = text(`projector.client.idle.${kind}`);
  part("[data-idle-hint]").hidden = stage.session !== "live" && stage.session !== "announced";
}

function outcomeOf(question: Question): string {
  switch (question.state) {
    case "answeredLive": return text("projector.client.answeredLive");
    case "answeredInWriting": return text("projector.client.answeredInWriting");
    case "deferred": return question.dueOn ? text("projector.client.promised", question.unit ?? "", day(question.dueOn)) : "";
    case "transferred": return text("question.state.Transferred");
    default: return "";
  }
}

function row(question: Question): HTMLElement {
  const [item, number, said] = [document.createElement("li"), document.createElement("strong"), document.createElement("span")];
  number.textContent = text("room.client.number", question.number ?? 0);
  said.lang = "vi";
  said.textContent = question.text;
  item.append(number, " ", said);
  return item;
}

function showSession(): void {
  part("[data-join]").textContent = text(["announced", "live", "standing"].includes(stage.session) ? "projector.client.join" : "projector.client.look");
  const chip = part("[data-session-state]");
  chip.dataset["state"] = stage.session.toLowerCase();
  chip.textContent = text(`session.state.${stage.session.charAt(0).toUpperCase()}${stage.session.slice(1)}`);
}

/** The largest letters with which the words stay inside their frame; the size that was chosen is the upper bound. */
function fit(): void {
  if (root.dataset["wall"] !== "now") return;
  const most = Math.min(frame.clientHeight * 0.3, frame.clientWidth * 0.075) * size();
  let [low, high] = [12, Math.max(14, most)];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    words.style.fontSize = `${middle}px`;
    if (words.scrollHeight <= frame.clientHeight && words.scrollWidth <= frame.clientWidth) low = middle;
    else high = middle;
  }
  words.style.fontSize = `${Math.floor(low)}px`;
}

function size(): number {
  return Number(localStorage.getItem(sizes.slot) ?? 1) || 1;
}

function resize(to: number): void {
  const kept = Math.round(Math.min(sizes.most, Math.max(sizes.least, to)) * 10) / 10;
  localStorage.setItem(sizes.slot, String(kept));
  showSize();
  showKeys(text("projector.client.size", Math.round(kept * 100)));
}

function showSize(): void {
  document.documentElement.style.fontSize = `${Math.min(1.3, size()) * 100}%`;
  fit();
}

function browse(by: number): void {
  const all = [...stage.questions.values()].filter((question) => !["received", "refused", "merged"].includes(question.state)).sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  if (all.length === 0) return;
  const from = all.findIndex((question) => question.id === (browsed ?? stage.onStage));
  browsed = all[from < 0 ? (by > 0 ? 0 : all.length - 1) : (from + by + all.length) % all.length]?.id;
  draw();
}

function theme(): void {
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark" || document.documentElement.dataset["bsTheme"] === "dark";
  document.documentElement.dataset["bsTheme"] = dark ? "light" : "dark";
  localStorage.setItem("wall:theme", dark ? "light" : "dark");
}

function showKeys(said: string): void {
  const keys = part("[data-keys]");
  const line = keys.querySelector("p")!; // the server renders it
  keys.dataset["said"] ??= line.textContent ?? "";
  line.textContent = said === "" ? keys.dataset["said"] : said;
  keys.hidden = false;
  clearTimeout(keysTimer);
  keysTimer = setTimeout(() => (keys.hidden = true), keysTime);
}

function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = keys[event.key] ?? keys[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
}

const keys: Record<string, () => void> = {
  ArrowRight: () => browse(1),
  ArrowLeft: () => browse(-1),
  ArrowDown: () => browse(1),
  ArrowUp: () => browse(-1),
  PageDown: () => browse(1),
  PageUp: () => browse(-1),
  Escape: () => {
    browsed = undefined;
    draw();
  },
  "+": () => resize(size() + sizes.step),
  "=": () => resize(size() + sizes.step),
  "-": () => resize(size() - sizes.step),
  "0": () => resize(1),
  f: () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen().catch(() => undefined)),
  d: theme,
  "?": () => showKeys(""),
  h: () => showKeys(""),
};

function day(date: string): string {
  const [year, month, number] = date.split("-");
  return `${number}/${month}/${year}`;
}

const kept = localStorage.getItem("wall:theme");
if (kept) document.documentElement.dataset["bsTheme"] = kept;
polls(root, draw);
document.addEventListener("keydown", press);
addEventListener("resize", fit);
void document.fonts.ready.then(fit);
showSize();
showKeys("");
draw();
void new Feed(root, {
  apply,
  tally: (votes) => {
    stage.tally(votes);
    const shown = browsed ?? stage.onStage ?? ended?.id;
    if (shown !== undefined) part("[data-votes]").textContent = text("projector.client.votes", stage.votesOf(shown));
  },
  settled: draw,
}).start();
void rest(root, stage, draw);
