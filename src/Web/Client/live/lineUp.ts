// The desk's panel of what comes next. It reads words and states from the desk's own cards; a question of another group
// than the one that is shown has no card there, and is asked for.
import type { RoomEvent } from "./feed.ts";
import { text } from "../texts.ts";

interface Known {
  readonly number: number;
  readonly text: string;
  readonly state: string;
}

export function lineUp(root: HTMLElement): void {
  const panel = root.querySelector<HTMLElement>("[data-line-up-panel]");
  const list = panel?.querySelector<HTMLElement>("[data-line-up]");
  if (!panel || !list) return;
  const empty = panel.querySelector<HTMLElement>("[data-line-up-empty]")!; // the server renders both
  const template = panel.querySelector<HTMLTemplateElement>("[data-line-up-template]")!; // likewise
  let ids = (list.dataset["ids"] ?? "").split(" ").filter(Boolean).map(Number);
  const known = new Map<number, Known>();

  root.addEventListener("room-event", (sent) => {
    const event = (sent as CustomEvent<RoomEvent>).detail;
    if (event.kind === "lineup") {
      ids = [...(event.payload as { questionIds: number[] }).questionIds];
      void learn().then(draw);
      return;
    }
    if (event.kind === "question") {
      const question = event.payload as Known & { id: number };
      known.set(question.id, question);
      if (!ids.includes(question.id)) return;
    } else return;
    draw();
  });

  const learn = (): Promise<unknown> =>
    Promise.all(
      ids.filter((id) => stateOf(id) === "").map(async (id) => {
        const reply = await fetch(`/api/desk/sessions/${root.dataset["room"]}/questions/${id}`, { headers: { Accept: "application/json" } }).catch(() => undefined);
        if (reply?.ok) known.set(id, ((await reply.json()) as { question: Known }).question);
      }),
    );

  const draw = (): void => {
    const shown = ids.filter((id) => ["published", "deferred"].includes(stateOf(id)));
    const held = document.activeElement?.closest<HTMLElement>("[data-item]");
    const [heldId, heldAct] = [held?.dataset["item"], document.activeElement?.closest<HTMLElement>("[data-line-up-act]")?.dataset["lineUpAct"]];
    const items = new Map([...list.children].map((item) => [Number((item as HTMLElement).dataset["item"]), item as HTMLElement]));
    list.replaceChildren(...shown.map((id, place) => fill(items.get(id) ?? make(id), id, place, shown.length)));
    empty.hidden = shown.length > 0;
    if (heldId) (list.querySelector<HTMLElement>(`[data-item="${heldId}"] [data-line-up-act="${heldAct}"] button:not(:disabled)`) ?? list.querySelector<HTMLElement>("button:not(:disabled)"))?.focus();
  };

  const make = (id: number): HTMLElement => {
    const item = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
    item.dataset["item"] = String(id);
    const question = known.get(id);
    const card = document.querySelector<HTMLElement>(`[data-question="${id}"]`);
    const words = question?.text ?? card?.querySelector('[data-field="text"]')?.textContent ?? "";
    const number = question?.number ?? Number(/\d+/.exec(card?.querySelector('[data-field="number"]')?.textContent ?? "")?.[0] ?? 0);
    item.querySelector<HTMLElement>("[data-item-text]")!.textContent = words; // the server renders them
    for (const sign of item.querySelectorAll<HTMLElement>("[data-item-number]")) sign.textContent = ` ${text("room.client.number", number)} `;
    for (const field of item.querySelectorAll<HTMLInputElement>('input[name="number"]')) field.value = String(number);
    return item;
  };

  // What the server put into the list waits until an event says otherwise.
  const stateOf = (id: number): string =>
    known.get(id)?.state ??
    document.querySelector<HTMLElement>(`[data-question="${id}"]`)?.dataset["state"] ??
    (list.querySelector(`[data-item="${id}"]`) ? "published" : "");
}

function fill(item: HTMLElement, _id: number, place: number, count: number): HTMLElement {
  for (const [act, to, off] of [["up", place - 1, place === 0], ["down", place + 1, place === count - 1]] as const) {
    const form = item.querySelector<HTMLFormElement>(`[data-line-up-act="${act}"]`)!; // the server renders all three
    form.querySelector<HTMLInputElement>('input[name="place"]')!.value = String(to); // likewise
    form.querySelector<HTMLButtonElement>("button")!.disabled = off; // likewise
  }
  return item;
}
