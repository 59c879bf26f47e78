// What the server found in a question that may be private: marked in the words, and a box to tick before it can be published.
import { tell } from "./fields.ts";
import { text } from "../texts.ts";
import type { DeskQuestion } from "./types.ts";

/** Names the kinds that were found; empty when there are none. */
export function privateTag(question: DeskQuestion): string {
  const kinds = [...new Set(question.private.map((one) => one.kind))].map((kind) => text(`private.kind.${kind.charAt(0).toUpperCase()}${kind.slice(1)}`));
  return kinds.length > 0 ? text("private.client.tag", kinds.join(", ")) : "";
}

/** Whether something was found in words that are not public yet. */
export function showPrivate(panel: HTMLElement, question: DeskQuestion): void {
  const needed = question.private.length > 0 && !question.publishedAt;
  tell(panel, "private", privateTag(question));
  for (const notice of panel.querySelectorAll<HTMLElement>("[data-private-notice]")) notice.hidden = question.private.length === 0;
  for (const part of panel.querySelectorAll<HTMLElement>("[data-private-seen]")) {
    part.hidden = !needed;
    const box = part.querySelector("input");
    if (box) box.disabled = !needed;
  }
  mark(panel, question);
}

function mark(panel: HTMLElement, question: DeskQuestion): void {
  const place = panel.querySelector<HTMLElement>('[data-field="text"]');
  if (!place || (question.private.length === 0 && place.querySelector("mark") === null)) return;
  let at = 0;
  const parts: (string | HTMLElement)[] = [];
  for (const { start, length } of question.private) {
    const words = document.createElement("mark");
    words.textContent = question.text.slice(start, start + length);
    parts.push(question.text.slice(at, start), words);
    at = start + length;
  }
  place.replaceChildren(...parts, question.text.slice(at));
}
