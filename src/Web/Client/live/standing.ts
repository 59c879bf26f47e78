// What stands on stage and what comes next, kept from the snapshot that the page was rendered from and from events.
import type { RoomEvent } from "./feed.ts";
import type { Question } from "./question.ts";

interface Snapshot {
  readonly onStage?: number;
  readonly questions: readonly (Question & { readonly votes?: number })[];
  readonly lineUp: readonly number[];
  readonly session: { readonly state: string };
}

export class Standing {
  readonly questions = new Map<number, Question>();
  private readonly votes = new Map<number, number>();
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
  }

  apply(event: RoomEvent): void {
    switch (event.kind) {
      case "question": {
        const question = event.payload as Question;
        this.questions.set(question.id, question);
        break;
      }
      case "gone":
        this.questions.delete((event.payload as { questionId: number }).questionId);
        break;
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
    for (const [id, count] of Object.entries(votes)) if (this.questions.has(Number(id))) this.votes.set(Number(id), count);
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
