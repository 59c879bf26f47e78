// One step of the desk: the form of the moment, sent with a key of its own, so that a double click or a second try is one step.
import { sendForm } from "../live/send.ts";
import { text } from "../texts.ts";

export interface Sent {
  readonly act: string;
  readonly id: number;
  readonly form: HTMLFormElement;
  readonly words: string;
  readonly undo: boolean;
}

interface Outcome {
  readonly done: (sent: Sent) => void;
  readonly failed: (id: number, words: string, form: HTMLFormElement) => void;
}

export function steps(root: HTMLElement, { done, failed }: Outcome): void {
  const keys = new Map<string, string>();
  const underWay = new Set<string>();
  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("form[data-act]")) return;
    event.preventDefault();
    void step(form, event.submitter as HTMLButtonElement | null);
  });

  const step = async (form: HTMLFormElement, pressed: HTMLButtonElement | null): Promise<void> => {
    const act = form.dataset["act"] ?? "";
    const id = Number(/\/(\d+)\//.exec(form.action)?.[1]);
    const address = form.action;
    if (underWay.has(address)) return;
    const chosen: Record<string, string> = pressed?.name ? { [pressed.name]: pressed.value } : {};
    const written = JSON.stringify([...new FormData(form), ...Object.entries(chosen)].filter(([name]) => !name.startsWith("__")));
    const slot = `${address} ${written}`;
    const key = keys.get(slot) ?? crypto.randomUUID();
    keys.set(slot, key);
    underWay.add(address);
    const reply = await sendForm(form, { key, ...chosen });
    underWay.delete(address);
    if (!reply.ok && reply.offline) return failed(id, text("desk.client.offline"), form);
    keys.delete(slot);
    if (reply.ok) done({ act, id, form, words: String(reply.body["message"] ?? ""), undo: reply.body["undo"] === true });
    else failed(id, reply.words, form);
  };
}
