// The host's tablet: now and next.
import { acts } from "./live/acts.ts";
import { Feed, type RoomEvent } from "./live/feed.ts";
import { fill, find, make, topicsOf, votes, votesOf, type Question } from "./live/question.ts";
import { text } from "./texts.ts";

const root = document.querySelector<HTMLElement>("[data-room]")!; // this script is only on the host's page
const topics = topicsOf(root);
const list = root.querySelector<HTMLElement>('[data-list="next"]')!; // the server renders it
const now = root.querySelector<HTMLElement>("[data-now]")!; // likewise
const known = new Map<number, Question>();
const drafts = new Map<string, string>();
if (now.dataset["now"]) votes({ [now.dataset["now"]]: Number(now.dataset["votes"]) });

function apply(event: RoomEvent): void {
  if (event.kind === "question") applyQuestion(event.payload as Question);
  else if (event.kind === "stage") applyStage((event.payload as { questionId?: number }).questionId);
  else applySession(event.payload as { state: string });
}

function applyQuestion(question: Question): void {
  known.set(question.id, question);
  const waits = question.state === "published" || question.state === "deferred";
  const shown = find(question.id);
  if (!waits) return shown?.remove();
  const item = shown ?? make(question);
  fill(item, question, topics);
  if (!shown) putInOrder(item, question.id);
}

/** Most joined first, as the server orders them; what already stands there does not move. */
function putInOrder(item: HTMLElement, id: number): void {
  const fewer = [...list.children].find((other) => votesOf(Number((other as HTMLElement).dataset["question"])) < votesOf(id));
  list.insertBefore(item, fewer ?? null);
}

function applyStage(id: number | undefined): void {
  const none = root.querySelector<HTMLElement>("[data-now-none]")!; // likewise
  now.hidden = id === undefined;
  none.hidden = id !== undefined;
  if (id === undefined) return;
  if (now.dataset["now"] !== String(id)) takeWords(now.dataset["now"] ?? "", String(id));
  now.dataset["now"] = String(id);
  const question = known.get(id);
  now.querySelector<HTMLElement>("[data-now-text]")!.textContent = question?.text ?? ""; // likewise
  now.querySelector<HTMLElement>("[data-now-by]")!.textContent = [question?.by, question?.place].filter(Boolean).join(", "); // likewise
  for (const form of now.querySelectorAll("form")) form.action = form.action.replace(/questions\/[^/]+\//, `questions/${id}/`);
}

// A summary begun for one question waits until that question is on stage again.
function takeWords(before: string, next: string): void {
  const words = now.querySelector("textarea")!; // the server renders it
  if (words.value !== "") drafts.set(before, words.value);
  words.value = drafts.get(next) ?? "";
  drafts.delete(next);
}

function applySession(session: { state: string }): void {
  const chip = root.querySelector<HTMLElement>("[data-session-state]")!; // likewise
  chip.dataset["state"] = session.state.toLowerCase();
  chip.textContent = text(`session.state.${session.state.charAt(0).toUpperCase()}${session.state.slice(1)}`);
  for (const form of root.querySelectorAll<HTMLElement>("[data-for-session]")) form.hidden = form.dataset["forSession"] !== session.state.toLowerCase();
}

function settled(): void {
  const empty = root.querySelector<HTMLElement>("[data-empty]");
  if (empty) empty.hidden = list.childElementCount > 0;
}

function failed(form: HTMLFormElement, words: string): void {
  const sign = form.closest("[data-question]")?.querySelector<HTMLElement>('[data-field="failed"]')
    ?? form.closest("[data-now]")?.querySelector<HTMLElement>("[data-now-failed]")
    ?? root.querySelector<HTMLElement>("[data-page-failed]");
  if (!sign) return;
  sign.hidden = false;
  sign.textContent = words;
}

function done(): void {
  for (const sign of root.querySelectorAll<HTMLElement>("[data-page-failed], [data-now-failed]")) sign.hidden = true;
}

acts(root, failed, done);
void new Feed(root, { apply, tally: votes, settled }).start();
