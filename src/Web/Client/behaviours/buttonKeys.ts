// A button or link with data-key="3" is pressed by that key alone: never inside a field, while an input method composes, or with a modifier.
export function buttonKeys(): void {
  if (!document.querySelector("[data-key]")) return;
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.matches("input, textarea, select") || target.isContentEditable) return;
    const wanted = [...document.querySelectorAll<HTMLElement>("[data-key]")].find((button) => button.dataset["key"] === event.key.toLowerCase());
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  });
}
