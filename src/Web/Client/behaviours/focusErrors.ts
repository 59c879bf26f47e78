// A refused form comes back with its complaints at the top: <div data-focus>. A screen reader starts there.
export function focusErrors(): void {
  document.querySelector<HTMLElement>("[data-focus]")?.focus();
}
