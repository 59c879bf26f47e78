// The public room: live questions, the stage, joining a question, asking.
import { Announcer } from "./live/announce.ts";
import { Ask } from "./live/ask.ts";
import type { PublicQuestion } from "./live/card.ts";
import { capital } from "./live/fate.ts";
import { Feed, type RoomEvent } from "./live/feed.ts";
import { feedback } from "./live/feedback.ts";
import { Joins } from "./live/joins.ts";
import { List } from "./live/list.ts";
import { polls } from "./live/poll.ts";
import { pollBar } from "./live/pollBar.ts";
import { votes } from "./live/question.ts";
import { Receipts } from "./live/receipts.ts";
import { Similar } from "./live/similar.ts";
import { Stage } from "./live/stage.ts";
import { text } from "./texts.ts";

interface Session {
  readonly state: string;
  readonly takesQuestions: boolean;
  readonly takesVotes: boolean;
}

const root = document.querySelector<HTMLElement>("[data-room]")!; // this script is only on the room's page
const code = root.dataset["room"] ?? "";
const announcer = new Announcer(root);
const joins = new Joins(root, code);
const list = new List(root, code, joins, announcer);
const stage = new Stage(root, (id) => list.textOf(id), announcer);
const receipts = new Receipts(root, code);
const ask = new Ask(root, code, receipts);
new Similar(root, code, ask, joins);

function apply(event: RoomEvent): void {
  if (event.kind === "question") {
    const question = event.payload as PublicQuestion;
    list.change(question, event.seq);
    receipts.changed(question.id);
  } else if (event.kind === "gone") list.gone((event.payload as { questionId: number }).questionId, event.seq);
  else if (event.kind === "stage") stage.put((event.payload as { questionId?: number }).questionId);
  else if (event.kind === "session") applySession(event.payload as Session);
}

function applySession(session: Session): void {
  const chip = root.querySelector<HTMLElement>("[data-session-state]")!; // the server renders it
  chip.dataset["state"] = session.state.toLowerCase();
  chip.textContent = text(`session.state.${capital(session.state)}`);
  root.dataset["takesVotes"] = session.takesVotes ? "yes" : "no";
  list.openVotes();
  ask.session(session);
}

function tally(counts: Readonly<Record<string, number>>): void {
  votes(counts);
  list.tallied();
}

polls(root);
pollBar(root, announcer);
feedback(root);
void new Feed(root, { apply, tally, settled: () => list.settled() }).start();
