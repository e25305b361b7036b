// The preview's own script: it reloads the page when what it shows has changed, and
// puts what is wrong over it. It is no part of the published site.

(() => {
  const { page, list } = document.currentScript.dataset;
  const key = "portulan-scroll " + location.pathname;
  let panel, dismissed = "", last = "";

  // Where the reader was, after a reload.
  const kept = sessionStorage.getItem(key);
  if (kept !== null) {
    sessionStorage.removeItem(key);
    const [x, y] = JSON.parse(kept);
    scrollTo({ left: x, top: y, behavior: "instant" });
  }

  function reload() {
    sessionStorage.setItem(key, JSON.stringify([scrollX, scrollY]));
    location.reload();
  }

  function element(name, text) {
    const e = document.createElement(name);
    e.textContent = text ?? "";
    return e;
  }

  function hide() {
    panel?.remove();
    panel = undefined;
  }

  // The panel stands in a shadow tree, so that it looks the same over any theme.
  function show(told) {
    hide();
    if (!told.problems || told.problems === dismissed) return;
    panel = element("portulan-problems");
    panel.lang = told.language;
    const root = panel.attachShadow({ mode: "open" });
    const style = element("link");
    style.rel = "stylesheet";
    style.href = "/_portulan/problems.css";
    const box = element("section");
    box.className = "overlay";
    box.setAttribute("role", "alert");
    box.setAttribute("aria-label", told.title);
    const line = element("p");
    const more = element("a", told.more);
    more.href = told.address;
    const close = element("button", told.close);
    close.type = "button";
    close.addEventListener("click", () => {
      dismissed = told.problems;
      hide();
    });
    line.append(element("strong", told.title), more, close);
    const text = element("pre", told.problems);
    text.tabIndex = 0;
    box.append(line, text);
    root.append(style, box);
    document.body.append(panel);
  }

  const events = new EventSource("/_portulan/events");
  events.addEventListener("message", (message) => {
    const told = JSON.parse(message.data);
    if (told.page !== page) return reload();
    if (list !== undefined) {
      if (last !== "" && last !== message.data) reload();
    } else {
      show(told);
    }
    last = message.data;
  });
  // A page that is left keeps no connection: browsers have few for one host.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => event.persisted && reload());
})();
