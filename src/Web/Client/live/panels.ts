// What stands beside the queue of a desk and on the host's tablet: the order of what comes next, notes, polls. Forms of
// these panels go out as script, one key per command, and say in place what is wrong.
import { text } from "../texts.ts";
import { lineUp } from "./lineUp.ts";
import { notes } from "./notes.ts";
import { polls } from "./poll.ts";
import { sendForm } from "./send.ts";

export function panels(root: HTMLElement): void {
  lineUp(root);
  notes(root);
  polls(root);
  const keys = new WeakMap<HTMLFormElement, string>();
  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("form[data-panel]")) return;
    event.preventDefault();
    void deliver(form, event.submitter as HTMLButtonElement | null);
  });

  const deliver = async (form: HTMLFormElement, pressed: HTMLButtonElement | null): Promise<void> => {
    const key = keys.get(form) ?? crypto.randomUUID();
    keys.set(form, key);
    if (pressed) pressed.disabled = true;
    const reply = await sendForm(form, pressed?.name ? { key, [pressed.name]: pressed.value } : { key });
    if (pressed) pressed.disabled = false;
    const failed = form.querySelector<HTMLElement>("[data-failed]") ?? form.closest("section")?.querySelector<HTMLElement>("[data-failed]");
    if (failed) failed.hidden = reply.ok;
    if (reply.ok || !reply.offline) keys.delete(form);
    if (reply.ok) {
      if (form.matches("[data-reset]")) form.reset();
      const said = root.querySelector<HTMLElement>("[data-panel-said]");
      if (said) said.textContent = String(reply.body["message"] ?? "");
    } else if (failed) failed.textContent = reply.offline ? text("desk.client.offline") : reply.words;
  };
}
