// Whoever types holds the question: taken in hand at the first key, renewed while keys come, let go when the hand leaves.
import { sendForm } from "../live/send.ts";
import { hasDraft } from "./drafts.ts";
import type { Panel } from "./panel.ts";

const renewal = 120000;

export class Claims {
  private held = 0;
  private renewed = 0;

  constructor(private readonly panel: Panel) {
    panel.box.addEventListener("input", (event) => {
      if ((event.target as HTMLElement).matches("textarea")) void this.typing();
    });
    addEventListener("pagehide", () => this.leave(true));
  }

  /** The hand moves to another question. */
  leave(page = false): void {
    if (this.held === 0 || (!page && hasDraft(this.panel.box, this.held))) return;
    const form = this.release();
    const id = this.held;
    this.held = 0;
    if (!form) return;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    void fetch(`/desk/questions/${id}/release`, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } }).catch(() => undefined);
  }

  private async typing(): Promise<void> {
    const id = this.panel.id;
    if (this.held === id && Date.now() - this.renewed < renewal) return;
    const form = this.panel.box.querySelector<HTMLFormElement>('form[data-claim="free"]');
    if (!form || id === 0) return;
    [this.held, this.renewed] = [id, Date.now()];
    const reply = await sendForm(form);
    if (reply.ok || reply.offline) return;
    this.held = 0;
    if (this.panel.id === id) this.panel.failed(reply.words);
  }

  private release(): HTMLFormElement | null {
    return this.panel.box.querySelector<HTMLFormElement>('form[data-act="release"]');
  }
}
