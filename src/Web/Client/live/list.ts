// The questions of the room in the view that the reader chose. What changes is filled in where it stands; what is new waits
// behind a pill; nothing moves under a thumb, a pointer or the focus. The server makes every view, also for search.
import type { Announcer } from "./announce.ts";
import { fillCard, makeCard, openVote, type PublicQuestion } from "./card.ts";
import { Counts } from "./counts.ts";
import type { Joins } from "./joins.ts";
import { find, topicsOf, votes, votesOf } from "./question.ts";
import { ListPages, type Found, type Wanted } from "./listPages.ts";
import { ListSigns, part } from "./listSigns.ts";
import { takeAway } from "./takeAway.ts";
import { text } from "../texts.ts";

export class List {
  private readonly topics: Record<string, string>;
  private readonly section: HTMLElement;
  private readonly list: HTMLElement;
  private readonly signs: ListSigns;
  private readonly pages: ListPages;
  private readonly counts: Counts;
  /** The newest that was heard of each question: a page of the list may be older than that. */
  private readonly heard = new Map<number, { readonly seq: number; readonly question: PublicQuestion | undefined }>();
  private arrived: number[] = [];
  search: string;

  constructor(
    private readonly root: HTMLElement,
    code: string,
    private readonly joins: Joins,
    private readonly announcer: Announcer,
  ) {
    this.topics = topicsOf(root);
    this.section = part(root, "[data-questions]");
    this.list = part(root, '[data-list="open"]');
    this.signs = new ListSigns(root, this.section);
    this.pages = new ListPages(code);
    this.counts = new Counts(root);
    this.search = new URLSearchParams(location.search).get("q") ?? "";
    root.addEventListener("click", (event) => this.click(event));
    part(root, "[data-room-search]").addEventListener("submit", (event) => {
      event.preventDefault();
      const words = new FormData(event.target as HTMLFormElement).get("q");
      void this.load({ search: String(words ?? "") });
    });
    this.signs.pill.addEventListener("click", () => this.reveal()?.focus());
    part(root, "[data-more]").addEventListener("click", () => void this.more());
    part(root, "[data-resort]").addEventListener("click", () => void this.load({}));
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
    if (item) takeAway(item);
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
    this.signs.resort(sorted && numbers.some((number, at) => at > 0 && number > numbers[at - 1]!)); // at 1 and above there is one before
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
    const found = await this.pages.find(wanted, this);
    if (found === "overtaken") return undefined;
    this.signs.status(found ? "" : text("room.client.listOffline"));
    return found && this.put(found, wanted.page !== undefined);
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
    this.signs.view(found);
    this.showPill();
    this.showEmpty();
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

  private showPill(): void {
    this.signs.waiting(this.takesNew ? this.arrived.length : 0);
  }

  private showEmpty(): void {
    this.signs.empty(this.list.childElementCount + (this.takesNew ? this.arrived.length : 0) === 0, this.search !== "");
  }

  get sort(): string {
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
