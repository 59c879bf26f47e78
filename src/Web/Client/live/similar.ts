// While somebody types: questions that ask the same, and answers that are there already. One tap joins instead of asking.
// It never stands in the way: no connection, too many requests or nothing found, and the form is as it was.
import type { Ask } from "./ask.ts";
import { capital, letterOf, type Agency } from "./fate.ts";
import type { Joins } from "./joins.ts";
import { takesVotes } from "./question.ts";
import { command } from "./send.ts";
import { count, text } from "../texts.ts";

interface Found {
  readonly id: number;
  readonly text: string;
  readonly state: string;
  readonly answer?: string;
  readonly agency: Agency;
  readonly session?: string;
  readonly votes: number;
  readonly inThisRoom: boolean;
}

const pause = 450;
const shortest = 15;

export class Similar {
  private readonly place: HTMLElement;
  private readonly form: HTMLFormElement;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;
  private sought = "";

  constructor(
    private readonly root: HTMLElement,
    private readonly code: string,
    private readonly ask: Ask,
    private readonly joins: Joins,
  ) {
    this.place = root.querySelector<HTMLElement>("[data-similar]")!; // the server renders it
    this.form = root.querySelector<HTMLFormElement>("form[data-ask]")!; // likewise
    ask.field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.look(), pause);
    });
  }

  private async look(): Promise<void> {
    const words = this.ask.field.value.trim().replace(/\s+/g, " ");
    if (words.length < shortest) {
      this.turn++; // what is still on its way is of words that are gone
      return this.show([]);
    }
    if (words === this.sought || !navigator.onLine) return;
    this.sought = words;
    const turn = ++this.turn;
    const reply = await command(this.form, "/api/questions/similar", "POST", {}, { text: words, code: this.code });
    if (turn === this.turn && reply.ok) this.show(reply.body["questions"] as Found[], (reply.body["private"] as string | undefined) ?? "");
  }

  /** @param advice - Of the server, when the words may say what is private. */
  private show(found: readonly Found[], advice = ""): void {
    const hint = this.root.querySelector<HTMLElement>("[data-ask-private]");
    if (hint && hint.textContent !== advice) hint.textContent = advice;
    if (hint) hint.hidden = advice === "";
    if (found.length === 0) this.sought = "";
    this.place.hidden = found.length === 0;
    this.place.querySelector<HTMLElement>("[data-similar-list]")!.replaceChildren(...found.map((one) => this.row(one))); // the server renders it
  }

  private row(one: Found): HTMLElement {
    const row = document.createElement("li");
    const words = element("p", "words", one.text);
    words.lang = "vi";
    const chip = element("span", "state-chip", text(`question.state.${capital(one.state)}`));
    chip.dataset["state"] = one.state.toLowerCase();
    const facts = element("p", "facts", "");
    facts.append(chip, element("span", "", document.documentElement.lang === "en" ? one.agency.en : one.agency.vi), element("span", "", count("room.client.joined", one.votes)));
    row.append(words, facts);
    if (one.answer) row.append(this.answer(one.answer));
    row.append(this.ways(one));
    return row;
  }

  private answer(answer: string): HTMLElement {
    const details = document.createElement("details");
    const words = element("p", "words", answer);
    words.lang = "vi";
    details.append(element("summary", "", text("room.client.similar.answer")), words);
    return details;
  }

  private ways(one: Found): HTMLElement {
    const row = element("p", "actions", "");
    if (one.inThisRoom && takesVotes(one.state) && this.root.dataset["takesVotes"] === "yes" && !this.joins.has(one.id)) {
      const join = element("button", "btn btn-primary btn-sm", text("room.client.similar.join")) as HTMLButtonElement;
      join.type = "button";
      join.addEventListener("click", () => this.join(one));
      row.append(join);
    }
    const link = element("a", "", text(letterOf(one.state) === "a" ? "room.client.similar.seeAnswer" : "room.client.similar.see")) as HTMLAnchorElement;
    link.href = `${one.inThisRoom ? "" : `/sessions/${one.session ?? ""}`}?at=${one.id}#q${one.id}`;
    if (one.inThisRoom) link.dataset["jump"] = String(one.id);
    if (one.inThisRoom || one.session) row.append(link);
    return row;
  }

  private join(one: Found): void {
    const draft = this.ask.field.value;
    this.joins.wish(one.id, true);
    this.ask.write("");
    this.show([]);
    this.ask.offerUndo(text("room.client.similar.joined"), () => {
      this.joins.wish(one.id, false);
      this.ask.write(draft);
      this.ask.field.focus();
    });
  }
}

function element(name: string, className: string, words: string): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = words;
  return made;
}
