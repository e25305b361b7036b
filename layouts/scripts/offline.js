// Reading offline, in a site that is kept: docs/deploy.md. It imports nothing: what it shared with other scripts would become
// a file of its own, which every page asks for.

/**
 * Has the site kept, and says of what day the page is while there is no network.
 * @param {{worker: string, prefix: string}} site @param {(built: number) => string} note
 */
export function keepSite({ worker, prefix }, note) {
  const register = () => navigator.serviceWorker.register(worker, { scope: `${prefix}/` }).catch(() => {}); // a browser may refuse: all works as before
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true }); // what the page needs comes first
  /** @type {HTMLTimeElement | null} */
  const built = document.querySelector("time[data-now]");
  if (!built || document.body.matches(".not-found")) return;
  const line = document.createElement("p");
  line.className = "offline-note";
  line.role = "status";
  document.getElementById("main")?.prepend(line);
  const tell = () => { line.textContent = navigator.onLine ? "" : note(Number(built.dataset.now)); };
  addEventListener("online", tell);
  addEventListener("offline", tell);
  tell();
}
