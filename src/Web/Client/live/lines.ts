// The ways on which a room reaches a page: a socket; where the network lets none through, an event stream; where that is
// held up too, asking again and again.
import { HttpTransportType, HubConnection, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

export interface RoomEvent {
  readonly seq: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly at: string;
}

export interface Changes {
  readonly epoch: number;
  readonly seq: number;
  readonly events: readonly RoomEvent[];
}

export type Votes = Readonly<Record<string, number>>;

export interface Room {
  readonly code: string;
  readonly audience: string;
  readonly seq: number;
  joined(epoch: number, seq: number): void;
  changes(changes: Changes): void;
  tally(votes: Votes): void;
  presence(people: number): void;
  /** The server is going: connect anew at a random moment within so many seconds. */
  move(seconds: number): void;
  /** Asks for what is missing. False when the server does not answer. */
  look(): Promise<boolean>;
}

export interface Line {
  /** Resolves when the line carries, rejects when it cannot be opened. */
  open(): Promise<void>;
  /** Resolves when it no longer carries. */
  readonly ended: Promise<void>;
  close(): void;
}

const silence = 60000;

/** Who follows in public needs no more of the hub than its words; staff, and rehearsals have a U first, go to the hub itself. */
function socketOf(room: Room): string {
  return room.audience === "public" && !room.code.startsWith("U") ? "/hubs/public" : "/hubs/room";
}

export class Socket implements Line {
  private readonly connection: HubConnection;
  readonly ended: Promise<void>;

  constructor(private readonly room: Room) {
    this.connection = new HubConnectionBuilder()
      .withUrl(socketOf(room), { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .withServerTimeout(silence)
      .withKeepAliveInterval(40000)
      .configureLogging(LogLevel.None)
      .build();
    this.connection.on("Changes", (changes: Changes) => room.changes(changes));
    this.connection.on("Tally", (votes: Votes) => room.tally(votes));
    this.connection.on("Presence", (people: number) => room.presence(people));
    this.connection.on("Move", (seconds: number) => room.move(seconds));
    this.ended = new Promise((resolve) => this.connection.onclose(() => resolve()));
  }

  async open(): Promise<void> {
    await this.connection.start();
    const reply = await this.connection.invoke<{ joined: boolean; epoch: number; seq: number }>("Join", this.room.code, this.room.audience);
    if (reply.joined) this.room.joined(reply.epoch, reply.seq);
    else location.reload();
  }

  close(): void {
    void this.connection.stop();
  }
}

/** Only the public room has one. */
export class Stream implements Line {
  private source: EventSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private end: () => void = () => undefined;
  readonly ended = new Promise<void>((resolve) => (this.end = resolve));

  constructor(private readonly room: Room) {}

  open(): Promise<void> {
    const source = (this.source = new EventSource(`/api/sessions/${this.room.code}/events?since=${this.room.seq}`));
    this.hear("Changes", (data) => this.room.changes(data as Changes));
    this.hear("Tally", (data) => this.room.tally(data as Votes));
    this.hear("Presence", (data) => this.room.presence(data as number));
    this.hear("Move", (data) => this.room.move(data as number));
    this.hear("Beat", () => undefined);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.close(), 10000);
      source.onopen = () => {
        clearTimeout(late);
        this.alive();
        resolve();
      };
      source.onerror = () => this.close();
      void this.ended.then(() => reject(new Error("stream")));
    });
  }

  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.end();
  }

  private hear(name: string, act: (data: unknown) => void): void {
    this.source?.addEventListener(name, (event) => {
      this.alive();
      act(JSON.parse((event as MessageEvent<string>).data));
    });
  }

  private alive(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.close(), silence);
  }
}

/** Asks every few seconds, and after a while lets a better way be tried. */
export class Polling implements Line {
  private readonly until = Date.now() + 60000;
  private end: () => void = () => undefined;
  readonly ended = new Promise<void>((resolve) => (this.end = resolve));

  constructor(private readonly room: Room) {}

  async open(): Promise<void> {
    if (!(await this.ask())) throw new Error("polling");
    this.again();
  }

  close(): void {
    this.end();
  }

  private again(): void {
    setTimeout(() => void this.ask().then((answered) => (answered && Date.now() < this.until ? this.again() : this.end())), 8000 + Math.random() * 4000);
  }

  private async ask(): Promise<boolean> {
    if (!(await this.room.look())) return false;
    if (this.room.audience === "desk") return true;
    const reply = await fetch(`/api/sessions/${this.room.code}/tally`).catch(() => undefined);
    if (reply?.ok) this.room.tally((await reply.json()) as Votes);
    return reply !== undefined;
  }
}
