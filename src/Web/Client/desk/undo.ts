// After a step, the bar that takes it back, for as long as the rule allows it.
const within = 120000;

export class Undo {
  private readonly bar: HTMLElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    this.bar = root.querySelector<HTMLElement>("[data-undo]")!; // the server renders it
    this.form.dataset["act"] = "undo";
  }

  offer(id: number, words: string): void {
    clearTimeout(this.timer);
    this.form.action = `/desk/questions/${id}/undo`;
    this.bar.querySelector<HTMLElement>("[data-undo-words]")!.textContent = words; // likewise
    this.bar.hidden = false;
    this.timer = setTimeout(() => this.withdraw(), within);
  }

  withdraw(): void {
    clearTimeout(this.timer);
    this.bar.hidden = true;
  }

  press(): void {
    if (!this.bar.hidden) this.form.requestSubmit();
  }

  private get form(): HTMLFormElement {
    return this.bar.querySelector<HTMLFormElement>("[data-undo-form]")!; // likewise
  }
}
