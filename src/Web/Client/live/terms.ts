// Days of a promise: one of the usual terms or a day of its own, never both at once. The day would count without script as well.
export function terms(root: HTMLElement): void {
  root.addEventListener("input", (event) => {
    const field = event.target as HTMLInputElement;
    const form = field.form;
    const date = form?.querySelector<HTMLInputElement>('input[name="dueOn"]');
    if (!form || !date) return;
    if (field === date && date.value !== "") for (const term of form.querySelectorAll<HTMLInputElement>('input[name="days"]')) term.checked = false;
    else if (field.name === "days") date.value = "";
  });
}
