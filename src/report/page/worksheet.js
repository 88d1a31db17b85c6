"use strict";
(() => {
  document.documentElement.classList.add("js");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const words = all(".w");
  const kinds = all("input[name=kind]").map((box) => box.value);
  const mine = kinds.map(() => new Set());
  const link = document.getElementById("reveal");
  const table = document.getElementById("agreement");

  // Marks travel in the address: kind=word.word;kind=word.
  const read = () => location.hash.slice(1).split(";").forEach((part) => {
    const [kind, list] = part.split("=");
    if (list && mine[kind]) list.split(".").forEach((word) => words[word] && mine[kind].add(+word));
  });
  const written = () => kinds.map((kind) => kind + "=" + [...mine[kind]].sort((a, b) => a - b).join(".")).filter((part) => !part.endsWith("=")).join(";");

  const show = (place) => {
    kinds.forEach((kind) => words[place].classList.toggle("m" + kind, mine[kind].has(place)));
    const own = kinds.filter((kind) => mine[kind].has(place)).map((kind) => document.querySelector(`.legend .k${kind}`).textContent);
    words[place].setAttribute("aria-pressed", own.length > 0);
    if (own.length) words[place].title = "your mark: " + own.join(", "); else words[place].removeAttribute("title");
  };

  // Marks in a row are one mark.
  const runs = (has) => {
    const found = [];
    words.forEach((word, place) => {
      if (!has(place)) return;
      const last = found[found.length - 1];
      const together = last && last[1] === place - 1 && words[last[1]].closest(".sheet") === word.closest(".sheet");
      if (together) last[1] = place; else found.push([place, place]);
    });
    return found;
  };
  const meets = (a, b) => a[0] <= b[1] && b[0] <= a[1];
  const count = () => {
    if (link) link.hash = written();
    if (!table) return;
    const read = new Set(kinds.flatMap((kind) => [...mine[kind]].map((place) => words[place].closest(".sheet"))));
    const counts = (place) => read.has(words[place].closest(".sheet"));
    kinds.forEach((kind) => {
      const tool = runs((place) => counts(place) && words[place].classList.contains("k" + kind));
      const own = runs((place) => mine[kind].has(place));
      const both = tool.filter((run) => own.some((other) => meets(run, other))).length;
      const you = own.filter((run) => !tool.some((other) => meets(run, other))).length;
      const rest = tool.length - both;
      const whole = 2 * both + you + rest;
      const cells = table.tBodies[0].rows[kind].cells;
      [both, you, rest, whole ? Math.round(200 * both / whole) + " %" : "–"].forEach((value, place) => {
        cells[place + 1].textContent = value;
      });
    });
  };

  const toggle = (place) => {
    const kind = document.querySelector("input[name=kind]:checked").value;
    if (!mine[kind].delete(place)) mine[kind].add(place);
    show(place);
    count();
  };
  words.forEach((word, place) => {
    word.setAttribute("role", "button");
    word.tabIndex = place && words[place - 1].closest(".sheet") === word.closest(".sheet") ? -1 : 0;
    word.setAttribute("aria-pressed", "false");
    word.addEventListener("click", () => toggle(place));
    word.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) words[place + step]?.focus();
      else if (event.key === " " || event.key === "Enter") toggle(place);
      else return;
      event.preventDefault();
    });
  });
  read();
  words.forEach((_, place) => show(place));
  count();
})();
