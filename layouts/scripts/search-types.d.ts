// What searches are asked and answer, wherever they are answered; the same as the
// JSON of portulan search --json and of /api/search.

export interface Piece { text: string; mark?: boolean }

export interface Hit {
  address: string; kind: string; label: string; status?: string; closes?: string;
  title: Piece[]; excerpt?: Piece[]; facts?: string[]; missing?: string[]; score: number;
}

export interface Reading {
  start: number; end: number; facet?: string; values?: string[]; label: string; applied: boolean;
  as_words?: string; without?: string; without_total?: number; as_filter?: string;
}

export interface Count {
  facet: string; label: string;
  values: { value: string; label: string; count: number; chosen?: boolean }[];
}

export interface Answer {
  query: string; now: string; total: number; hits: Hit[]; partial?: boolean; missing?: string[];
  corrections?: { from: string; to: string }[]; readings?: Reading[]; facets?: Count[];
}

export interface Suggestion { label: string; kind?: string; address?: string; facet?: string; value?: string; query?: string }

/**
 * Whatever answers searches. early is given what is found, if the counts of facets are long in coming.
 */
export interface Source {
  search(asked: { params: URLSearchParams; typing: boolean; facets: string[]; offset: number; limit: number; early?: (answer: Answer) => void }, signal: AbortSignal): Promise<Answer>;
  suggest(text: string, limit: number, signal: AbortSignal): Promise<Suggestion[]>;
}
