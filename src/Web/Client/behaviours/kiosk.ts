// <div data-kiosk="/way/back" hidden>: a kiosk that nobody touches for a minute goes back to its beginning, and says so a quarter before.
const idle = 60_000;
const warned = 15_000;

export function kiosk(): void {
  const notice = document.querySelector<HTMLElement>("[data-kiosk]");
  const back = notice?.dataset.kiosk;
  if (!notice || !back) return;
  let warn = 0;
  let leave = 0;
  const touched = (): void => {
    notice.hidden = true;
    clearTimeout(warn);
    clearTimeout(leave);
    warn = window.setTimeout(() => (notice.hidden = false), idle - warned);
    leave = window.setTimeout(() => location.replace(back), idle);
  };
  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(sign, touched, { passive: true });
  touched();
}
