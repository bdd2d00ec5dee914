// Keys for readers who read with the keyboard, and the sheet that lists them. They do nothing while somebody types,
// nothing with a modifier, and can be turned off on the sheet (the choice is kept in this browser).
"use strict";

(() => {
  const { base, element } = window.briefgen;
  const STORE = "briefgen-keys";
  const PLACES = {
    f: ["index.html", "front page"], b: ["briefs/index.html", "briefs"], c: ["calendar/index.html", "calendar"],
    l: ["claims/index.html", "claims (ledger)"], a: ["actors/index.html", "actors"], p: ["places/index.html", "places"],
    t: ["topics/index.html", "topics"], s: ["sources/index.html", "sources"],
  };
  const findings = [...document.querySelectorAll(".finding[id]")];
  let isOn = true;
  let pending = 0; // when g was pressed
  let current = -1;
  let dialog = null;

  try { isOn = window.localStorage.getItem(STORE) !== "off"; } catch { /* no store: on */ }

  function remember(on) {
    isOn = on;
    try { window.localStorage.setItem(STORE, on ? "on" : "off"); } catch { /* for this page only */ }
  }

  // Moves the focus to something that readers may not reach by Tab, and shows it.
  function visit(target) {
    if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }

  const here = () => findings.findIndex((one) => one.contains(document.activeElement));

  // The next finding that is shown, in either direction.
  function step(by) {
    let next = here() >= 0 ? here() : current;
    if (next < 0 && by < 0) next = findings.length;
    do next += by; while (findings[next]?.closest("[hidden]"));
    if (!findings[next]) return findings.length > 0;
    current = next;
    visit(findings[next]);
    return true;
  }

  // From a finding to its words in the article and back.
  function cross() {
    const mark = document.activeElement.closest("mark, .mark-start");
    if (mark) {
      const back = (mark.dataset.ids ?? mark.id).split(" ")[0].replace(/^w-/u, "").replace(/-\d+$/u, "");
      const finding = findings.find((one) => one.id === (findings[current]?.id ?? back)) ?? document.getElementById(back);
      if (finding) visit(finding);
      return Boolean(finding);
    }
    const finding = findings[here() >= 0 ? here() : current];
    const link = finding?.querySelector('a[href^="#w-"]');
    const words = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!words) return false;
    current = findings.indexOf(finding);
    window.history.replaceState(null, "", link.hash); // marks the words as a link would
    visit(words.matches("mark") ? words : words.nextElementSibling ?? words);
    return true;
  }

  function search() {
    const field = document.querySelector("#q, .search-box input");
    field?.focus();
    field?.select();
    return Boolean(field);
  }

  function go(key) {
    const place = PLACES[key];
    if (place) window.location.href = base + place[0];
    return Boolean(place);
  }

  const key = (...names) => names.flatMap((name, at) => [at ? " " : "", element("kbd", {}, name)]);
  const row = (keys, words) => element("div", {}, element("dt", {}, ...key(...keys)), element("dd", {}, words));

  function sheet() {
    if (!dialog) {
      const toggle = element("input", { type: "checkbox", id: "keys-on" });
      toggle.checked = isOn;
      toggle.addEventListener("change", () => remember(toggle.checked));
      const rows = [row(["/"], "search"), row(["?"], "this sheet")];
      if (findings.length) {
        rows.push(row(["j"], "next finding"), row(["k"], "finding before"), row(["t"], "to the article’s words, and back"));
      }
      rows.push(...Object.entries(PLACES).map(([letter, [, words]]) => row(["g", letter], words)));
      const close = element("button", { type: "button", class: "sheet-close" }, "Close");
      dialog = element("dialog", { class: "keys", "aria-labelledby": "keys-title" },
        element("h2", { id: "keys-title" }, "Keyboard"), element("dl", {}, ...rows),
        element("p", {}, element("label", {}, toggle, " Keys are on (single letters, never while you type)")), close);
      close.addEventListener("click", () => dialog.close());
      dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
      document.body.append(dialog);
    }
    if (!dialog.open) dialog.showModal();
    return true;
  }

  const isTyping = (target) => target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!isOn || isTyping(event.target) || dialog?.open) return;
    const wasG = Date.now() - pending < 1500;
    pending = 0;
    let done = false;
    if (wasG) done = go(event.key);
    else if (event.key === "g") { pending = Date.now(); done = true; }
    else if (event.key === "j") done = step(1);
    else if (event.key === "k") done = step(-1);
    else if (event.key === "t") done = cross();
    else if (event.key === "/") done = search();
    else if (event.key === "?") done = sheet();
    if (done) event.preventDefault();
  });

  const opener = element("button", { type: "button", class: "plain-button" }, "Keyboard");
  opener.addEventListener("click", sheet);
  document.querySelector(".colophon-links")?.append(" · ", opener);
})();
