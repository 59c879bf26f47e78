// The five lamps of an answer, lit by the server while it is being written. They advise; nothing waits for them.
import { sendForm } from "../live/send.ts";
import { text } from "../texts.ts";

export function lamps(box: HTMLElement): void {
  const words = box.querySelector<HTMLTextAreaElement>("textarea[data-lamps-of]");
  const signs = box.querySelector<HTMLElement>("[data-lamps]");
  if (!words?.form || !signs) return;
  const form = words.form;
  signs.hidden = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const light = (lit: readonly string[]): void => {
    for (const sign of signs.querySelectorAll<HTMLElement>("[data-lamp]")) {
      const on = lit.includes(sign.dataset["lamp"] ?? "");
      sign.dataset["lit"] = on ? "yes" : "no";
      sign.querySelector<HTMLElement>("[data-lamp-says]")!.textContent = text(on ? "triage.client.lampOn" : "triage.client.lampOff"); // the server renders it
    }
  };

  const ask = async (): Promise<void> => {
    const turn = ++asked;
    if (words.value.trim() === "") return light([]);
    const check = form.cloneNode(true) as HTMLFormElement;
    check.action = form.action.replace(/answer$/, "check");
    check.querySelector("textarea")!.value = words.value; // a clone forgets what was typed
    const reply = await sendForm(check);
    if (turn === asked && reply.ok) light(reply.body["lit"] as string[]);
  };

  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), 400);
  };
  words.addEventListener("input", soon);
  form.addEventListener("reset", () => setTimeout(soon));
  form.closest("details")?.addEventListener("toggle", soon);
}
