/** A text, or its forms for one and for other numbers. {name} stands for a value. */
type Text = string | { one: string; other: string };

/** What scripts know of the site; it is written when the site is built. */
export const site: {
  language: "fr" | "en";
  /** The name of its time zone. */
  zone: string;
  /** Whether the site has a search. */
  search: boolean;
  /** Whether the site can be read offline. */
  offline: boolean;
  /** The path of the worker that keeps what was read. */
  worker: string;
  /** The path of the base address, without a slash at its end. */
  prefix: string;
  /** The path of the search page. */
  page: string;
  /** The address of the first file of the edition of search. */
  entry: string;
  /** The path of the interface of portulan serve. */
  api: string;
  /** What kinds of records, and facets whose values are suggested, are called. */
  kinds: Record<string, string>;
  /** Texts of the interface, by their keys. */
  texts: Record<string, Text>;
  /** The statuses of calls, in the order in which they call for action. */
  statuses: string[];
  /** Words of dates; weeks begin on Sunday. */
  dates: { weekdays: string[]; months: string[]; shortMonths: string[]; first: string };
};
