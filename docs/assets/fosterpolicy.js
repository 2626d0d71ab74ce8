// Copying a citation, closing what is open, finding clauses and readings on their pages, and the menu by keyboard.
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
      // A citation names its paragraph; what is copied at the foot of a page names the page.
      const link = new URL(`#${button.dataset.anchor ?? ""}`, location.href).href.replace(/#$/, "");
      try {
        await copy(`${button.dataset.copy} ${link}`);
        announce(button, "Copied");
      } catch {
        window.prompt("Copy this:", `${button.dataset.copy} ${link}`);
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

  for (const filter of document.querySelectorAll(".register-filter")) {
    const { groups: all, rows: each, things, none } = filter.dataset;
    const groups = [...document.querySelectorAll(all)].map((group) => ({
      group,
      above: group.previousElementSibling?.matches("h2") ? group.previousElementSibling : null,
      number: group.querySelector(".row-count"),
      open: group.open,
      rows: [...group.querySelectorAll(each)].map((row) => ({ row, text: row.textContent.toLowerCase() })),
    }));
    const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
    let narrowed = false;

    const narrow = () => {
      const words = filter.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const kind = filter.elements.kind.value;
      const asked = Boolean(words.length || kind);
      let count = 0;
      for (const one of groups) {
        const { group, above, number, rows } = one;
        let here = 0;
        for (const { row, text } of rows) {
          const isKind = !kind || row.dataset.kind.split(" ").includes(kind);
          row.hidden = !isKind || !words.every((word) => text.includes(word));
          if (!row.hidden) here += 1;
        }
        group.hidden = here === 0;
        if (above) above.hidden = here === 0;
        if (number) number.textContent = asked ? `${here} of ${rows.length}` : rows.length;
        // What a reader had opened is open again once nothing is asked any more.
        if (asked && !narrowed) one.open = group.open;
        if (asked !== narrowed) group.open = asked || one.open;
        count += here;
      }
      narrowed = asked;
      const found = count ? `${count} of ${total} ${things}` : none;
      filter.elements.count.textContent = asked ? found : "";
    };

    filter.addEventListener("input", narrow);
    filter.addEventListener("submit", (event) => event.preventDefault());
    // A link to what is filtered out brings it back.
    window.addEventListener("hashchange", () => {
      const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!wanted?.closest("[hidden]")) return;
      filter.reset();
      narrow();
      wanted.scrollIntoView();
    });
  }

  // The theme's menu button is a label that the Tab key passes by.
  const menu = document.querySelector(".md-header label[for=__drawer]");
  const drawer = document.getElementById("__drawer");
  if (menu && drawer) {
    const tell = () => menu.setAttribute("aria-expanded", String(drawer.checked));
    menu.tabIndex = 0;
    menu.setAttribute("role", "button");
    menu.setAttribute("aria-label", "Menu");
    tell();
    drawer.addEventListener("change", tell);
    menu.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      menu.click();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drawer.checked) return;
      drawer.click();
      menu.focus();
    });
  }
})();
