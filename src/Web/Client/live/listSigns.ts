// What stands around the list: which view it is, how much was found, what waits behind the pill, whether there is more.
import type { Found } from "./listPages.ts";
import { count, text } from "../texts.ts";

export class ListSigns {
  readonly pill: HTMLButtonElement;

  constructor(
    private readonly root: HTMLElement,
    private readonly section: HTMLElement,
  ) {
    this.pill = part(root, "[data-new]") as HTMLButtonElement;
    part(root, "[data-pager]").hidden = true;
    this.more();
  }

  view(found: Found): void {
    Object.assign(this.section.dataset, { sort: found.sort, page: String(found.page), pages: String(found.pages) });
    for (const link of this.root.querySelectorAll<HTMLElement>(".views [data-view]"))
      if (link.dataset["view"] === found.sort) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    this.search(found);
    history.replaceState(null, "", `?${new URLSearchParams({ sort: found.sort, ...(found.search ? { q: found.search } : {}) })}`);
    this.resort(false);
    this.more();
  }

  /** @param arrived - how many new questions belong to this view and are not in it yet. */
  waiting(arrived: number): void {
    this.pill.hidden = arrived === 0;
    this.pill.textContent = count("room.client.new", arrived);
  }

  empty(isEmpty: boolean, searched: boolean): void {
    part(this.root, "[data-empty]").hidden = !isEmpty;
    part(this.root, "[data-empty-words]").textContent = text(searched ? "room.client.nothingFound" : `room.client.none.${this.section.dataset["sort"]}`);
  }

  /** The order no longer is what the numbers say. */
  resort(offered: boolean): void {
    part(this.root, "[data-resort]").hidden = !offered;
  }

  status(words: string): void {
    part(this.root, "[data-list-status]").textContent = words;
  }

  private search(found: Found): void {
    const form = part(this.root, "[data-room-search]") as HTMLFormElement;
    const sort = form.querySelector<HTMLInputElement>('[name="sort"]');
    if (sort) sort.value = found.sort;
    const field = form.querySelector<HTMLInputElement>('[name="q"]');
    if (field && document.activeElement !== field) field.value = found.search;
    part(this.root, "[data-found]").textContent = found.search ? count("room.client.found", found.total) : "";
  }

  private more(): void {
    part(this.root, "[data-more]").hidden = Number(this.section.dataset["page"]) >= Number(this.section.dataset["pages"]);
  }
}

export function part(root: HTMLElement, selector: string): HTMLElement {
  return root.querySelector<HTMLElement>(selector)!; // the server renders all of them
}
