// The questions of the room in the view that the reader chose. What changes is filled in where it stands; what is new waits
// behind a pill; nothing moves under a thumb, a pointer or the focus. The server makes every view, also for search.
import type { Announcer } from "./announce.ts";
import { fillCard, makeCard, openVote, type PublicQuestion } from "./card.ts";
import { Counts } from "./counts.ts";
import type { Joins } from "./joins.ts";
import { find, topicsOf, votes, votesOf } from "./question.ts";
import { send } from "./send.ts";
import { count, text } from "../texts.ts";

interface Wanted {
  readonly sort?: string;
  readonly search?: string;
  readonly page?: number;
  readonly at?: number;
}

interface Found {
  readonly sort: string;
  readonly search: string;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly seq: number;
  readonly questions: readonly PublicQuestion[];
  readonly joined: readonly number[];
}

export class List {
  private readonly topics: Record<string, string>;
  private readonly section: HTMLElement;
  private readonly list: HTMLElement;
  private readonly pill: HTMLButtonElement;
  private readonly counts: Counts;
  /** The newest that was heard of each question: a page of the list may be older than that. */
  private readonly heard = new Map<number, { readonly seq: number; readonly question: PublicQuestion | undefined }>();
  private arrived: number[] = [];
  private search: string;
  private asked = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly code: string,
    private readonly joins: Joins,
    private readonly announcer: Announcer,
  ) {
    this.topics = topicsOf(root);
    this.section = part(root, "[data-questions]");
    this.list = part(root, '[data-list="open"]');
    this.pill = part(root, "[data-new]") as HTMLButtonElement;
    this.counts = new Counts(root);
    this.search = new URLSearchParams(location.search).get("q") ?? "";
    root.addEventListener("click", (event) => this.click(event));
    part(root, "[data-room-search]").addEventListener("submit", (event) => {
      event.preventDefault();
      const words = new FormData(event.target as HTMLFormElement).get("q");
      void this.load({ search: String(words ?? "") });
    });
    this.pill.addEventListener("click", () => this.reveal()?.focus());
    part(root, "[data-more]").addEventListener("click", () => void this.more());
    part(root, "[data-resort]").addEventListener("click", () => void this.load({}));
    part(root, "[data-pager]").hidden = true;
    this.showMore();
  }

  /** The words of a question that the page shows or has heard of. */
  textOf(id: number): string {
    return this.heard.get(id)?.question?.text ?? find(id)?.querySelector('[data-field="text"]')?.textContent ?? "";
  }

  change(question: PublicQuestion, seq: number): void {
    const { id } = question;
    this.heard.set(id, { seq, question });
    const before = this.counts.fateOf(id);
    this.counts.set(id, question.state);
    if (before !== "a" && this.counts.fateOf(id) === "a") this.announcer.answered();
    if (question.mergedInto !== undefined) this.joins.merged(id, question.mergedInto);
    const item = find(id);
    if (item) fillCard(item, question, this.topics, this.votesOpen);
    else if (before === undefined && !this.arrived.includes(id)) {
      this.arrived.push(id);
      this.announcer.asked();
    }
  }

  gone(id: number, seq: number): void {
    this.heard.set(id, { seq, question: undefined });
    this.counts.remove(id);
    this.arrived = this.arrived.filter((other) => other !== id);
    const item = find(id);
    if (item) this.takeAway(item);
  }

  /** After a batch of events. Whoever looks at an empty list, or has it below the screen, gets new questions at once. */
  settled(): void {
    if (this.takesNew && (this.list.childElementCount === 0 || this.list.getBoundingClientRect().top > innerHeight)) this.reveal();
    this.showPill();
    this.counts.show();
    this.showEmpty();
  }

  tallied(): void {
    const sorted = ["joined", "waiting"].includes(this.sort);
    const numbers = [...this.list.children].map((item) => votesOf(Number((item as HTMLElement).dataset["question"])));
    part(this.root, "[data-resort]").hidden = !sorted || numbers.every((number, at) => at === 0 || number <= numbers[at - 1]!); // at 1 and above there is one before
  }

  openVotes(): void {
    for (const item of this.list.children) openVote(item as HTMLElement, this.votesOpen);
  }

  /** Leads to a question wherever it stands. */
  async jump(id: number): Promise<void> {
    if (!find(id)) await this.load({ at: id });
    const item = find(id);
    item?.scrollIntoView({ block: "center" });
    item?.focus({ preventScroll: true });
  }

  private click(event: MouseEvent): void {
    const link = (event.target as HTMLElement).closest<HTMLElement>("[data-view], [data-jump]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset["jump"] !== undefined) void this.jump(Number(link.dataset["jump"]));
    else void this.load({ sort: link.dataset["view"] ?? "newest" }).then(() => part(this.root, "#questions-title").scrollIntoView());
  }

  private async more(): Promise<void> {
    const first = await this.load({ page: Number(this.section.dataset["page"]) + 1 });
    first?.focus({ preventScroll: true });
  }

  /** @returns the first item that was put in. */
  private async load(wanted: Wanted): Promise<HTMLElement | undefined> {
    const turn = ++this.asked;
    const query = new URLSearchParams(
      wanted.at === undefined
        ? { sort: wanted.sort ?? this.sort, q: wanted.search ?? this.search, page: String(wanted.page ?? 1) }
        : { at: String(wanted.at) },
    );
    const reply = await send(`/api/sessions/${this.code}/questions?${query}`, {});
    if (turn !== this.asked) return undefined;
    const status = part(this.root, "[data-list-status]");
    status.textContent = reply.ok ? "" : text("room.client.listOffline");
    return reply.ok ? this.put(reply.body as unknown as Found, wanted.page !== undefined) : undefined;
  }

  private put(found: Found, appends: boolean): HTMLElement | undefined {
    this.joins.learn(found.joined);
    votes(Object.fromEntries(found.questions.map((question) => [question.id, question.votes ?? 0])));
    if (!appends) this.list.replaceChildren();
    const fresh = found.questions
      .map((question) => this.newest(question, found.seq))
      .filter((question): question is PublicQuestion => question !== undefined && !find(question.id))
      .map((question) => this.make(question));
    this.list.append(...fresh);
    this.arrived = this.arrived.filter((id) => !find(id));
    this.search = found.search;
    Object.assign(this.section.dataset, { sort: found.sort, page: String(found.page), pages: String(found.pages) });
    this.showView(found);
    return fresh[0];
  }

  private newest(question: PublicQuestion, seq: number): PublicQuestion | undefined {
    const heard = this.heard.get(question.id);
    return heard && heard.seq > seq ? heard.question : question;
  }

  private make(question: PublicQuestion): HTMLElement {
    const item = makeCard(question, this.topics, this.votesOpen);
    this.joins.show(item);
    return item;
  }

  private reveal(): HTMLElement | undefined {
    const items = this.arrived.map((id) => this.heard.get(id)?.question).filter((question) => question !== undefined).map((question) => this.make(question));
    this.arrived = [];
    for (const item of items) this.list.prepend(item);
    this.showPill();
    this.showEmpty();
    return items.at(-1);
  }

  // Where a thumb rests the place stays, without the words; elsewhere the item goes and what is read stays where it is.
  private takeAway(item: HTMLElement): void {
    if (item.matches(":hover") || item.contains(document.activeElement)) {
      const words = document.createElement("p");
      words.textContent = text("room.client.gone");
      item.removeAttribute("id");
      delete item.dataset["question"];
      item.replaceChildren(words);
      return;
    }
    const above = item.getBoundingClientRect().bottom < 0;
    const height = document.documentElement.scrollHeight;
    const top = scrollY;
    item.remove();
    if (above && scrollY === top) scrollBy(0, document.documentElement.scrollHeight - height);
  }

  private showView(found: Found): void {
    for (const link of this.root.querySelectorAll<HTMLElement>(".views [data-view]"))
      if (link.dataset["view"] === found.sort) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    const form = part(this.root, "[data-room-search]") as HTMLFormElement;
    const sort = form.querySelector<HTMLInputElement>('[name="sort"]');
    if (sort) sort.value = found.sort;
    const field = form.querySelector<HTMLInputElement>('[name="q"]');
    if (field && document.activeElement !== field) field.value = found.search;
    part(this.root, "[data-found]").textContent = found.search ? count("room.client.found", found.total) : "";
    history.replaceState(null, "", `?${new URLSearchParams({ sort: found.sort, ...(found.search ? { q: found.search } : {}) })}`);
    part(this.root, "[data-resort]").hidden = true;
    this.showPill();
    this.showMore();
    this.showEmpty();
  }

  private showPill(): void {
    this.pill.hidden = this.arrived.length === 0 || !this.takesNew;
    this.pill.textContent = count("room.client.new", this.arrived.length);
  }

  private showMore(): void {
    part(this.root, "[data-more]").hidden = Number(this.section.dataset["page"]) >= Number(this.section.dataset["pages"]);
  }

  private showEmpty(): void {
    part(this.root, "[data-empty]").hidden = this.list.childElementCount + (this.takesNew ? this.arrived.length : 0) > 0;
    part(this.root, "[data-empty-words]").textContent = text(this.search ? "room.client.nothingFound" : `room.client.none.${this.sort}`);
  }

  private get sort(): string {
    return this.section.dataset["sort"] ?? "newest";
  }

  /** A new question belongs to the view. */
  private get takesNew(): boolean {
    return this.search === "" && ["newest", "joined", "waiting"].includes(this.sort);
  }

  private get votesOpen(): boolean {
    return this.root.dataset["takesVotes"] === "yes";
  }
}

function part(root: HTMLElement, selector: string): HTMLElement {
  return root.querySelector<HTMLElement>(selector)!; // the server renders all of them
}
