// The public room's markup of a question, filled from an event or from a page of the list.
import { answerTitle, linesOf, type Fate } from "./fate.ts";
import { moment } from "./days.ts";
import { fill, make, takesVotes, type Question } from "./question.ts";
import { text } from "../texts.ts";

export interface PublicQuestion extends Question, Fate {
  readonly answeredAt?: string;
  readonly correctedAt?: string;
  readonly mergedInto?: number;
  readonly votes?: number;
}

export function makeCard(question: PublicQuestion, topics: Readonly<Record<string, string>>, votesOpen: boolean): HTMLElement {
  const item = make(question);
  const button = item.querySelector<HTMLButtonElement>("[data-vote]");
  if (button) button.value = String(question.id);
  const follow = item.querySelector<HTMLAnchorElement>('[data-field="follow"]');
  if (follow) follow.href = `/questions/${question.id}/follow`;
  fillCard(item, question, topics, votesOpen);
  return item;
}

export function fillCard(item: HTMLElement, question: PublicQuestion, topics: Readonly<Record<string, string>>, votesOpen: boolean): void {
  fill(item, question, topics);
  shown(item, "text", question.state !== "refused");
  shown(item, "by", !!(question.by ?? question.place));
  const lines = linesOf(question).map(({ kind, words }) => {
    const line = document.createElement("li");
    line.dataset["kind"] = kind;
    line.textContent = words;
    return line;
  });
  shown(item, "fate", lines.length > 0)?.replaceChildren(...lines);
  fillJump(shown(item, "mergedGo", question.mergedInto !== undefined), question.mergedInto);
  const title = part(item, "answerTitle");
  if (title) title.textContent = answerTitle(question);
  const facts = part(item, "answerFacts");
  if (facts) facts.textContent = [question.answeredAt && moment(question.answeredAt), question.correctedAt && text("fate.corrected", moment(question.correctedAt))].filter(Boolean).join(" · ");
  shown(item, "voteBox", question.state !== "merged" && question.state !== "refused");
  openVote(item, votesOpen);
}

/** Whether others may join it now: the question's state and the dialogue's. */
export function openVote(item: HTMLElement, votesOpen: boolean): void {
  const button = item.querySelector<HTMLButtonElement>("[data-vote]");
  if (button) button.disabled = !(votesOpen && takesVotes(item.dataset["state"] ?? ""));
}

function fillJump(place: HTMLElement | null, id: number | undefined): void {
  const link = place?.querySelector("a");
  if (!link || id === undefined) return;
  link.href = `?at=${id}#q${id}`;
  link.dataset["jump"] = String(id);
}

function part(item: HTMLElement, name: string): HTMLElement | null {
  return item.querySelector<HTMLElement>(`[data-field="${name}"]`);
}

function shown(item: HTMLElement, name: string, visible: boolean): HTMLElement | null {
  const found = part(item, name);
  if (found) found.hidden = !visible;
  return found;
}
