// <p data-freshen>: a page that says how something stands is loaded again each minute that it is looked at, and at once when somebody comes back
// to it, unless they have begun to write there.
const old = 60_000;
const left = 15_000;

export function freshen(): void {
  if (!document.querySelector("[data-freshen]")) return;
  const loaded = Date.now();
  let isTouched = false;
  addEventListener("input", () => (isTouched = true));
  const look = (after: number): void => {
    if (!isTouched && document.visibilityState === "visible" && Date.now() - loaded >= after) location.reload();
  };
  document.addEventListener("visibilitychange", () => look(left));
  setInterval(() => look(old), old / 4);
}
