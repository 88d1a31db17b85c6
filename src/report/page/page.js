"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // The reason of a mark, beside the text instead of below it.
  const panel = document.getElementById("reason");
  const place = panel?.querySelector("[role=status]");
  let marked = null;
  const close = (back) => {
    if (!panel || panel.hidden) return;
    panel.hidden = true;
    marked?.classList.remove("on");
    if (back) marked?.focus();
    marked = null;
  };
  const show = (mark) => {
    const ids = [mark.hash.slice(1), mark.dataset.also].filter(Boolean);
    const reasons = ids.map((id) => document.getElementById(id)).filter(Boolean);
    if (!reasons.length) return false;
    close(false);
    place.replaceChildren();
    reasons.forEach((reason, index) => {
      if (index) place.append(document.createElement("hr"));
      place.append(...[...reason.cloneNode(true).childNodes]);
    });
    marked = mark;
    mark.classList.add("on");
    panel.hidden = false;
    return true;
  };
  if (panel) {
    document.addEventListener("click", (event) => {
      const mark = event.target.closest(".text a[href^='#']");
      if (mark) {
        if (show(mark)) event.preventDefault();
      } else if (!event.target.closest("#reason")) close(false);
    });
    panel.querySelector("button").addEventListener("click", () => close(true));
    document.addEventListener("keydown", (event) => event.key === "Escape" && close(true));
  }

  // Marks on and off.
  all(".legend input").forEach((box) => {
    const put = () => document.body.classList.toggle("no-" + box.value, !box.checked);
    box.addEventListener("change", put);
    put();
  });

  // An address inside a closed article opens it.
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    let at = id && document.getElementById(id);
    if (!at) return;
    const target = at;
    for (; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.hidden = false;
    target.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  follow();

  // Paper has no buttons: what is shown is printed open, what the filter left out is not printed.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])").filter((part) => !part.hidden);
    opened.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((part) => { part.open = false; }));

  // The list: filter and sort.
  const table = document.querySelector(".list");
  const form = document.querySelector(".filter");
  if (!table || !form) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const count = form.querySelector(".count");
  const filter = () => {
    const want = Object.fromEntries(new FormData(form));
    const words = (want.words || "").trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const data = row.dataset;
      const fits = (!want.outlet || data.o === want.outlet) && (!want.event || data.e === want.event)
        && (!want.level || (data.l >> want.level) & 1)
        && (!words || row.cells[0].textContent.toLowerCase().includes(words));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
      const article = document.getElementById("a" + data.a);
      if (article) article.hidden = !fits;
    }
    count.textContent = shown === rows.length ? `${shown} articles` : `${shown} of ${rows.length} articles`;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  const number = (text) => {
    const read = parseFloat(text.replace(/[^\d.]/g, ""));
    return Number.isNaN(read) ? -1 : read;
  };
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const numeric = head.classList.contains("n");
      const before = head.getAttribute("aria-sort");
      const down = before ? before === "ascending" : numeric;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = rows.map((row) => [numeric ? number(row.cells[column].textContent) : row.cells[column].textContent, row]);
      keyed.sort(([a], [b]) => (numeric ? a - b : a.localeCompare(b)) * (down ? -1 : 1));
      body.append(...keyed.map(([, row]) => row));
    });
  });
})();
