// Pages of the list as the server makes them, also for search. Only the answer to the newest wish counts.
import type { PublicQuestion } from "./card.ts";
import { send } from "./send.ts";

export interface Wanted {
  readonly sort?: string;
  readonly search?: string;
  readonly page?: number;
  readonly at?: number;
}

export interface Found {
  readonly sort: string;
  readonly search: string;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly seq: number;
  readonly questions: readonly PublicQuestion[];
  readonly joined: readonly number[];
}

export class ListPages {
  private asked = 0;

  constructor(private readonly code: string) {}

  /** @returns what was found; "overtaken" when something else was asked for meanwhile; nothing without a connection. */
  async find(wanted: Wanted, now: { readonly sort: string; readonly search: string }): Promise<Found | "overtaken" | undefined> {
    const turn = ++this.asked;
    const query = new URLSearchParams(
      wanted.at === undefined
        ? { sort: wanted.sort ?? now.sort, q: wanted.search ?? now.search, page: String(wanted.page ?? 1) }
        : { at: String(wanted.at) },
    );
    const reply = await send(`/api/sessions/${this.code}/questions?${query}`, {});
    if (turn !== this.asked) return "overtaken";
    return reply.ok ? (reply.body as unknown as Found) : undefined;
  }
}
