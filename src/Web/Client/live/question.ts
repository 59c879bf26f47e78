// Fills the server's one markup of a question. Text goes in by textContent only.
import { text } from "../texts.ts";

export interface Question {
  readonly id: number;
  readonly number?: number;
  readonly text: string;
  readonly by?: string;
  readonly name?: string;
  readonly place?: string;
  readonly state: string;
  readonly topic?: string;
  readonly topicNeedsReading?: boolean;
  readonly answer?: string;
  readonly unit?: string;
  readonly dueOn?: string;
  readonly denialWords?: string;
  readonly askedAt?: string;
  readonly answeredAt?: string;
}

export function find(id: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-question="${id}"]`);
}

export function make(question: Question): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>("template[data-question-template]");
  const item = template?.content.firstElementChild?.cloneNode(true) as HTMLElement;
  item.id = `q${question.id}`;
  item.dataset["question"] = String(question.id);
  set(item, "votes", String(votesOf(question.id)));
  for (const form of item.querySelectorAll("form")) form.action = form.getAttribute("action")?.replace("{id}", String(question.id)) ?? "";
  for (const field of item.querySelectorAll<HTMLInputElement>('input[data-field="id"]')) field.value = String(question.id);
  return item;
}

export function fill(item: HTMLElement, question: Question, topics: Readonly<Record<string, string>>): void {
  item.dataset["state"] = question.state.toLowerCase();
  set(item, "text", question.text);
  if (question.number) set(item, "number", text("room.client.number", question.number));
  set(item, "by", [question.by ?? question.name, question.place].filter(Boolean).join(", "));
  const chip = field(item, "state");
  if (chip) {
    chip.dataset["state"] = question.state.toLowerCase();
    chip.textContent = text(`question.state.${question.state.charAt(0).toUpperCase()}${question.state.slice(1)}`);
  }
  const topic = question.topic ? (topics[question.topic] ?? question.topic) : "";
  set(item, "topic", question.topicNeedsReading && topic ? text("desk.client.topicUnsure", topic) : topic);
  show(item, "topic", topic !== "");
  set(item, "answer", question.answer ?? "");
  show(item, "answerBox", !!question.answer);
  set(item, "denialBox", question.denialWords ?? "");
  show(item, "denialBox", !!question.denialWords);
  const asked = field(item, "askedAt");
  if (asked && question.askedAt) asked.textContent = clock(question.askedAt);
}

// Counts travel apart from questions: a card that is made anew must not begin at the template's zero.
const known = new Map<string, number>();
for (const sign of document.querySelectorAll<HTMLElement>('[data-question] [data-field="votes"]')) {
  const id = sign.closest<HTMLElement>("[data-question]")?.dataset["question"];
  if (id) known.set(id, Number(sign.textContent));
}

export function votes(counts: Readonly<Record<string, number>>): void {
  for (const [id, count] of Object.entries(counts)) {
    known.set(id, count);
    const sign = find(Number(id))?.querySelector<HTMLElement>('[data-field="votes"]');
    if (sign) sign.textContent = String(count);
  }
}

export function votesOf(id: number): number {
  return known.get(String(id)) ?? 0;
}

/** Others may still join it: as QuestionStates.TakesVotes on the server. */
export function takesVotes(state: string): boolean {
  return ["published", "onstage", "deferred"].includes(state.toLowerCase());
}

export function topicsOf(root: HTMLElement): Record<string, string> {
  return JSON.parse(root.dataset["topics"] ?? "{}") as Record<string, string>;
}

/** The hour of today; of another day the day too. */
function clock(instant: string): string {
  const language = document.documentElement.lang;
  const timeZone = document.documentElement.dataset["zone"];
  const day = (moment: Date): string => moment.toLocaleDateString(language, { timeZone });
  const at = new Date(instant);
  const hour = at.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", timeZone });
  return day(at) === day(new Date()) ? hour : `${hour}, ${at.toLocaleDateString(language, { day: "2-digit", month: "2-digit", year: "numeric", timeZone })}`;
}

function field(item: HTMLElement, name: string): HTMLElement | null {
  return item.querySelector<HTMLElement>(`[data-field="${name}"]`);
}

function set(item: HTMLElement, name: string, words: string): void {
  const found = field(item, name);
  if (found && found.textContent !== words) found.textContent = words;
}

function show(item: HTMLElement, name: string, shown: boolean): void {
  const found = field(item, name);
  if (found) found.hidden = !shown;
}
