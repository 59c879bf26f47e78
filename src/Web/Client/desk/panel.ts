// The one question before the hand. Its forms stand in the page once and are turned to another question.
import { count, text } from "../texts.ts";
import { can, day, fillFacts, isHeld, nameOf, say, stateName, tell, type Desk } from "./fields.ts";
import { restoreDrafts } from "./drafts.ts";
import { showPrivate } from "./private.ts";
import type { Item, Like } from "./types.ts";

export class Panel {
  readonly box: HTMLElement;
  id: number;
  private readonly home: Element;

  constructor(
    private readonly desk: Desk,
    private readonly addressOf: (id: number) => string,
  ) {
    this.box = desk.root.querySelector<HTMLElement>("[data-hand]")!; // the server renders it
    this.id = Number(this.box.dataset["hand"]);
    this.home = this.box.querySelector('[data-field="failed"]')!.previousElementSibling!; // neither is the first there
  }

  /** Turns to a question. */
  show(item: Item): void {
    if (item.question.id !== this.id) this.turn(item.question.id);
    this.fill(item);
    const correct = this.box.querySelector<HTMLTextAreaElement>('textarea[data-starts-with="answer"]');
    if (correct) correct.defaultValue = item.question.answer ?? "";
    restoreDrafts(this.box, this.id);
  }

  /** The same question, as it stands now; what is being written stays. */
  fill(item: Item): void {
    const { question } = item;
    this.box.hidden = false;
    fillFacts(this.desk, this.box, item);
    showPrivate(this.box, question);
    say(this.box, "by", [question.name, question.place].filter(Boolean).join(", "));
    for (const answer of this.box.querySelectorAll<HTMLElement>('[data-field="answerBox"]')) answer.hidden = !question.answer;
    tell(this.box, "hops", question.hops > 0 ? text("triage.client.hops", question.hops, 2) : "");
    tell(this.box, "with", question.offeredTo ? text("triage.client.offeredTo", nameOf(question.offeredTo)) : question.handler ? text("triage.client.handledBy", nameOf(question.handler)) : "");
    tell(this.box, "clock", question.answerBy ? text("mailbox.client.answerBy", day(question.answerBy)) : question.acceptBy ? text("mailbox.client.acceptBy", day(question.acceptBy.slice(0, 10))) : "");
    tell(this.box, "promise", question.dueOn && question.unit ? text(question.waitsSince ? "triage.client.promiseStands" : "triage.client.promise", question.unit, day(question.dueOn)) : "");
    tell(this.box, "denialBox", question.denialWords ?? "");
    say(this.box, "answer", question.answer ?? "");
    this.fillClaim(item);
    this.fillTopic(item);
    say(this.box, "carries", count("triage.client.carries", (question.votes ?? 0) + 1));
    this.likely(item.likely);
    for (const act of this.box.querySelectorAll<HTMLElement>("[data-for]")) act.hidden = !can(this.desk, question, act.dataset["for"] ?? "");
  }

  empty(): void {
    this.box.hidden = true;
    this.id = 0;
    this.box.dataset["hand"] = "0";
  }

  /** @param form - Where it was; the words stand above its button then, and at the head of the question otherwise. */
  failed(words: string, form?: HTMLFormElement): void {
    const sign = this.box.querySelector<HTMLElement>('[data-field="failed"]')!; // the server renders it
    const button = form?.closest("details") ? form.querySelector<HTMLElement>("button[type=submit]") : null;
    if (button) button.before(sign);
    else this.home.after(sign);
    for (const field of this.box.querySelectorAll('[aria-invalid="true"]')) field.removeAttribute("aria-invalid");
    if (button) this.point(form!); // a button was found in it
    tell(this.box, "failed", words);
    if (button) sign.scrollIntoView({ block: "nearest" });
  }

  /** To the first field of a form that is needed and empty. */
  private point(form: HTMLFormElement): void {
    const empty = [...form.querySelectorAll<HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement>("textarea, select, input")].find((field) => field.required && field.value === "");
    empty?.setAttribute("aria-invalid", "true");
    empty?.focus();
  }

  /** What went into it: each can be taken out again. */
  merged(ones: readonly Like[]): void {
    const list = this.box.querySelector<HTMLElement>("[data-merged-list]");
    const section = this.box.querySelector<HTMLElement>("[data-merged-section]");
    if (!list || !section) return;
    section.hidden = ones.length === 0;
    list.replaceChildren(...ones.map((one) => this.mergedRow(one)));
  }

  form(act: string): HTMLFormElement | null {
    return [...this.box.querySelectorAll<HTMLFormElement>(`form[data-act="${act}"]`)].find((form) => !form.closest("[hidden]")) ?? null;
  }

  private turn(id: number): void {
    this.id = id;
    this.box.dataset["hand"] = String(id);
    this.failed("");
    this.merged([]);
    for (const form of this.box.querySelectorAll("form")) {
      form.action = form.getAttribute("action")?.replace(/(questions|offers)\/\d+\//, `$1/${id}/`) ?? "";
      form.reset();
    }
    for (const details of this.box.querySelectorAll("details")) details.open = false;
    for (const from of this.box.querySelectorAll<HTMLInputElement>("[data-from]")) from.value = this.addressOf(id);
  }

  private fillClaim({ question }: Item): void {
    const held = !isHeld(question) ? "free" : question.claimedById === this.desk.me ? "mine" : "others";
    for (const form of this.box.querySelectorAll<HTMLElement>("[data-claim]")) form.hidden = form.dataset["claim"] !== held;
  }

  private fillTopic({ question }: Item): void {
    for (const choice of this.box.querySelectorAll<HTMLButtonElement>("[data-topic]")) choice.setAttribute("aria-pressed", String(choice.value === question.topic));
    for (const sign of this.box.querySelectorAll<HTMLElement>('[data-field="topicUnsure"]')) sign.hidden = !question.topicNeedsReading;
    this.box.dataset["topic"] = question.topic ?? "";
  }

  private likely(likes: readonly Like[]): void {
    const section = this.box.querySelector<HTMLElement>("[data-likely-section]");
    const list = this.box.querySelector<HTMLElement>("[data-likely-list]");
    if (!section || !list) return;
    section.hidden = likes.length === 0;
    list.replaceChildren(
      ...likes.map((like) => {
        const row = document.createElement("li");
        row.append(vietnamese(like.text), " ", quiet(`${text("room.client.number", like.number)} · ${stateName(like.state)} · ${text("triage.client.alike", Math.floor(like.score * 100))}`));
        return row;
      }),
    );
  }

  private mergedRow(one: Like): HTMLElement {
    const row = document.createElement("li");
    const source = this.box.querySelector<HTMLFormElement>('form[data-act="unmerge"]');
    row.append(vietnamese(one.text), " ", quiet(text("room.client.number", one.number)));
    if (!source) return row;
    const form = source.cloneNode(true) as HTMLFormElement;
    form.hidden = false;
    form.removeAttribute("data-for");
    form.action = `/desk/questions/${one.id}/unmerge`;
    const button = form.querySelector("button")!; // every form has one
    button.className = "btn btn-sm btn-outline-secondary";
    button.textContent = text("triage.client.unmerge");
    row.append(form);
    return row;
  }
}

export function vietnamese(words: string): HTMLElement {
  const span = document.createElement("span");
  span.lang = "vi";
  span.className = "words";
  span.textContent = words;
  return span;
}

export function quiet(words: string): HTMLElement {
  const span = document.createElement("span");
  span.className = "text-body-secondary";
  span.textContent = words;
  return span;
}
