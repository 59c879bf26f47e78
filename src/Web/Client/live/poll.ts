// The polls of a room: in the room people choose, on the wall they are read, at desk and host they are driven. Numbers
// come with the tally, under keys such as poll:12:3.
import type { RoomEvent } from "./feed.ts";
import { sendForm } from "./send.ts";
import { count as counted, text } from "../texts.ts";

interface Poll {
  readonly id: number;
  readonly state: "draft" | "open" | "closed";
  readonly vi: string;
  readonly en?: string;
  readonly showsResults: boolean;
  readonly options: readonly { readonly nth: number; readonly vi: string; readonly en?: string }[];
}

/** Below this many people a percentage says more than there is to say. */
const shareLeast = 30;

export function polls(root: HTMLElement, changed?: () => void): void {
  const section = root.querySelector<HTMLElement>("[data-polls-section]");
  const template = section?.querySelector<HTMLTemplateElement>("[data-poll-template]");
  if (!section || !template) return;
  const isStaff = section.matches("[data-polls-staff]");
  const current = section.querySelector<HTMLElement>('[data-polls="current"]')!; // the server renders it
  const past = section.querySelector<HTMLElement>('[data-polls="past"]'); // not on the wall
  const votes = new Map<string, number>();
  for (const option of section.querySelectorAll<HTMLElement>("[data-votes]")) if (option.dataset["votes"]) votes.set(keyOf(option), Number(option.dataset["votes"]));

  root.addEventListener("room-event", (sent) => {
    const event = (sent as CustomEvent<RoomEvent>).detail;
    if (event.kind === "poll") show(event.payload as Poll);
    else if (event.kind === "pollgone") find((event.payload as { pollId: number }).pollId)?.remove();
    else return;
    settle();
  });
  root.addEventListener("room-tally", (sent) => {
    const moved = Object.entries((sent as CustomEvent<Record<string, number>>).detail).filter(([key]) => key.startsWith("poll:"));
    for (const [key, count] of moved) votes.set(key, count);
    for (const id of new Set(moved.map(([key]) => key.split(":")[1]))) {
      const poll = find(Number(id));
      if (poll) count(poll);
    }
    if (moved.length > 0) changed?.();
  });
  section.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("form[data-poll-vote]")) return;
    event.preventDefault();
    void choose(form, event.submitter as HTMLButtonElement);
  });

  const find = (id: number): HTMLElement | null => section.querySelector<HTMLElement>(`[data-poll="${id}"]`);

  const show = (poll: Poll): void => {
    const known = find(poll.id);
    const card = known ?? make(poll);
    card.dataset["state"] = poll.state;
    card.dataset["shows"] = poll.showsResults ? "yes" : "no";
    card.querySelector<HTMLElement>("[data-poll-state]")!.textContent = text(`poll.client.state.${poll.state.charAt(0).toUpperCase()}${poll.state.slice(1)}`); // the server renders it
    for (const sign of card.querySelectorAll<HTMLElement>("button.poll-option")) sign.hidden = poll.state !== "open";
    for (const sign of card.querySelectorAll<HTMLElement>("span.poll-option-words")) sign.hidden = poll.state === "open" && card.querySelector("button.poll-option") !== null;
    for (const form of card.querySelectorAll<HTMLElement>("[data-poll-act]")) form.hidden = !acts(poll).includes(form.dataset["pollAct"] ?? "");
    count(card);
    // What somebody is looking at stays where it is when it closes; the next one that opens takes its place.
    if (poll.state === "open") for (const old of current.querySelectorAll<HTMLElement>('[data-state="closed"]')) past ? past.prepend(old) : old.remove();
    if (!known) (poll.state === "closed" ? (past ?? current) : current).prepend(card);
  };

  const make = (poll: Poll): HTMLElement => {
    const card = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
    card.dataset["poll"] = String(poll.id);
    for (const field of card.querySelectorAll<HTMLInputElement>('input[name="poll"]')) field.value = String(poll.id);
    say(card.querySelector<HTMLElement>("[data-poll-words]")!, poll); // likewise
    const list = card.querySelector<HTMLElement>(".poll-options")!; // likewise
    const first = list.firstElementChild as HTMLElement;
    list.replaceChildren(...poll.options.map((option) => {
      const item = first.cloneNode(true) as HTMLElement;
      item.dataset["option"] = String(option.nth);
      for (const words of item.querySelectorAll<HTMLElement>("[data-option-words]")) say(words, option);
      const button = item.querySelector<HTMLButtonElement>("button.poll-option");
      if (button) button.value = String(option.nth);
      return item;
    }));
    return card;
  };

  const count = (card: HTMLElement): void => {
    const options = [...card.querySelectorAll<HTMLElement>("[data-option]")];
    const shown = card.dataset["state"] !== "draft" && (isStaff || card.dataset["shows"] === "yes");
    const amounts = options.map((option) => votes.get(`poll:${card.dataset["poll"]}:${option.dataset["option"]}`) ?? 0);
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    options.forEach((option, at) => {
      const amount = amounts[at] ?? 0;
      option.querySelector<HTMLElement>("[data-result]")!.hidden = !shown; // likewise
      const bar = option.querySelector("progress")!; // likewise
      bar.max = Math.max(1, total);
      bar.value = amount;
      option.querySelector<HTMLElement>("[data-option-count]")!.textContent = // likewise
        total >= shareLeast ? text("poll.client.share", amount, Math.round((100 * amount) / total)) : text("poll.client.count", amount);
    });
    const sign = card.querySelector<HTMLElement>("[data-poll-total]")!; // likewise
    sign.hidden = card.dataset["state"] === "draft";
    sign.textContent = shown ? counted("poll.client.total", total) : text("poll.client.hidden");
  };

  const choose = async (form: HTMLFormElement, pressed: HTMLButtonElement): Promise<void> => {
    const failed = section.querySelector<HTMLElement>("[data-poll-failed]")!; // the server renders it in the room
    const before = form.querySelector<HTMLElement>('[aria-pressed="true"]');
    before?.setAttribute("aria-pressed", "false");
    pressed.setAttribute("aria-pressed", "true");
    const reply = await sendForm(form, { option: pressed.value });
    failed.hidden = reply.ok;
    if (reply.ok) return;
    pressed.setAttribute("aria-pressed", "false");
    before?.setAttribute("aria-pressed", "true");
    failed.textContent = reply.offline ? text("poll.client.offline") : reply.words;
  };

  const settle = (): void => {
    const box = section.querySelector<HTMLElement>("[data-polls-past]");
    if (box && past) box.hidden = past.childElementCount === 0;
    if (!isStaff) section.hidden = section.querySelector("article[data-poll]") === null;
    changed?.();
  };
}

function acts(poll: Poll): string[] {
  if (poll.state === "draft") return ["open", "discard"];
  return [...(poll.state === "open" ? ["close"] : []), poll.showsResults ? "hide" : "show"];
}

function keyOf(option: HTMLElement): string {
  return `poll:${option.closest<HTMLElement>("[data-poll]")?.dataset["poll"]}:${option.dataset["option"]}`;
}

function say(element: HTMLElement, words: { readonly vi: string; readonly en?: string }): void {
  const english = document.documentElement.lang === "en" && words.en !== undefined;
  element.lang = english ? "en" : "vi";
  element.textContent = english ? (words.en ?? "") : words.vi;
}
