// A poll that opens while somebody reads further down: said aloud, and one tap away until they have chosen.
import type { Announcer } from "./announce.ts";
import type { RoomEvent } from "./feed.ts";

export function pollBar(root: HTMLElement, announcer: Announcer): void {
  const section = root.querySelector<HTMLElement>("[data-polls-section]")!; // the server renders it
  const bar = root.querySelector<HTMLElement>("[data-poll-bar]")!; // likewise
  let inSight = true;
  const open = (): HTMLElement | null => section.querySelector<HTMLElement>('article[data-poll][data-state="open"]');

  const show = (): void => {
    const poll = open();
    bar.hidden = inSight || poll === null || poll.querySelector('[aria-pressed="true"]') !== null;
    const words = bar.querySelector<HTMLElement>("[data-poll-bar-text]")!; // the server renders it
    words.textContent = wordsOf(poll)?.textContent ?? "";
    words.lang = wordsOf(poll)?.lang ?? "";
  };

  new IntersectionObserver(([seen]) => {
    inSight = seen?.isIntersecting ?? true;
    show();
  }).observe(section);
  let announced = open()?.dataset["poll"];
  root.addEventListener("room-event", (sent) => {
    if (!(sent as CustomEvent<RoomEvent>).detail.kind.startsWith("poll")) return;
    const poll = open();
    if (poll && poll.dataset["poll"] !== announced) announcer.poll(wordsOf(poll)?.textContent ?? "");
    announced = poll?.dataset["poll"];
    show();
  });
}

function wordsOf(poll: HTMLElement | null): HTMLElement | null {
  return poll?.querySelector<HTMLElement>("[data-poll-words]") ?? null;
}
