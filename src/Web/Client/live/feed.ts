// Follows one audience of a room. A page is rendered at a number; events are applied only in order: the next number is
// applied, lower ones are ignored, and on a gap the missing ones are fetched after a random moment, so that a thousand
// phones that lost the same tunnel do not all ask at once. When the room no longer reaches back that far, the page reloads.
// The page always says whether it is live, and as of when.
import { text } from "../texts.ts";
import { Polling, Socket, Stream, type Changes, type Line, type Room, type RoomEvent, type Votes } from "./lines.ts";

export type { RoomEvent } from "./lines.ts";

export interface Listener {
  apply(event: RoomEvent): void;
  tally(votes: Votes): void;
  /** Called once after each batch of events. */
  settled?(): void;
}

const changesPath: Record<string, string> = {
  public: "/api/sessions/{code}/changes",
  desk: "/api/desk/sessions/{code}/changes",
  host: "/api/desk/sessions/{code}/stage/changes",
};

/** So many failures of a way while the server answers, and the next is tried: a node that is just going is no reason. */
const patience = 2;

/** A tab that nobody looks at gives its connection back after so long. */
const hiddenMost = 60000;

export class Feed implements Room {
  readonly code: string;
  readonly audience: string;
  seq: number;
  private readonly epoch: number;
  private readonly ways: readonly ((room: Room) => Line)[];
  private way = 0;
  private failures = 0;
  private tries = 0;
  private open = false;
  private line: Line | undefined;
  private heard = Date.now();
  private healing: Promise<boolean> | undefined;
  private wake: () => void = () => undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly listener: Listener,
  ) {
    this.code = root.dataset["room"] ?? "";
    this.audience = root.dataset["audience"] ?? "public";
    this.epoch = Number(root.dataset["epoch"]);
    this.seq = Number(root.dataset["seq"]);
    const ways = [(room: Room) => new Socket(room), (room: Room) => new Stream(room), (room: Room) => new Polling(room)];
    this.ways = this.audience === "public" ? ways : ways.filter((_, index) => index !== 1);
  }

  async start(): Promise<void> {
    addEventListener("online", () => this.wake());
    let leaving: ReturnType<typeof setTimeout> | undefined;
    document.addEventListener("visibilitychange", () => {
      clearTimeout(leaving);
      if (document.hidden) leaving = setTimeout(() => this.line?.close(), hiddenMost);
      else {
        this.wake();
        void this.look();
      }
    });
    for (;;) await this.follow();
  }

  joined(epoch: number, seq: number): void {
    if (epoch !== this.epoch) return location.reload();
    if (seq > this.seq) void this.look();
  }

  changes(changes: Changes): void {
    if (changes.epoch !== this.epoch) return location.reload();
    this.live();
    for (const event of changes.events) {
      if (event.seq <= this.seq) continue;
      if (event.seq > this.seq + 1) break;
      this.listener.apply(event);
      this.root.dispatchEvent(new CustomEvent("room-event", { detail: event }));
      this.seq = event.seq;
      this.root.dataset["seq"] = String(this.seq);
    }
    this.listener.settled?.();
    if (changes.seq > this.seq) void this.heal(Math.random() * 2000);
  }

  tally(votes: Votes): void {
    this.live();
    this.listener.tally(votes);
    this.root.dispatchEvent(new CustomEvent("room-tally", { detail: votes }));
  }

  presence(people: number): void {
    this.live();
    const sign = this.root.querySelector<HTMLElement>("[data-presence]");
    if (!sign) return;
    sign.hidden = people < 2;
    sign.textContent = text("room.client.presence", people);
  }

  move(seconds: number): void {
    const line = this.line;
    setTimeout(() => line?.close(), Math.random() * seconds * 1000);
  }

  look(): Promise<boolean> {
    return this.heal(0);
  }

  /** Opens the best line that works, stays on it until it ends, rests a moment. */
  private async follow(): Promise<void> {
    const line = (this.line = (this.ways[this.way] ?? this.ways[0]!)(this));
    try {
      await line.open();
      this.failures = this.way === 0 ? 0 : patience;
      this.tries = 0;
      this.open = true;
      this.live();
      await line.ended;
      this.open = false;
      // The socket is tried again first; one failure leads back here.
      this.way = 0;
      if (document.hidden) await this.rest(24 * 3600000);
      else {
        this.say("behind", text("room.client.reconnecting", this.asOf()));
        await this.rest(Math.random() * 2000);
      }
    } catch {
      line.close();
      // When nothing answers at all, the way is not to blame.
      if (await this.look()) {
        this.say("behind", text("room.client.reconnecting", this.asOf()));
        if (++this.failures > patience) this.way = Math.min(this.way + 1, this.ways.length - 1);
      }
      await this.rest(Math.min(1000 * 2 ** this.tries++, 8000) * (0.5 + Math.random()));
    }
  }

  private rest(time: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, time);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private heal(after: number): Promise<boolean> {
    this.healing ??= this.fetchChanges(after).finally(() => (this.healing = undefined));
    return this.healing;
  }

  private async fetchChanges(after: number): Promise<boolean> {
    if (after > 0) await new Promise((resume) => setTimeout(resume, after));
    const path = (changesPath[this.audience] ?? "").replace("{code}", this.code);
    try {
      for (let more = true; more; ) {
        const reply = await fetch(`${path}?since=${this.seq}`, { headers: { Accept: "application/json" } });
        if (reply.status === 410) location.reload();
        if (!reply.ok) throw new Error(String(reply.status));
        const changes = (await reply.json()) as Changes;
        this.changes(changes);
        more = changes.events.length >= 500;
      }
      return true;
    } catch {
      this.say("no", text("room.client.offline", this.asOf()));
      return false;
    }
  }

  private live(): void {
    this.heard = Date.now();
    if (!this.open) return;
    if (this.way < this.ways.length - 1) this.say("yes", text("room.client.live"));
    else this.say("behind", text("room.client.polling", this.asOf()));
  }

  private asOf(): string {
    return new Date(this.heard).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  }

  private say(live: "yes" | "behind" | "no", words: string): void {
    const sign = this.root.querySelector<HTMLElement>("[data-liveness]");
    if (!sign || (sign.dataset["live"] === live && sign.textContent === words)) return;
    sign.dataset["live"] = live;
    sign.textContent = words;
  }
}
