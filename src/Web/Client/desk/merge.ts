// Which question to merge into: the likely ones are choices; words find others, a number is taken as it is.
import { text } from "../texts.ts";
import { stateName } from "./fields.ts";
import type { Panel } from "./panel.ts";
import { quiet, vietnamese } from "./panel.ts";
import type { Like, Queue } from "./types.ts";

export class MergeChoices {
  private readonly list: HTMLElement | null;
  private readonly search: HTMLInputElement | null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly panel: Panel,
    private readonly code: string,
  ) {
    this.list = panel.box.querySelector("[data-into-list]");
    this.search = panel.box.querySelector("[data-merge-search]");
    this.search?.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.find(), 300);
    });
  }

  offer(likes: readonly Like[]): void {
    if (!this.list || document.activeElement === this.search) return;
    this.list.replaceChildren(...likes.filter((like) => like.takesOthers && like.id !== this.panel.id).map((like, index) => choice(like, index === 0)));
  }

  private async find(): Promise<void> {
    const words = this.search?.value.trim() ?? "";
    if (!this.list || words.length < 2 || /^#?\d+$/.test(words)) return;
    const reply = await fetch(`/api/desk/sessions/${this.code}/queue?show=all&q=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } }).catch(() => undefined);
    if (!reply?.ok || this.search?.value.trim() !== words) return;
    const queue = (await reply.json()) as Queue;
    const found = queue.items.map((item) => item.question).filter((q) => q.id !== this.panel.id && !["merged", "refused"].includes(q.state)).slice(0, 5);
    this.list.replaceChildren(...found.map((q, index) => choice({ id: q.id, number: q.number, text: q.text, state: q.state, votes: q.votes ?? 0, score: 0, takesOthers: true }, index === 0)));
  }
}

function choice(like: Like, checked: boolean): HTMLElement {
  const label = document.createElement("label");
  label.className = "choice";
  const radio = document.createElement("input");
  radio.type = "radio";
  radio.name = "into";
  radio.value = String(like.id);
  radio.checked = radio.defaultChecked = checked;
  const words = document.createElement("span");
  words.append(vietnamese(like.text), " ", quiet(`${text("room.client.number", like.number)} · ${stateName(like.state)}`));
  label.append(radio, words);
  return label;
}
