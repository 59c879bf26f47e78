// Desk and host forms go out as script: one key per command, so a double click is one command; the words stay until done.
import { sendForm } from "./send.ts";
import { text } from "../texts.ts";

export function acts(root: HTMLElement, failed: (form: HTMLFormElement, words: string) => void, done?: (form: HTMLFormElement, words: string) => void): void {
  const keys = new WeakMap<HTMLFormElement, string>();
  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("form[data-act], form[data-move]")) return;
    event.preventDefault();
    const sure = form.querySelector<HTMLElement>("[data-confirm]")?.dataset["confirm"];
    if (sure && !confirm(sure)) return;
    void act(form);
  });

  const act = async (form: HTMLFormElement): Promise<void> => {
    const key = keys.get(form) ?? crypto.randomUUID();
    keys.set(form, key);
    const button = form.querySelector<HTMLButtonElement>('button[type="submit"]');
    if (button) button.disabled = true;
    const reply = await sendForm(form, { key });
    if (button) button.disabled = false;
    if (!reply.ok && reply.offline) return failed(form, text("desk.client.offline"));
    keys.delete(form);
    if (reply.ok) {
      form.querySelector("textarea")?.form?.reset();
      done?.(form, String(reply.body["message"] ?? ""));
    } else failed(form, reply.words);
  };
}
