// Words and signs that a row of the list and the panel both show. Text goes in by textContent only.
import { count, text } from "../texts.ts";
import { privateTag } from "./private.ts";
import type { Agency, DeskQuestion, Item } from "./types.ts";

export interface Desk {
  readonly root: HTMLElement;
  readonly me: string;
  readonly agency: string;
  readonly topics: Readonly<Record<string, string>>;
}

export function stateName(state: string): string {
  return text(`question.state.${state.charAt(0).toUpperCase()}${state.slice(1)}`);
}

export function nameOf(agency: Agency): string {
  return document.documentElement.lang === "en" ? agency.en : agency.vi;
}

export function isHeld(question: DeskQuestion): boolean {
  return !!question.claimedUntil && Date.parse(question.claimedUntil) > Date.now();
}

/** The agency of this desk answers for it. */
export function isOurs(desk: Desk, question: DeskQuestion): boolean {
  return question.handler ? question.handler.code === desk.agency : question.offeredTo?.code !== desk.agency;
}

export function can(desk: Desk, question: DeskQuestion, act: string): boolean {
  const offer = act === "accept" || act === "return";
  return question.can.includes(act) && (offer ? question.offeredTo?.code === desk.agency : isOurs(desk, question));
}

export function fillFacts(desk: Desk, part: HTMLElement, { question, likely }: Item): void {
  say(part, "number", text("room.client.number", question.number));
  say(part, "text", question.text);
  const chip = part.querySelector<HTMLElement>('[data-field="state"]');
  if (chip) chip.dataset["state"] = question.state.toLowerCase();
  say(part, "state", stateName(question.state));
  say(part, "waited", waited(question.askedAt));
  if (question.votes !== undefined) say(part, "votes", String(question.votes));
  const topic = question.topic ? (desk.topics[question.topic] ?? question.topic) : "";
  tell(part, "topic", question.topicNeedsReading && topic ? text("desk.client.topicUnsure", topic) : topic);
  tell(part, "likely", likely.length > 0 ? count("triage.client.likely", likely.length) : "");
  tell(part, "private", privateTag(question));
  tell(part, "due", question.dueOn ? text("triage.client.due", day(question.dueOn)) : "");
  tell(part, "held", !isHeld(question) ? "" : question.claimedById === desk.me ? text("triage.client.heldByMe") : text("triage.client.heldBy", question.claimedBy ?? ""));
}

/** As the server says it: the coarsest unit. */
export function waited(since: string): string {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 60000));
  if (minutes === 0) return text("triage.waited.now");
  if (minutes < 60) return text("triage.waited.minutes", minutes);
  return minutes < 1440 ? text("triage.waited.hours", Math.floor(minutes / 60)) : text("triage.waited.days", Math.floor(minutes / 1440));
}

export function day(date: string): string {
  return date.split("-").reverse().join("/");
}

/** Writes a text that is always shown. */
export function say(part: HTMLElement, name: string, words: string): void {
  for (const found of part.querySelectorAll<HTMLElement>(`[data-field="${name}"]`)) if (found.textContent !== words) found.textContent = words;
}

/** Writes a text that is hidden while there is none. */
export function tell(part: HTMLElement, name: string, words: string): void {
  say(part, name, words);
  for (const found of part.querySelectorAll<HTMLElement>(`[data-field="${name}"]`)) found.hidden = words === "";
}
