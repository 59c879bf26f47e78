// Tries again: soon, then ever more seldom, and at once when the connection is back or somebody looks at the page.
const first = 2000;
const most = 60000;

export class Retry {
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly again: () => void) {
    addEventListener("online", () => this.now());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.timer !== undefined) this.now();
    });
  }

  /** @param atLeast seconds that the server asked to wait. */
  later(atLeast = 0): void {
    clearTimeout(this.timer);
    const time = Math.max(Math.min(first * 2 ** this.tries++, most), atLeast * 1000);
    this.timer = setTimeout(() => this.now(), time * (1 + Math.random() / 4));
  }

  done(): void {
    this.tries = 0;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private now(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.again();
  }
}
