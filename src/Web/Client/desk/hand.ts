// What keys do with the question at hand: its forms open, send, close.
import type { List } from "./list.ts";
import type { Panel } from "./panel.ts";

export class Hand {
  constructor(
    private readonly panel: Panel,
    private readonly list: List,
  ) {}

  /** The first of these acts that the question allows: sent at once, or its form opened at the first field. */
  act(names: readonly string[]): boolean {
    const form = names.map((name) => this.panel.form(name)).find((found) => found !== null);
    if (!form || this.panel.box.hidden) return false;
    const details = form.closest("details");
    if (!details) {
      form.requestSubmit();
      return true;
    }
    details.open = true;
    const first = form.querySelector<HTMLElement>("[data-agency-search]:not([hidden]) input, select, input:checked, textarea, input:not([type=hidden])");
    first?.focus();
    return true;
  }

  claim(): void {
    const form = [...this.panel.box.querySelectorAll<HTMLFormElement>("form[data-claim]")].find((one) => !one.hidden && one.dataset["claim"] !== "others");
    form?.requestSubmit();
  }

  /** Out of the forms, to the row of the question. */
  back(): void {
    for (const details of this.panel.box.querySelectorAll("details")) if (details.contains(document.activeElement)) details.open = false;
    const row = this.list.row(this.panel.id)?.querySelector<HTMLElement>("[data-pick]");
    if (row) row.focus();
    else this.panel.box.focus();
  }
}
