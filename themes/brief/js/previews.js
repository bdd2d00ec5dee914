// A preview beside a link to an actor, on hover and on focus. It can be pointed at, stays until pointer and focus have
// left, and goes with Escape (WCAG 1.4.13). What it says comes from search/who/, a small file for a few actors.
"use strict";

(() => {
  const { load, map, element } = window.briefgen;
  const KEY = /\/actors\/(?:[^/]*-)?([a-z2-7]{5})\.html$/u;
  const [SOON, LATER] = [300, 250]; // milliseconds before it comes and before it goes
  const box = element("div", { id: "preview", class: "preview", role: "tooltip" });
  let link = null;
  let timer = 0;
  box.hidden = true;
  (document.querySelector("main") ?? document.body).append(box);

  // Links in figures are SVG's, which have no pathname of their own.
  const pathOf = (found) => new URL(found.getAttribute("href"), document.baseURI).pathname;

  const linkOf = (target) => {
    const found = target.closest?.("a[href]");
    return found && pathOf(found) !== window.location.pathname && KEY.test(pathOf(found)) && !found.closest(".menu, .preview") ? found : null;
  };

  function hide() {
    clearTimeout(timer);
    if (link?.getAttribute("aria-describedby") === box.id) link.removeAttribute("aria-describedby");
    link = null;
    box.hidden = true;
  }

  const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };

  // Under the link, or over it where there is no room, and never beyond the page's edge.
  function place(around) {
    const origin = (box.offsetParent ?? document.body).getBoundingClientRect();
    const edge = document.documentElement.clientWidth;
    const fitsBelow = around.bottom + box.offsetHeight + 8 < window.innerHeight || around.top < box.offsetHeight + 8;
    box.style.left = `${Math.max(8, Math.min(around.left, edge - box.offsetWidth - 8)) - origin.left}px`;
    box.style.top = `${(fitsBelow ? around.bottom + 4 : around.top - box.offsetHeight - 4) - origin.top}px`;
  }

  async function show(next) {
    const key = KEY.exec(pathOf(next))[1];
    const { who } = await map();
    const [name, facts, statement, when] = (await load(`who/${key.slice(0, who)}`))[key];
    if (link !== next) return;
    box.replaceChildren(element("p", { class: "preview-name", dir: "auto" }, name), element("p", { class: "preview-facts" }, facts),
      ...(statement ? [element("p", { class: "preview-facts preview-when" }, when), element("p", { class: "preview-said", dir: "auto" }, statement)] : []));
    box.hidden = false;
    place(next.getClientRects()[0] ?? next.getBoundingClientRect());
    next.setAttribute("aria-describedby", box.id);
  }

  function want(next, wait) {
    if (next === link) {
      clearTimeout(timer);
      return;
    }
    hide();
    link = next;
    later(() => show(next).catch(hide), wait);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const over = linkOf(event.target);
    if (over) want(over, SOON);
    else if (box.contains(event.target)) clearTimeout(timer);
    else if (link && link !== document.activeElement) later(hide, LATER);
  });
  document.addEventListener("focusin", (event) => {
    const at = event.target.matches(":focus-visible") ? linkOf(event.target) : null;
    if (at) want(at, SOON);
    else if (link) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) hide();
  });
})();
