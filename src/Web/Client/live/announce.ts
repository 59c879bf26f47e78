// Says aloud what is new, in bursts and politely, for those who do not see the page move. It can be switched off.
import { count, text } from "../texts.ts";

const pause = 5000;
const slot = "quiet";

export class Announcer {
  private readonly place: HTMLElement | null;
  private readonly news = { asked: 0, answered: 0, stage: "", poll: "" };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private quiet = localStorage.getItem(slot) !== null;

  constructor(root: HTMLElement) {
    this.place = root.querySelector<HTMLElement>("[data-announce]");
    const button = root.querySelector<HTMLButtonElement>("[data-announce-switch]");
    if (!button) return;
    const show = (): void => {
      button.textContent = text(this.quiet ? "room.client.loud" : "room.client.quiet");
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      this.quiet = !this.quiet;
      if (this.quiet) localStorage.setItem(slot, "yes");
      else localStorage.removeItem(slot);
      show();
    });
    show();
  }

  asked(): void {
    this.news.asked++;
    this.soon();
  }

  answered(): void {
    this.news.answered++;
    this.soon();
  }

  stage(words: string): void {
    this.news.stage = words;
    this.soon();
  }

  poll(words: string): void {
    this.news.poll = words;
    this.soon();
  }

  private soon(): void {
    this.timer ??= setTimeout(() => this.say(), pause);
  }

  private say(): void {
    this.timer = undefined;
    const { asked, answered, stage, poll } = this.news;
    Object.assign(this.news, { asked: 0, answered: 0, stage: "", poll: "" });
    if (this.quiet || !this.place) return;
    this.place.textContent = [
      poll && text("room.client.said.poll", poll),
      stage && text("room.client.said.stage", stage),
      answered > 0 && count("room.client.said.answered", answered),
      asked > 0 && count("room.client.new", asked),
    ].filter(Boolean).join(". ");
  }
}
