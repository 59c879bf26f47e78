// The outbox as its writer sees it: each question with where it is, and what can be done.
import type { Letter, Outbox } from "./outbox.ts";
import { text } from "../texts.ts";

export class LetterList {
  private readonly section: HTMLElement;
  private readonly list: HTMLElement;

  constructor(
    root: HTMLElement,
    private readonly edit: (letter: Letter) => void,
    private readonly mailbox: ((letter: Letter) => void) | undefined,
  ) {
    this.section = root.querySelector<HTMLElement>("[data-outbox]")!; // the server renders it
    this.list = this.section.querySelector<HTMLElement>("[data-outbox-list]")!; // likewise
  }

  show(letters: readonly Letter[], box: Outbox): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset["does"];
    this.section.hidden = letters.length === 0;
    this.list.replaceChildren(...letters.map((letter) => this.row(letter, box)));
    // A new state draws the rows anew; whoever stood on a button still does.
    if (focused) this.list.querySelector<HTMLElement>(`[data-does="${focused}"]`)?.focus();
  }

  private row(letter: Letter, box: Outbox): HTMLElement {
    const row = document.createElement("li");
    const words = line("words", letter.text);
    words.lang = "vi";
    const state = line("outbox-state", letter.words ?? text("room.client.waiting"));
    state.setAttribute("role", "status");
    row.append(words, state);
    if (letter.state !== "sending") row.append(this.buttons(letter, box));
    return row;
  }

  private buttons(letter: Letter, box: Outbox): HTMLElement {
    const { key } = letter;
    const row = document.createElement("p");
    row.className = "actions";
    if (letter.closed && this.mailbox) row.append(button(key, "mailbox", text("room.client.outbox.mailbox"), () => this.mailbox?.(letter)));
    if (!letter.closed) row.append(button(key, "again", text("room.client.outbox.again"), () => box.again(key)));
    row.append(button(key, "edit", text("room.client.outbox.edit"), () => this.edit(letter)));
    row.append(button(key, "remove", text("room.client.outbox.remove"), () => confirm(text("room.client.outbox.sure")) && box.remove(key)));
    return row;
  }
}

function button(key: string, does: string, words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-outline-secondary btn-sm";
  made.textContent = words;
  made.dataset["does"] = `${does} ${key}`;
  made.addEventListener("click", act);
  return made;
}

function line(name: string, words: string): HTMLElement {
  const made = document.createElement("p");
  made.className = name;
  made.textContent = words;
  return made;
}
