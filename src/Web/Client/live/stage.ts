// The question on stage: shown in full on every phone, and one tap away from wherever one reads.
import type { Announcer } from "./announce.ts";

export class Stage {
  private readonly section: HTMLElement;
  private readonly bar: HTMLAnchorElement;
  private inSight = true;

  constructor(
    root: HTMLElement,
    private readonly textOf: (id: number) => string,
    private readonly announcer: Announcer,
  ) {
    this.section = root.querySelector<HTMLElement>("[data-stage]")!; // the server renders it
    this.bar = root.querySelector<HTMLAnchorElement>("[data-stage-bar]")!; // likewise
    this.showBar();
    new IntersectionObserver(([seen]) => {
      this.inSight = seen?.isIntersecting ?? true;
      this.showBar();
    }).observe(this.section);
  }

  put(id: number | undefined): void {
    this.section.hidden = id === undefined;
    if (id !== undefined) {
      const words = this.textOf(id);
      this.section.querySelector<HTMLElement>("[data-stage-text]")!.textContent = words; // the server renders it
      for (const link of [this.section.querySelector<HTMLAnchorElement>("[data-stage-link]")!, this.bar]) { // likewise
        link.href = `?at=${id}#q${id}`;
        link.dataset["jump"] = String(id);
      }
      this.announcer.stage(words);
    }
    this.showBar();
  }

  private showBar(): void {
    this.bar.hidden = this.section.hidden || this.inSight;
    this.bar.querySelector<HTMLElement>("[data-stage-bar-text]")!.textContent = this.section.querySelector("[data-stage-text]")?.textContent ?? ""; // likewise
  }
}
