// <button data-print hidden>: printing is the browser's own, so without script the button would be a lie.
export function printPage(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
