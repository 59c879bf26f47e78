// A question whose publication was taken back leaves the list.
import { text } from "../texts.ts";

/** Where a thumb rests the place stays, without the words; elsewhere the item goes and what is read stays where it is. */
export function takeAway(item: HTMLElement): void {
  if (item.matches(":hover") || item.contains(document.activeElement)) {
    const words = document.createElement("p");
    words.textContent = text("room.client.gone");
    item.removeAttribute("id");
    delete item.dataset["question"];
    item.replaceChildren(words);
    return;
  }
  const above = item.getBoundingClientRect().bottom < 0;
  const height = document.documentElement.scrollHeight;
  const top = scrollY;
  item.remove();
  if (above && scrollY === top) scrollBy(0, document.documentElement.scrollHeight - height);
}
