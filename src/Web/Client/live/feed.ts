// Follows one audience of a room. A page is rendered at a number; events are applied only in order: the next number is
// applied, lower ones are ignored, and on a gap the missing ones are fetched after a random moment, so that a thousand
// phones that lost the same tunnel do not all ask at once. When the room no longer reaches back that far, the page reloads.
import { HttpTransportType, HubConnection, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { text } from "../texts.ts";

export interface RoomEvent {
  readonly seq: number;
  readonly kind: "question" | "stage" | "session";
  readonly payload: unknown;
  readonly at: string;
}

interface Changes {
  readonly epoch: number;
  readonly seq: number;
  readonly events: readonly RoomEvent[];
}

export interface Listener {
  apply(event: RoomEvent): void;
  tally(votes: Readonly<Record<string, number>>): void;
  /** Called once after each batch of events. */
  settled?(): void;
}

const changesPath: Record<string, string> = {
  public: "/api/sessions/{code}/changes",
  desk: "/api/desk/sessions/{code}/changes",
  host: "/api/desk/sessions/{code}/stage/changes",
};

export class Feed {
  private readonly code: string;
  private readonly audience: string;
  private readonly connection: HubConnection;
  private epoch: number;
  private seq: number;
  private healing: Promise<void> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly listener: Listener,
  ) {
    this.code = root.dataset["room"] ?? "";
    this.audience = root.dataset["audience"] ?? "public";
    this.epoch = Number(root.dataset["epoch"]);
    this.seq = Number(root.dataset["seq"]);
    this.connection = new HubConnectionBuilder()
      .withUrl("/hubs/room", { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (retry) => Math.min(1000 * 2 ** retry.previousRetryCount, 15000) * (0.5 + Math.random()) })
      .configureLogging(LogLevel.None)
      .build();
  }

  async start(): Promise<void> {
    this.connection.on("Changes", (changes: Changes) => this.receive(changes));
    this.connection.on("Tally", (votes: Record<string, number>) => this.listener.tally(votes));
    this.connection.on("Presence", (people: number) => this.present(people));
    this.connection.onreconnecting(() => this.say("behind", text("room.client.reconnecting")));
    this.connection.onreconnected(() => void this.join());
    addEventListener("online", () => void this.heal(0));
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) void this.heal(0);
    });
    // The truth is what the server holds: a slow look now and then heals whatever a socket did not carry.
    setInterval(() => void (document.hidden ? undefined : this.heal(0)), 30000);
    await this.connect();
  }

  private async connect(): Promise<void> {
    try {
      await this.connection.start();
      await this.join();
    } catch {
      this.say("behind", text("room.client.reconnecting"));
      await this.heal(0);
      setTimeout(() => void this.connect(), 2000 + Math.random() * 3000);
    }
  }

  private async join(): Promise<void> {
    const reply = await this.connection.invoke<{ joined: boolean; epoch: number; seq: number }>("Join", this.code, this.audience);
    if (!reply.joined || reply.epoch !== this.epoch) return location.reload();
    if (reply.seq > this.seq) await this.heal(0);
    this.say("yes", text("room.client.live"));
  }

  private receive(changes: Changes): void {
    if (changes.epoch !== this.epoch) return location.reload();
    for (const event of changes.events) {
      if (event.seq <= this.seq) continue;
      if (event.seq > this.seq + 1) {
        void this.heal(Math.random() * 2000);
        return;
      }
      this.listener.apply(event);
      this.seq = event.seq;
      this.root.dataset["seq"] = String(this.seq);
    }
    this.listener.settled?.();
  }

  private heal(after: number): Promise<void> {
    this.healing ??= this.fetchChanges(after).finally(() => (this.healing = undefined));
    return this.healing;
  }

  private async fetchChanges(after: number): Promise<void> {
    if (after > 0) await new Promise((resume) => setTimeout(resume, after));
    const path = (changesPath[this.audience] ?? "").replace("{code}", this.code);
    try {
      const reply = await fetch(`${path}?since=${this.seq}`, { headers: { Accept: "application/json" } });
      if (reply.status === 410) return location.reload();
      if (!reply.ok) throw new Error(String(reply.status));
      const changes = (await reply.json()) as Changes;
      this.receive(changes);
      if (changes.events.length >= 500) await this.fetchChanges(0);
      if (this.connection.state === "Connected") this.say("yes", text("room.client.live"));
    } catch {
      this.say("no", text("room.client.offline", new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })));
    }
  }

  private say(live: "yes" | "behind" | "no", words: string): void {
    const sign = this.root.querySelector<HTMLElement>("[data-liveness]");
    if (!sign || (sign.dataset["live"] === live && live !== "no")) return;
    sign.dataset["live"] = live;
    sign.textContent = words;
  }

  private present(people: number): void {
    const sign = this.root.querySelector<HTMLElement>("[data-presence]");
    if (!sign) return;
    sign.hidden = people < 2;
    sign.textContent = text("room.client.presence", people);
  }
}
