// What the desk's page is told: by its own markup, by events, and when it asks for the list anew.
export interface Agency {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

/** Where a text may say what is private: counted in UTF-16, as here. */
export interface Private {
  readonly kind: string;
  readonly start: number;
  readonly length: number;
}

export interface DeskQuestion {
  readonly id: number;
  readonly number: number;
  readonly text: string;
  readonly name?: string;
  readonly place?: string;
  readonly state: string;
  readonly topic?: string;
  readonly topicNeedsReading: boolean;
  readonly answer?: string;
  readonly denialWords?: string;
  readonly askedAt: string;
  readonly mergedCount: number;
  readonly unit?: string;
  readonly dueOn?: string;
  readonly waitsSince?: string;
  readonly acceptBy?: string;
  readonly answerBy?: string;
  readonly handler?: Agency;
  readonly offeredTo?: Agency;
  readonly hops: number;
  readonly claimedById?: string;
  readonly claimedBy?: string;
  readonly claimedUntil?: string;
  readonly votes?: number;
  readonly publishedAt?: string;
  readonly private: readonly Private[];
  readonly can: readonly string[];
}

export interface Like {
  readonly id: number;
  readonly number: number;
  readonly text: string;
  readonly state: string;
  readonly votes: number;
  readonly score: number;
  readonly takesOthers: boolean;
}

export interface Item {
  readonly question: DeskQuestion;
  readonly likely: readonly Like[];
}

export interface Detail extends Item {
  readonly merged: readonly Like[];
}

export interface Queue {
  readonly items: readonly Item[];
  readonly total: number;
  readonly shows: Readonly<Record<string, number>>;
  readonly duplicates: number;
  readonly askersPercent: number;
  readonly topicsPercent: number;
  readonly coverage: Readonly<Record<string, number>> & { readonly balance: Readonly<Record<string, number>> };
}
