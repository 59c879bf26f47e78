// The list does not jump under the hand: what is new goes to where the server has it, which is the end but for what came back, what left stays in its place, pale, until the hand
// has moved on; only one's own step takes a row away at once.
import { fillFacts, waited, type Desk } from "./fields.ts";
import type { Item, Queue } from "./types.ts";

export class List {
  readonly items = new Map<number, Item>();
  private readonly list: HTMLElement;
  private readonly template: HTMLTemplateElement;

  constructor(
    private readonly desk: Desk,
    private readonly addressOf: (id: number) => string,
  ) {
    this.list = desk.root.querySelector<HTMLElement>('[data-list="queue"]')!; // the server renders both
    this.template = desk.root.querySelector<HTMLTemplateElement>("template[data-question-template]")!; // likewise
    const block = desk.root.querySelector("script[data-items]");
    for (const item of JSON.parse(block?.textContent ?? "[]") as Item[]) this.items.set(item.question.id, item);
    setInterval(() => this.ageAll(), 30000);
  }

  rows(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>(":scope > li")];
  }

  row(id: number): HTMLElement | null {
    return this.list.querySelector<HTMLElement>(`:scope > [data-question="${id}"]`);
  }

  has(id: number): boolean {
    return this.row(id) !== null;
  }

  /** What an event says of a question in the list; its likely duplicates stay as last known. */
  update(item: Item): void {
    this.items.set(item.question.id, item);
    const row = this.row(item.question.id);
    if (row) this.fill(row, item);
  }

  votes(counts: Readonly<Record<string, number>>): void {
    for (const [id, votes] of Object.entries(counts)) {
      const item = this.items.get(Number(id));
      if (item) this.update({ ...item, question: { ...item.question, votes } });
    }
  }

  /** Brings the list to what the server says of this page; returns how many rows are new. */
  follow(queue: Queue, selected: number): number {
    const known = new Set(queue.items.map((item) => item.question.id));
    let added = 0;
    for (const [at, item] of queue.items.entries()) {
      this.items.set(item.question.id, item);
      const row = this.row(item.question.id) ?? this.add(item, queue.items.slice(at + 1));
      if (!row.dataset["filled"]) added++;
      row.dataset["filled"] = "yes";
      delete row.dataset["left"];
      this.fill(row, item);
    }
    for (const row of this.rows()) {
      const id = Number(row.dataset["question"]);
      if (known.has(id)) continue;
      if (id === selected || row.contains(document.activeElement)) row.dataset["left"] = "yes";
      else if (row.getBoundingClientRect().top > 0) row.remove();
      else row.dataset["left"] = "yes";
    }
    return added;
  }

  /** One's own step took it away. Returns where the hand goes on. */
  remove(id: number): number | undefined {
    const row = this.row(id);
    const next = this.neighbour(id, 1) ?? this.neighbour(id, -1);
    row?.remove();
    return next;
  }

  leave(id: number): void {
    const row = this.row(id);
    if (row) row.dataset["left"] = "yes";
  }

  neighbour(id: number, step: 1 | -1): number | undefined {
    const rows = this.rows().filter((row) => !row.dataset["left"] || Number(row.dataset["question"]) === id);
    const at = rows.findIndex((row) => Number(row.dataset["question"]) === id);
    const found = at < 0 ? rows[0] : rows[at + step];
    return found ? Number(found.dataset["question"]) : undefined;
  }

  select(id: number, focus: boolean): void {
    for (const row of this.rows()) {
      const here = Number(row.dataset["question"]) === id;
      row.dataset["selected"] = here ? "yes" : "no";
      const link = row.querySelector<HTMLElement>("[data-pick]");
      if (here) link?.setAttribute("aria-current", "true");
      else link?.removeAttribute("aria-current");
      if (here && focus) link?.focus();
    }
  }

  private add(item: Item, after: readonly Item[]): HTMLElement {
    const row = this.template.content.firstElementChild!.cloneNode(true) as HTMLElement; // the template has one
    row.id = `q${item.question.id}`;
    row.dataset["question"] = String(item.question.id);
    row.querySelector<HTMLAnchorElement>("[data-pick]")!.href = this.addressOf(item.question.id); // likewise
    const next = after.map((one) => this.row(one.question.id)).find((found) => found !== null);
    if (next) next.before(row);
    else this.list.append(row);
    return row;
  }

  private fill(row: HTMLElement, item: Item): void {
    row.dataset["state"] = item.question.state.toLowerCase();
    fillFacts(this.desk, row, item);
  }

  private ageAll(): void {
    for (const row of this.rows()) {
      const item = this.items.get(Number(row.dataset["question"]));
      const sign = row.querySelector<HTMLElement>('[data-field="waited"]');
      if (item && sign) sign.textContent = waited(item.question.askedAt);
    }
  }
}
