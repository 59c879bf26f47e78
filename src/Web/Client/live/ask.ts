// The local outbox: what is typed is kept on every key until the receipt has come, under a key made before the first
// send. A question written in a tunnel is sent again until it arrives, and arrives once.
import { text } from "../texts.ts";
import { grouped, keepReceipt } from "./receipts.ts";
import { send, tokenOf } from "./send.ts";

interface Draft {
  key: string;
  text: string;
  name: string;
  place: string;
  sending: boolean;
}

export function askForm(root: HTMLElement, code: string): void {
  const form = root.querySelector<HTMLFormElement>("form[data-ask]");
  if (!form) return;
  const slot = `ask:${code}`;
  const fields = { text: input(form, "Text"), name: input(form, "Name"), place: input(form, "Place") };
  const key = form.querySelector<HTMLInputElement>("[data-ask-key]")!; // the server renders it in this form
  const status = form.querySelector<HTMLElement>("[data-ask-status]")!; // likewise
  const done = root.querySelector<HTMLElement>("[data-ask-done]")!; // likewise
  let sending = false;

  const read = (): Draft => ({ key: key.value, text: fields.text.value, name: fields.name.value, place: fields.place.value, sending });
  const keep = (): void => localStorage.setItem(slot, JSON.stringify(read()));
  const forget = (): void => localStorage.removeItem(slot);

  const deliver = async (): Promise<void> => {
    if (!sending) return;
    status.textContent = text("room.client.sending");
    const draft = read();
    const reply = await send(`/api/sessions/${code}/questions`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": draft.key, "X-CSRF-TOKEN": tokenOf(form) },
      body: JSON.stringify({ text: draft.text, name: draft.name, place: draft.place }),
    });
    if (reply.ok) {
      sending = false;
      keepReceipt(root, code, String(reply.body["receipt"]), draft.text);
      forget();
      received(String(reply.body["receipt"]));
    } else if (reply.offline) {
      status.textContent = text("room.client.waiting");
      setTimeout(() => void deliver(), 4000);
    } else {
      sending = false;
      keep();
      refused(reply.words);
    }
  };

  const received = (receipt: string): void => {
    form.hidden = true;
    done.hidden = false;
    const link = done.querySelector<HTMLAnchorElement>("[data-ask-receipt]");
    if (link) {
      link.href = `/q/${receipt}`;
      link.textContent = grouped(receipt);
    }
    done.focus();
  };

  const refused = (words: string): void => {
    status.textContent = words;
    fields.text.setAttribute("aria-invalid", "true");
    fields.text.focus();
  };

  const kept = localStorage.getItem(slot);
  if (kept && fields.text.value === "") {
    const draft = JSON.parse(kept) as Draft;
    key.value = draft.key;
    fields.text.value = draft.text;
    fields.name.value = draft.name;
    fields.place.value = draft.place;
    if (draft.sending) {
      sending = true;
      void deliver();
    } else if (draft.text !== "") status.textContent = text("room.client.kept");
  }
  form.addEventListener("input", () => {
    fields.text.removeAttribute("aria-invalid");
    keep();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    keep();
    void deliver();
  });
  addEventListener("online", () => void deliver());
  root.querySelector("[data-ask-again]")?.addEventListener("click", () => {
    key.value = crypto.randomUUID();
    fields.text.value = "";
    status.textContent = "";
    form.hidden = false;
    done.hidden = true;
    fields.text.focus();
  });
}

function input(form: HTMLFormElement, name: string): HTMLInputElement | HTMLTextAreaElement {
  return form.querySelector<HTMLInputElement>(`[name="Input.${name}"]`)!; // the server renders all three
}
