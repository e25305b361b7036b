/** What the worker knows of the site; it is written when a site is built that can be read offline. All are paths. */
export const known: {
  /** The styles and scripts. */
  scripts: string[];
  /** The page that stands for one that was never read. */
  offline: string;
  /** The search page. */
  search: string;
  /** The icon. */
  icon: string;
  /** The first file of the edition of search. */
  entry: string;
  /** A regular expression: what is named by its content, below the base address. */
  asset: string;
};
