// A slow network invites a second tap: <form data-once> goes out once. Coming back by the back button frees it again.
const sent = new WeakSet<HTMLFormElement>();

export function sendOnce(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (sent.has(form)) event.preventDefault();
      else sent.add(form);
    });
    addEventListener("pageshow", () => sent.delete(form));
  }
}
