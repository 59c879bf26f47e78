// What became of every question of the room, also of those that the page does not show: the numbers beside the views.
import { letterOf } from "./fate.ts";
import { text } from "../texts.ts";

export class Counts {
  private readonly fates = new Map<number, string>();

  constructor(private readonly root: HTMLElement) {
    for (const group of (root.dataset["fates"] ?? "").split(";").filter(Boolean)) {
      let id = 0;
      for (const step of group.slice(1).split(",")) this.fates.set((id += Number(step)), group.charAt(0));
    }
  }

  knows(id: number): boolean {
    return this.fates.has(id);
  }

  fateOf(id: number): string | undefined {
    return this.fates.get(id);
  }

  set(id: number, state: string): void {
    this.fates.set(id, letterOf(state));
  }

  remove(id: number): void {
    this.fates.delete(id);
  }

  show(): void {
    const number = (letters: string): number => [...this.fates.values()].filter((fate) => letters.includes(fate)).length;
    const counts: Record<string, number> = { all: this.fates.size, waiting: number("wt"), answered: number("a"), promised: number("p") };
    for (const sign of this.root.querySelectorAll<HTMLElement>("[data-count]")) {
      const value = counts[sign.dataset["count"] ?? ""];
      if (value === undefined) continue;
      sign.textContent = String(value);
      sign.hidden = value === 0;
    }
    const soFar = this.root.querySelector<HTMLElement>("[data-so-far]");
    if (soFar) soFar.hidden = counts["answered"]! + counts["promised"]! === 0; // both are set above
    const words = soFar?.querySelector("[data-so-far-words]");
    if (words) words.textContent = text("room.client.soFar", counts["answered"]!, counts["promised"]!, counts["waiting"]!); // likewise
  }
}
