// "Cùng hỏi": what was pressed is kept as a wish, absolute and one per question, until the server has taken it. A wish made
// without a connection goes out when it is back; pressed twice it is no wish more than one.
import { find, votes } from "./question.ts";
import { Retry } from "./retry.ts";
import { command } from "./send.ts";
import { text } from "../texts.ts";

export class Joins {
  private readonly joined = new Set<number>();
  private readonly form: HTMLFormElement;
  private readonly slot: string;
  private readonly retry = new Retry(() => void this.flush());
  private flushing = false;

  constructor(root: HTMLElement, code: string) {
    this.form = root.querySelector<HTMLFormElement>("form[data-join-form]")!; // the server renders it
    this.slot = `joins:${code}`;
    for (const button of root.querySelectorAll<HTMLButtonElement>('[data-vote][aria-pressed="true"]')) this.joined.add(Number(button.value));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const id = Number((event.submitter as HTMLButtonElement | null)?.value);
      if (id) this.wish(id, !this.has(id));
    });
    for (const [id, joins] of this.wishes()) this.mark(id, joins);
    void this.flush();
  }

  has(id: number): boolean {
    return this.joined.has(id);
  }

  /** What the server says this device joined; a wish under way stands above it. */
  learn(ids: readonly number[]): void {
    const wishes = this.wishes();
    for (const id of ids) if (wishes.get(id) !== false) this.joined.add(id);
  }

  /** Whoever joined a question that went into another one has joined that. */
  merged(id: number, into: number): void {
    if (this.has(id)) this.mark(into, true);
  }

  wish(id: number, joins: boolean): void {
    const wishes = this.wishes().set(id, joins);
    this.keep(wishes);
    this.mark(id, joins);
    void this.flush();
  }

  show(item: HTMLElement): void {
    const id = Number(item.dataset["question"]);
    const button = item.querySelector<HTMLButtonElement>("[data-vote]");
    button?.setAttribute("aria-pressed", String(this.has(id)));
    if (button) button.name = this.has(id) ? "leave" : "join";
  }

  private mark(id: number, joins: boolean): void {
    if (joins) this.joined.add(id);
    else this.joined.delete(id);
    const item = find(id);
    if (item) this.show(item);
  }

  private async flush(): Promise<void> {
    if (this.flushing) return;
    this.flushing = true;
    try {
      for (let next = this.next(); next; next = this.next()) if (!(await this.send(...next))) return;
      this.retry.done();
    } finally {
      this.flushing = false;
    }
  }

  private async send(id: number, joins: boolean): Promise<boolean> {
    const reply = await command(this.form, `/api/questions/${id}/votes`, joins ? "POST" : "DELETE");
    if (!reply.ok && (reply.offline || reply.wait > 0)) {
      this.note(id, text("room.client.voteWaiting"));
      this.retry.later(reply.wait);
      return false;
    }
    const wishes = this.wishes();
    // Pressed again meanwhile: the newer wish goes next.
    if (wishes.get(id) !== joins) return true;
    wishes.delete(id);
    this.keep(wishes);
    if (reply.ok) votes({ [id]: Number(reply.body["votes"]) });
    else this.mark(id, !joins);
    this.note(id, reply.ok ? "" : reply.words);
    return true;
  }

  private note(id: number, words: string): void {
    const note = find(id)?.querySelector<HTMLElement>('[data-field="voteNote"]');
    if (note && note.textContent !== words) note.textContent = words;
  }

  private next(): [number, boolean] | undefined {
    return this.wishes().entries().next().value;
  }

  private wishes(): Map<number, boolean> {
    return new Map(JSON.parse(localStorage.getItem(this.slot) ?? "[]") as [number, boolean][]);
  }

  private keep(wishes: Map<number, boolean>): void {
    if (wishes.size === 0) localStorage.removeItem(this.slot);
    else localStorage.setItem(this.slot, JSON.stringify([...wishes]));
  }
}
