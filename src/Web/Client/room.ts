// The public room: live questions, the stage, joining a question, asking.
import { askForm } from "./live/ask.ts";
import { Feed, type RoomEvent } from "./live/feed.ts";
import { fill, find, make, topicsOf, votes, type Question } from "./live/question.ts";
import { showReceipts } from "./live/receipts.ts";
import { send, tokenOf } from "./live/send.ts";
import { count, text } from "./texts.ts";

const root = document.querySelector<HTMLElement>("[data-room]")!; // this script is only on the room's page
const code = root.dataset["room"] ?? "";
const topics = topicsOf(root);
const open = root.querySelector<HTMLElement>('[data-list="open"]')!; // the server renders both lists
const answered = root.querySelector<HTMLElement>('[data-list="answered"]')!; // likewise
const pill = root.querySelector<HTMLButtonElement>("[data-new]")!; // likewise
const arrived: HTMLElement[] = [];

function apply(event: RoomEvent): void {
  if (event.kind === "question") applyQuestion(event.payload as Question);
  else if (event.kind === "stage") applyStage((event.payload as { questionId?: number }).questionId);
  else applySession(event.payload as { state: string; takesQuestions: boolean; takesVotes: boolean });
}

function applyQuestion(question: Question): void {
  const known = find(question.id) ?? arrived.find((item) => item.dataset["question"] === String(question.id));
  const item = known ?? make(question);
  fill(item, question, topics);
  const button = item.querySelector<HTMLButtonElement>(".vote-button");
  if (button) button.disabled = !(root.dataset["takesVotes"] === "yes" && ["published", "onStage", "deferred"].includes(question.state));
  if (!known) arrived.push(item);
  if (question.state.startsWith("answered") && item.parentElement !== answered) answered.prepend(item);
}

// New questions wait behind a pill: a list must not jump under a thumb. Whoever looks at an empty list gets them at once.
function settled(): void {
  const waiting = arrived.filter((item) => !item.isConnected);
  if (open.childElementCount === 0 || scrollY < open.offsetTop - innerHeight) reveal();
  pill.hidden = arrived.length === 0;
  pill.textContent = count("room.client.new", waiting.length);
  refreshEmpty();
}

function reveal(): void {
  for (const item of arrived.splice(0)) if (!item.isConnected) open.prepend(item);
  pill.hidden = true;
  refreshEmpty();
}

function refreshEmpty(): void {
  const empty = root.querySelector<HTMLElement>("[data-empty]");
  if (empty) empty.hidden = open.childElementCount + arrived.length > 0;
  const section = root.querySelector<HTMLElement>("[data-answered-section]");
  if (section) section.hidden = answered.childElementCount === 0;
}

function applyStage(id: number | undefined): void {
  const stage = root.querySelector<HTMLElement>("[data-stage]")!; // the server renders it
  stage.hidden = id === undefined;
  if (id === undefined) return;
  reveal();
  const words = find(id)?.querySelector('[data-field="text"]')?.textContent ?? "";
  stage.querySelector<HTMLElement>("[data-stage-text]")!.textContent = words; // likewise
  stage.querySelector<HTMLAnchorElement>("[data-stage-link]")!.href = `#q${id}`; // likewise
}

function applySession(session: { state: string; takesQuestions: boolean; takesVotes: boolean }): void {
  const chip = root.querySelector<HTMLElement>("[data-session-state]")!; // likewise
  chip.dataset["state"] = session.state.toLowerCase();
  chip.textContent = text(`session.state.${session.state.charAt(0).toUpperCase()}${session.state.slice(1)}`);
  root.dataset["takesVotes"] = session.takesVotes ? "yes" : "no";
  const closed = root.querySelector<HTMLElement>("[data-ask-closed]")!; // likewise
  closed.hidden = session.takesQuestions;
  closed.textContent = text(session.state === "paused" ? "room.client.paused" : "room.client.closed");
  const form = root.querySelector<HTMLFormElement>("form[data-ask]");
  // Opening brings the form, which only the server makes; what somebody is typing while it closes stays in the field.
  if (!form && session.takesQuestions) location.reload();
  for (const button of open.querySelectorAll<HTMLButtonElement>(".vote-button")) button.disabled = !session.takesVotes;
}

async function vote(form: HTMLFormElement): Promise<void> {
  const item = form.closest<HTMLElement>("[data-question]")!; // a vote form is always in a question
  const button = form.querySelector<HTMLButtonElement>("button")!; // likewise
  const joins = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(joins));
  const reply = await send(`/api/questions/${item.dataset["question"]}/votes`, { method: joins ? "POST" : "DELETE", headers: { "X-CSRF-TOKEN": tokenOf(form) } });
  if (reply.ok) {
    votes({ [item.dataset["question"] ?? ""]: Number(reply.body["votes"]) });
    form.querySelector<HTMLInputElement>('[name="joins"]')!.value = String(!joins); // likewise
  } else {
    button.setAttribute("aria-pressed", String(!joins));
    const sign = root.querySelector<HTMLElement>("[data-liveness]");
    if (sign) sign.textContent = reply.offline ? text("room.client.voteOffline") : reply.words;
  }
}

root.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches("form[data-vote]")) return;
  event.preventDefault();
  void vote(form);
});
pill.addEventListener("click", () => {
  const first = arrived[0];
  reveal();
  first?.scrollIntoView({ block: "center" });
});
askForm(root, code);
showReceipts(root, code);
void new Feed(root, { apply, tally: votes, settled }).start();
