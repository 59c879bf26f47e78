// Questions that were sent and have no receipt yet. Each is kept on the device under a key made before its first send, so
// that it survives a tunnel, a reload and a tab that crashed, and arrives once; they go out in order, one at a time.
import { Retry } from "./retry.ts";
import { command } from "./send.ts";
import { text } from "../texts.ts";

export interface Letter {
  readonly key: string;
  readonly text: string;
  readonly name: string;
  readonly place: string;
  /** Waits for the connection, is under way, or was sent back and waits for its writer. */
  readonly state: "waiting" | "sending" | "held";
  readonly words?: string;
  /** The dialogue takes no more questions. */
  readonly closed?: boolean;
}

export interface OutboxListener {
  changed(letters: readonly Letter[]): void;
  received(letter: Letter, receipt: string): void;
  /** Sent back for what it says or where it went; it is still in the box. */
  returned(letter: Letter): void;
}

export class Outbox {
  private readonly slot: string;
  private readonly retry = new Retry(() => void this.deliver());
  private running = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly code: string,
    private readonly listener: OutboxListener,
  ) {
    this.slot = `outbox:${code}`;
    // Another tab of the same room works on the same box.
    addEventListener("storage", (event) => {
      if (event.key === this.slot) this.listener.changed(this.letters());
    });
  }

  start(): void {
    this.listener.changed(this.letters());
    void this.deliver();
  }

  letters(): Letter[] {
    return JSON.parse(localStorage.getItem(this.slot) ?? "[]") as Letter[];
  }

  add(letter: Letter): void {
    this.keep([...this.letters().filter((other) => other.key !== letter.key), letter]);
    void this.deliver();
  }

  remove(key: string): void {
    this.keep(this.letters().filter((letter) => letter.key !== key));
  }

  again(key: string): void {
    this.alter(key, { state: "waiting" });
    void this.deliver();
  }

  async deliver(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (let next = this.next(); next; next = this.next()) if (!(await this.send(next))) return;
      this.retry.done();
    } finally {
      this.running = false;
    }
  }

  private async send(letter: Letter): Promise<boolean> {
    this.alter(letter.key, { state: "sending", words: text("room.client.sending") });
    const { text: words, name, place } = letter;
    const reply = await command(this.form, `/api/sessions/${this.code}/questions`, "POST", { "Idempotency-Key": letter.key }, { text: words, name, place });
    if (reply.ok) {
      this.remove(letter.key);
      this.listener.received(letter, String(reply.body["receipt"]));
      return true;
    }
    if (reply.offline || reply.wait > 0 || reply.code === "ask.paused") {
      this.alter(letter.key, { state: "waiting", words: reply.offline ? text("room.client.waiting") : reply.words });
      this.retry.later(reply.wait);
      return false;
    }
    const closed = reply.code === "ask.closed" || reply.code === "ask.cancelled";
    // The first send did arrive, and the words were changed since: they go as a question of their own.
    const key = reply.code === "ask.keyUsed" ? crypto.randomUUID() : letter.key;
    const held: Letter = { ...letter, key, state: "held", words: reply.words, closed };
    this.keep(this.letters().map((other) => (other.key === letter.key ? held : other)));
    this.listener.returned(held);
    return true;
  }

  private next(): Letter | undefined {
    return this.letters().find((letter) => letter.state !== "held");
  }

  private alter(key: string, change: Partial<Letter>): void {
    this.keep(this.letters().map((letter) => (letter.key === key ? { ...letter, ...change } : letter)));
  }

  private keep(letters: readonly Letter[]): void {
    if (letters.length === 0) localStorage.removeItem(this.slot);
    else localStorage.setItem(this.slot, JSON.stringify(letters));
    this.listener.changed(letters);
  }
}
