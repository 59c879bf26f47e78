// "Did this answer the question?" in the room: the pressed button's own name and its question go out; the answer stays in its place.
import { text } from "../texts.ts";
import { send, tokenOf } from "./send.ts";

export function feedback(root: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>("#feedback-form");
  if (!form) return;
  root.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-feedback]");
    if (!button) return;
    event.preventDefault();
    void say(form, button);
  });
}

async function say(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const id = button.closest<HTMLElement>("[data-question]")?.dataset["question"] ?? "";
  const box = button.closest<HTMLElement>("[data-feedback-box]")!; // the server renders it around its buttons
  const body = new URLSearchParams({ [button.name]: id });
  const reply = await send(form.action, { method: "POST", body, headers: { "X-CSRF-TOKEN": tokenOf(form) } });
  const note = box.querySelector<HTMLElement>("[data-feedback-note]")!; // likewise
  note.textContent = reply.ok ? String(reply.body["message"] ?? "") : reply.offline ? text("room.client.listOffline") : reply.words;
  if (reply.ok) for (const each of box.querySelectorAll("button")) each.setAttribute("aria-pressed", String(each === button));
}
