// The back channel between desk and host. A note of the other side stays in sight until it is tapped as read.
import type { RoomEvent } from "./feed.ts";
import { text } from "../texts.ts";

interface Note {
  readonly noteId: number;
  readonly byHost: boolean;
  readonly words: string;
  readonly at: string;
  readonly seenAt?: string;
}

export function notes(root: HTMLElement): void {
  const panel = root.querySelector<HTMLElement>("[data-notes]");
  const list = panel?.querySelector<HTMLElement>("[data-note-list]");
  const template = panel?.querySelector<HTMLTemplateElement>("[data-note-template]");
  if (!panel || !list || !template) return;
  const isHost = panel.dataset["notes"] === "host";
  const heard = new Map<number, Note>();

  root.addEventListener("room-event", (sent) => {
    const event = (sent as CustomEvent<RoomEvent>).detail;
    if (event.kind === "note") show(event.payload as Note);
  });

  const show = (note: Note): void => {
    heard.set(note.noteId, note);
    let item = list.querySelector<HTMLElement>(`[data-note="${note.noteId}"]`);
    if (!item) {
      item = template.content.firstElementChild?.cloneNode(true) as HTMLElement;
      item.dataset["note"] = String(note.noteId);
      item.querySelector<HTMLInputElement>('input[name="note"]')!.value = String(note.noteId); // the server renders it
      item.querySelector<HTMLElement>("[data-note-words]")!.textContent = note.words; // likewise
      list.append(item);
    }
    const theirs = note.byHost !== isHost;
    item.dataset["theirs"] = theirs ? "yes" : "no";
    item.dataset["seen"] = note.seenAt ? "yes" : "no";
    item.querySelector<HTMLElement>("[data-note-facts]")!.textContent = note.seenAt // likewise
      ? text(theirs ? "note.client.youSaw" : "note.client.theySaw", clock(note.at), clock(note.seenAt))
      : text(theirs ? "note.client.new" : "note.client.unseen", clock(note.at));
    const form = item.querySelector<HTMLFormElement>("[data-note-seen]")!; // likewise
    const held = form.contains(document.activeElement);
    form.hidden = !theirs || note.seenAt !== undefined;
    if (held && form.hidden) (list.querySelector<HTMLElement>("[data-note-seen]:not([hidden]) button") ?? root.querySelector<HTMLElement>("h1, h2"))?.focus();
  };
}

function clock(instant: string): string {
  return new Date(instant).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", timeZone: document.documentElement.dataset["zone"] });
}
