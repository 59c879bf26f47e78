// The list and its counts come from the server, which alone knows the filter: soon after the first of several events, then at
// most every two seconds.
import type { Queue } from "./types.ts";

const pause = 2000;

export class Refresh {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;

  constructor(
    private readonly address: string,
    private readonly follow: (queue: Queue) => void,
  ) {}

  /** @param after - milliseconds; 0 does not wait for the pause to pass, because somebody did something here. */
  soon(after: number): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.now();
    }, Math.max(after, after === 0 ? 0 : this.last + pause - Date.now()));
  }

  async now(): Promise<void> {
    this.last = Date.now();
    const reply = await fetch(this.address, { headers: { Accept: "application/json" } }).catch(() => undefined);
    if (reply?.ok) this.follow((await reply.json()) as Queue);
  }
}
