// What became of a public question, in plain sentences: the same as FateWords.cs says on the server.
import { count, text, textOr } from "../texts.ts";
import { day, daysBetween } from "./days.ts";

export interface Agency {
  readonly vi: string;
  readonly en: string;
}

export interface Fate {
  readonly state: string;
  readonly answeredAt?: string;
  readonly mergedCount?: number;
  readonly unit?: string;
  readonly dueOn?: string;
  readonly extensions?: number;
  readonly waitsSince?: string;
  readonly handler?: Agency;
  readonly offeredTo?: Agency;
  readonly denial?: string;
}

export interface Line {
  readonly kind: string;
  readonly words: string;
}

export function linesOf(question: Fate): Line[] {
  return [...place(question), ...promise(question), ...together(question)];
}

export function answerTitle(question: Fate): string {
  if (question.handler) return text("fate.answer.of", nameOf(question.handler));
  if (question.state === "answeredLive") return text("fate.answer.live");
  return question.state === "answeredInWriting" ? text("fate.answer.writing") : text("question.answer");
}

/** One letter, as RoomCounts.FateOf. */
export function letterOf(state: string): string {
  return { answeredLive: "a", answeredInWriting: "a", deferred: "p", transferred: "t", merged: "m", refused: "r" }[state] ?? "w";
}

function place(q: Fate): Line[] {
  if (q.state === "merged") return [{ kind: "merged", words: text("fate.merged") }];
  if (q.state === "refused") return [{ kind: "withheld", words: q.denial === "withdrawnByAsker" ? text("fate.withdrawn") : text("fate.withheld", textOr(`denial.${capital(q.denial ?? "")}`, "denial.other")) }];
  if (q.state === "transferred") return [{ kind: "passed", words: q.offeredTo ? text("fate.offered", nameOf(q.offeredTo)) : text("fate.office") }];
  return q.handler && letterOf(q.state) !== "a" ? [{ kind: "passed", words: text("fate.handler", nameOf(q.handler)) }] : [];
}

function promise(q: Fate): Line[] {
  if (!q.dueOn) return [];
  if (letterOf(q.state) === "a" && q.answeredAt) {
    const kept = day(q.answeredAt) <= q.dueOn;
    return [{ kind: kept ? "kept" : "late", words: text(kept ? "fate.kept" : "fate.keptLate", shown(q.dueOn)) }];
  }
  if (q.state !== "deferred" && q.state !== "onStage") return [];
  const extended = q.extensions ? [{ kind: "promise", words: count("fate.extended", q.extensions) }] : [];
  return [{ kind: "promise", words: text("fate.promised", shown(q.dueOn), q.unit ?? "") }, countdown(q, q.dueOn), ...extended];
}

function countdown(q: Fate, due: string): Line {
  const today = document.querySelector<HTMLElement>("[data-today]")?.dataset["today"] ?? "";
  if (q.waitsSince) return { kind: "promise", words: text("fate.waits", shown(q.waitsSince)) };
  if (today === due) return { kind: "promise", words: text("fate.today") };
  if (today < due) return { kind: "promise", words: count("fate.left", daysBetween(today, due)) };
  const late = daysBetween(due, today);
  return { kind: "late", words: late > 0 ? count("fate.late", late) : text("fate.lateJust") };
}

function together(q: Fate): Line[] {
  return q.mergedCount && q.state !== "merged" && q.state !== "refused" ? [{ kind: "merged", words: count("fate.together", q.mergedCount) }] : [];
}

function nameOf(agency: Agency): string {
  return document.documentElement.lang === "en" ? agency.en : agency.vi;
}

/** 2026-11-30 as the reader writes it. */
function shown(date: string): string {
  return date.split("-").reverse().join("/");
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
