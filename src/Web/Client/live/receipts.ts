// The receipts of what was asked on this device in this room, so that a reload does not lose them. They are kept only here, and
// sent only to ask the server where these questions are.
import { command } from "./send.ts";

interface Kept {
  readonly receipt: string;
  readonly text: string;
}

interface Standing {
  readonly receipt: string;
  readonly id: number;
  readonly state: string;
  readonly words: string;
}

const longest = 80;
const most = 50;
/** A hall's phones must not all ask at the moment when a question that many sent changes. */
const spread = 4000;

export class Receipts {
  private readonly section: HTMLElement;
  private standings = new Map<string, Standing>();
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly code: string,
  ) {
    this.section = root.querySelector<HTMLElement>("section[data-mine]")!; // the server renders it
    this.section.querySelector<HTMLButtonElement>("[data-mine-forget]")!.addEventListener("click", () => this.forget()); // likewise
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.look(0);
    });
    this.show();
    this.look(0);
  }

  keep(receipt: string, words: string): void {
    const kept = this.read().filter((one) => one.receipt !== receipt);
    localStorage.setItem(this.slot, JSON.stringify([...kept, { receipt, text: shortened(words) }]));
    this.show();
    this.look(0);
  }

  /** A public question changed; it is looked at again when it is one of these. */
  changed(id: number): void {
    if ([...this.standings.values()].some((one) => one.id === id)) this.look(Math.random() * spread);
  }

  private forget(): void {
    localStorage.removeItem(this.slot);
    this.standings.clear();
    this.show();
  }

  private look(after: number): void {
    if (this.waiting !== undefined || this.read().length === 0) return;
    this.waiting = setTimeout(() => {
      this.waiting = undefined;
      void this.ask();
    }, after);
  }

  /** What cannot be asked now stands as it was: the list is whole without it. */
  private async ask(): Promise<void> {
    const form = this.root.querySelector<HTMLFormElement>("form[data-ask]")!; // the server renders it
    const receipts = this.read().slice(-most).map((one) => one.receipt);
    const reply = await command(form, `/api/sessions/${this.code}/own`, "POST", {}, { receipts });
    if (!reply.ok) return;
    this.standings = new Map((reply.body["questions"] as Standing[]).map((one) => [one.receipt, one]));
    this.show();
  }

  private show(): void {
    const kept = this.read();
    this.section.hidden = kept.length === 0;
    this.section.querySelector<HTMLElement>("[data-mine-list]")!.replaceChildren(...[...kept].reverse().map((one) => this.row(one))); // the server renders it
  }

  private row({ receipt, text: words }: Kept): HTMLElement {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `/q/${receipt}`;
    link.textContent = grouped(receipt);
    const facts = document.createElement("p");
    facts.className = "mine-facts";
    facts.append(link);
    const standing = this.standings.get(receipt);
    if (standing) facts.append(chip(standing));
    const quoted = document.createElement("p");
    quoted.lang = "vi";
    quoted.textContent = words;
    item.append(facts, quoted);
    return item;
  }

  private read(): Kept[] {
    return JSON.parse(localStorage.getItem(this.slot) ?? "[]") as Kept[];
  }

  private get slot(): string {
    return `receipts:${this.code}`;
  }
}

function chip({ state, words }: Standing): HTMLElement {
  const made = document.createElement("span");
  made.className = "state-chip";
  made.dataset["state"] = state.toLowerCase();
  made.textContent = words;
  return made;
}

/** Ends at a word, and says that it goes on. */
function shortened(words: string): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longest / 2))}…`;
}

export function grouped(receipt: string): string {
  return receipt.replace(/(.{4})(?=.)/g, "$1-");
}
