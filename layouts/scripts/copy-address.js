/**
 * Turns the address at the end of a page into a button that copies it, where
 * the browser lets a page write to the clipboard.
 */
export function copyAddress() {
  if (!navigator.clipboard) return;
  for (const address of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copy]"))) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = address.dataset.copy ?? "";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address.textContent ?? "");
      said.textContent = address.dataset.copied ?? "";
    });
    address.after(" ", button, " ", said);
  }
}
