// What stands on stage and what comes next, kept from the snapshot that the page was rendered from and from events.
import type { RoomEvent } from "./feed.ts";
import type { Question } from "./question.ts";

interface Snapshot {
  readonly epoch: number;
  readonly seq: number;
  readonly onStage?: number;
  readonly questions: readonly (Question & { readonly votes?: number })[];
  readonly lineUp: readonly number[];
  readonly session: { readonly state: string };
}

export class Standing {
  readonly questions = new Map<number, Question>();
  private readonly votes = new Map<number, number>();
  // What this page heard of since it was rendered: newer than the rest that comes later.
  private readonly heard = new Set<number>();
  private readonly counted = new Set<number>();
  private readonly epoch: number;
  private readonly seq: number;
  private lineUp: readonly number[];
  onStage: number | undefined;
  /** When the question on stage came there, as far as this page has seen it. */
  since: string | undefined;
  session: string;

  constructor(root: HTMLElement) {
    const snapshot = JSON.parse(root.querySelector("script[data-snapshot]")?.textContent ?? "{}") as Snapshot;
    for (const question of snapshot.questions) {
      this.questions.set(question.id, question);
      this.votes.set(question.id, question.votes ?? 0);
    }
    this.lineUp = snapshot.lineUp;
    this.onStage = snapshot.onStage;
    this.session = snapshot.session.state;
    this.epoch = snapshot.epoch;
    this.seq = snapshot.seq;
  }

  /**
   * A long room's page carries its foremost questions; the others come behind. What was heard meanwhile stays; a change that this
   * snapshot is ahead of, or behind, comes as an event, and events carry whole questions.
   */
  async fetchRest(address: string): Promise<boolean> {
    const reply = await fetch(address).catch(() => undefined);
    if (!reply?.ok) return false;
    const rest = (await reply.json()) as Snapshot;
    // The page is about to load itself again.
    if (rest.epoch !== this.epoch) return true;
    // Kept for a moment somewhere: older than this page, it would put back what has changed before.
    if (rest.seq < this.seq) return false;
    for (const question of rest.questions) {
      if (!this.heard.has(question.id)) this.questions.set(question.id, question);
      if (!this.counted.has(question.id)) this.votes.set(question.id, question.votes ?? 0);
    }
    return true;
  }

  apply(event: RoomEvent): void {
    switch (event.kind) {
      case "question": {
        const question = event.payload as Question;
        this.questions.set(question.id, question);
        this.heard.add(question.id);
        break;
      }
      case "gone": {
        const { questionId } = event.payload as { questionId: number };
        this.questions.delete(questionId);
        this.heard.add(questionId);
        break;
      }
      case "stage":
        this.onStage = (event.payload as { questionId?: number }).questionId;
        this.since = event.at;
        break;
      case "lineup":
        this.lineUp = (event.payload as { questionIds: number[] }).questionIds;
        break;
      case "session":
        this.session = (event.payload as { state: string }).state;
        break;
    }
  }

  tally(votes: Readonly<Record<string, number>>): void {
    for (const [id, count] of Object.entries(votes)) {
      if (Number.isNaN(Number(id))) continue; // choices of a poll
      this.votes.set(Number(id), count);
      this.counted.add(Number(id));
    }
  }

  votesOf(id: number): number {
    return this.votes.get(id) ?? 0;
  }

  now(): Question | undefined {
    return this.onStage === undefined ? undefined : this.questions.get(this.onStage);
  }

  /** As the desk wants it. */
  deskOrder(): Question[] {
    return this.lineUp.map((id) => this.questions.get(id)).filter((question) => question !== undefined).filter(waits);
  }

  /** As many want it. */
  publicOrder(): Question[] {
    return [...this.questions.values()].filter(waits).sort((a, b) => this.votesOf(b.id) - this.votesOf(a.id) || a.id - b.id);
  }

  /** The desk's wishes first, then the public's. */
  next(most: number): Question[] {
    const desk = this.deskOrder();
    return [...desk, ...this.publicOrder().filter((question) => !desk.includes(question))].slice(0, most);
  }
}

function waits(question: Question): boolean {
  return question.state === "published" || question.state === "deferred";
}
