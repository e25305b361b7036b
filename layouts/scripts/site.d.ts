/** A text, or its forms for one and for other numbers. {name} stands for a value. */
type Text = string | { one: string; other: string };

/** What scripts know of the site; it is written when the site is built. */
export const site: {
  language: "fr" | "en";
  /** Whether the site has a search. */
  search: boolean;
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
  texts: Record<string, Text>;
  dates: { months: string[]; shortMonths: string[]; at: string; on: string; first: string };
};
