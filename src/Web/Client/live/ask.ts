// Asking: what is typed is kept on every key; sent, it goes to the outbox and the field is free for the next question.
import { LetterList } from "./letters.ts";
import { Outbox, type Letter } from "./outbox.ts";
import { grouped, type Receipts } from "./receipts.ts";
import { text } from "../texts.ts";

interface Draft {
  /** Of a question that was sent before; it must not arrive a second time. */
  readonly key?: string;
  readonly text: string;
  readonly name: string;
  readonly place: string;
}

interface SessionNews {
  readonly state: string;
  readonly takesQuestions: boolean;
}

const counted = 0.8;

export class Ask {
  private readonly form: HTMLFormElement;
  private readonly fields: { readonly text: HTMLTextAreaElement; readonly name: HTMLInputElement; readonly place: HTMLInputElement };
  private readonly status: HTMLElement;
  private readonly box: Outbox;
  private readonly letters: LetterList;
  private key: string | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly code: string,
    private readonly receipts: Receipts,
  ) {
    this.form = root.querySelector<HTMLFormElement>("form[data-ask]")!; // the server renders it
    const input = (name: string): HTMLElement => this.form.querySelector<HTMLElement>(`[name="Input.${name}"]`)!; // it has all three
    this.fields = { text: input("Text") as HTMLTextAreaElement, name: input("Name") as HTMLInputElement, place: input("Place") as HTMLInputElement };
    this.status = this.form.querySelector<HTMLElement>("[data-ask-status]")!; // likewise
    const mailbox = root.dataset["mailbox"];
    this.letters = new LetterList(root, (letter) => this.takeBack(letter), mailbox ? (letter) => this.carry(letter, mailbox) : undefined);
    this.box = new Outbox(this.form, code, {
      changed: (letters) => this.letters.show(letters, this.box),
      received: (letter, receipt) => this.received(letter, receipt),
      returned: (letter) => this.returned(letter),
    });
    this.restore();
    this.form.addEventListener("input", () => this.typed());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.fields.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
    });
    root.querySelector("[data-ask-mailbox] a")?.addEventListener("click", () => mailbox && localStorage.setItem(`draft:${mailbox}`, JSON.stringify(this.read())));
    this.box.start();
  }

  /** The words in the field, for whoever looks for similar questions. */
  get field(): HTMLTextAreaElement {
    return this.fields.text;
  }

  write(words: string): void {
    this.fields.text.value = words;
    // As if it were typed: whoever looks at the field hears of it.
    this.fields.text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Says what was done instead of asking, and takes it back if wanted, until the next key. */
  offerUndo(words: string, undo: () => void): void {
    this.status.textContent = words;
    const button = this.undoButton;
    button.hidden = false;
    button.onclick = () => {
      button.hidden = true;
      undo();
    };
    button.focus();
  }

  session(news: SessionNews): void {
    const closed = this.root.querySelector<HTMLElement>("[data-ask-closed]")!; // the server renders it
    closed.hidden = news.takesQuestions;
    closed.querySelector<HTMLElement>("[data-ask-closed-words]")!.textContent = text(news.state === "paused" ? "room.client.paused" : "room.client.closed"); // likewise
    closed.querySelector<HTMLElement>("[data-ask-mailbox]")!.hidden = news.state === "paused" || !this.root.dataset["mailbox"]; // likewise
    // What somebody is typing while it closes stays in the field.
    this.form.hidden = !news.takesQuestions && this.fields.text.value === "";
    if (news.takesQuestions) void this.box.deliver();
  }

  private send(): void {
    const words = this.fields.text.value.trim();
    const [min, max] = [Number(this.form.dataset["min"]), Number(this.form.dataset["max"])];
    if (words.length < min) return this.refuse(words === "" ? text("ask.empty") : text("ask.tooShort", min, max));
    if (words.length > max) return this.refuse(text("ask.tooLong", min, max));
    const draft = this.read();
    this.clear();
    this.box.add({ ...draft, text: words, key: draft.key ?? crypto.randomUUID(), state: "waiting" });
  }

  private received(letter: Letter, receipt: string): void {
    this.receipts.keep(receipt, letter.text);
    const done = this.root.querySelector<HTMLElement>("[data-ask-done]")!; // the server renders it
    done.hidden = false;
    const link = done.querySelector<HTMLAnchorElement>("[data-ask-receipt]");
    if (link) link.textContent = grouped(receipt);
    for (const way of done.querySelectorAll("a")) way.href = way === link ? `/q/${receipt}` : `/q/${receipt}#follow-contact`;
    // Somebody who writes the next question is not called away from it.
    if (this.fields.text.value === "") done.focus();
  }

  private returned(letter: Letter): void {
    if (this.fields.text.value !== "") return;
    this.takeBack(letter);
    this.refuse(letter.words ?? "");
  }

  private takeBack(letter: Letter): void {
    if (this.fields.text.value.trim() !== "") return this.refuse(text("room.client.outbox.fieldFull"));
    this.key = letter.key;
    this.fields.name.value = letter.name;
    this.fields.place.value = letter.place;
    this.form.hidden = false;
    this.write(letter.text);
    this.box.remove(letter.key);
    this.fields.text.focus();
  }

  /** The agency's mailbox is a room as well: what was written waits there in the field. */
  private carry(letter: Letter, mailbox: string): void {
    const { text: words, name, place } = letter;
    localStorage.setItem(`draft:${mailbox}`, JSON.stringify({ text: words, name, place } satisfies Draft));
    this.box.remove(letter.key);
    location.href = `/agencies/${this.root.dataset["agency"]}/mailbox`;
  }

  private refuse(words: string): void {
    this.status.textContent = words;
    this.status.dataset["kind"] = "error";
    this.fields.text.setAttribute("aria-invalid", "true");
    this.fields.text.focus();
  }

  private typed(): void {
    this.fields.text.removeAttribute("aria-invalid");
    this.status.textContent = "";
    delete this.status.dataset["kind"];
    this.undoButton.hidden = true;
    this.showCount();
    this.keep();
  }

  private showCount(): void {
    const sign = this.form.querySelector<HTMLElement>("[data-ask-count]");
    const max = Number(this.form.dataset["max"]);
    if (!sign) return;
    sign.hidden = this.fields.text.value.length < max * counted;
    const left = max - this.fields.text.value.length;
    sign.textContent = left < 0 ? text("room.client.over", -left) : text("room.client.left", left);
  }

  private read(): Draft {
    return { ...(this.key ? { key: this.key } : {}), text: this.fields.text.value, name: this.fields.name.value, place: this.fields.place.value };
  }

  private keep(): void {
    if (this.fields.text.value === "") localStorage.removeItem(this.slot);
    else localStorage.setItem(this.slot, JSON.stringify(this.read()));
  }

  private clear(): void {
    this.key = undefined;
    this.write("");
  }

  private restore(): void {
    const kept = localStorage.getItem(this.slot);
    if (kept === null || this.fields.text.value !== "") return;
    const draft = JSON.parse(kept) as Draft;
    this.key = draft.key;
    this.fields.text.value = draft.text;
    this.fields.name.value = draft.name;
    this.fields.place.value = draft.place;
    this.form.hidden = false;
    this.showCount();
    this.status.textContent = text("room.client.kept");
  }

  private get undoButton(): HTMLButtonElement {
    return this.form.querySelector<HTMLButtonElement>("[data-ask-undo]")!; // the server renders it
  }

  private get slot(): string {
    return `draft:${this.code}`;
  }
}
