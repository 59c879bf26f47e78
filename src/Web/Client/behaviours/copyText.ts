// <input id="x" readonly value="…"><button data-copy="x" data-copied="Đã sao chép" hidden>: without script the field is there to copy by hand.
export function copyText(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const field = document.getElementById(button.dataset.copy ?? "");
    if (!(field instanceof HTMLInputElement) || !("clipboard" in navigator)) {
      continue;
    }
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(field.value).then(
        () => { button.textContent = button.dataset.copied ?? ""; },
        () => { field.select(); },
      );
    });
  }
}
