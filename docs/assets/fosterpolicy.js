// Copying a citation, closing what is open, and finding clauses on the coverage page.
// Everything else works without a script.
(() => {
  "use strict";

  async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    // Plain HTTP on an intranet has no clipboard API.
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("copying is not allowed here");
  }

  function announce(button, words) {
    if (!button.dataset.label) button.dataset.label = button.innerHTML;
    button.textContent = words;
    setTimeout(() => {
      button.innerHTML = button.dataset.label;
    }, 2500);
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".cite-copy");
    if (button) {
      const link = new URL(`#${button.dataset.anchor}`, location.href).href;
      try {
        await copy(`${button.dataset.copy} ${link}`);
        announce(button, "Copied");
      } catch {
        window.prompt("Copy this citation:", `${button.dataset.copy} ${link}`);
      }
      return;
    }
    for (const open of document.querySelectorAll("details.cite[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const word of document.querySelectorAll("abbr[tabindex]:is(:hover, :focus)")) {
      word.dataset.closed = "";
      for (const left of ["blur", "mouseleave"]) {
        word.addEventListener(left, () => delete word.dataset.closed, { once: true });
      }
    }
    for (const open of document.querySelectorAll("details.cite[open]")) {
      const inside = open.contains(document.activeElement);
      open.open = false;
      if (inside) open.querySelector("summary").focus();
    }
  });

  const filter = document.querySelector(".coverage-filter");
  if (filter) {
    const parts = [...document.querySelectorAll(".coverage-part")].map((part) => ({
      part,
      rows: [...part.querySelectorAll("tbody tr")].map((row) => ({ row, text: row.textContent.toLowerCase() })),
    }));

    const narrow = () => {
      const words = filter.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const mode = filter.elements.mode.value;
      const asked = Boolean(words.length || mode);
      let count = 0;
      for (const { part, rows } of parts) {
        let here = 0;
        for (const { row, text } of rows) {
          row.hidden = (mode && row.dataset.mode !== mode) || !words.every((word) => text.includes(word));
          if (!row.hidden) here += 1;
        }
        part.hidden = here === 0;
        part.open = asked;
        count += here;
      }
      filter.elements.count.textContent = asked ? `${count} ${count === 1 ? "clause" : "clauses"}` : "";
    };

    filter.addEventListener("input", narrow);
    filter.addEventListener("submit", (event) => event.preventDefault());
  }
})();
