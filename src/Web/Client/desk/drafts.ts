// What is being written for a question is kept on this device on every key, until it is sent or emptied: the connection may
// go, the page may be reloaded, the hand may move to another question and back.
const prefix = "desk-draft:";

export function keepDraft(id: number, field: HTMLTextAreaElement): void {
  if (id === 0) return;
  if (field.value === "" || field.value === field.defaultValue) localStorage.removeItem(slot(id, field));
  else localStorage.setItem(slot(id, field), field.value);
}

export function restoreDrafts(box: HTMLElement, id: number): boolean {
  let found = false;
  for (const field of box.querySelectorAll<HTMLTextAreaElement>("textarea")) {
    const kept = localStorage.getItem(slot(id, field));
    field.value = kept ?? field.defaultValue;
    const details = field.closest("details");
    if (kept !== null && details && !details.hidden) {
      details.open = true;
      found = true;
    }
  }
  return found;
}

export function forgetDraft(id: number, form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLTextAreaElement>("textarea")) localStorage.removeItem(slot(id, field));
}

/** Something is written for this question and not yet sent. */
export function hasDraft(box: HTMLElement, id: number): boolean {
  return [...box.querySelectorAll<HTMLTextAreaElement>("textarea")].some((field) => localStorage.getItem(slot(id, field)) !== null);
}

function slot(id: number, field: HTMLTextAreaElement): string {
  return `${prefix}${id}:${field.form?.dataset["act"] ?? ""}`;
}
