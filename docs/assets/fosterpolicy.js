// Copying a citation, and closing an open § panel. Everything else works without a script.
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
    for (const open of document.querySelectorAll("details.cite[open]")) {
      const inside = open.contains(document.activeElement);
      open.open = false;
      if (inside) open.querySelector("summary").focus();
    }
  });
})();
