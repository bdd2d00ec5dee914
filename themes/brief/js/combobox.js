// A field with a list of what it may mean: the search box of every page, and the choice of an actor.
// Keys and roles follow the ARIA pattern of an editable combobox with a listbox.
"use strict";

// `source(text)` gives rows {label: [nodes], note, pick()}; only the answer to the last text is shown.
window.briefgen.combobox = (input, source, label) => {
  const { element } = window.briefgen;
  const list = element("ul", { id: `${input.id}-list`, class: "choices", role: "listbox", "aria-label": label });
  const status = element("p", { class: "unseen", role: "status" });
  let rows = [];
  let active = -1;
  let asked = 0;
  list.hidden = true;
  input.after(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id, "aria-haspopup": "listbox",
  })) input.setAttribute(name, value);

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    const options = list.children;
    options[active]?.setAttribute("aria-selected", "false");
    active = number;
    if (active < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    options[active].setAttribute("aria-selected", "true");
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  }

  function pick(number) {
    const { pick: act } = rows[number];
    close();
    act();
  }

  async function show() {
    asked += 1;
    const mine = asked;
    const text = input.value;
    const found = text.trim() ? await source(text) : [];
    if (mine !== asked || document.activeElement !== input) return;
    rows = found;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...rows.map((row, number) => {
      const option = element("li", { id: `${list.id}-${number}`, role: "option", "aria-selected": "false" },
        element("span", { class: "choice", dir: "auto" }, ...row.label),
        ...(row.note ? [" ", element("span", { class: "choice-note" }, row.note)] : []));
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => pick(number));
      return option;
    }));
    list.hidden = !rows.length;
    input.setAttribute("aria-expanded", String(rows.length > 0));
    const count = rows.length === 1 ? "1 suggestion" : `${rows.length} suggestions`;
    status.textContent = text.trim() ? count : "";
  }

  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) show();
      else if (event.key === "ArrowDown") choose(active + 1 < rows.length ? active + 1 : -1);
      else choose(active === -1 ? rows.length - 1 : active - 1);
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      pick(active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      close();
    }
  });
  if (input.value && document.activeElement === input) show();
  return { close };
};

// The search box of a page: names first, then briefs; Enter without a choice leads to the search page.
window.briefgen.searchBox = (input) => {
  const { base, element, search } = window.briefgen;
  const go = (address) => { window.location.href = base + address; };
  const nodes = ({ stretches }) => stretches.map(([words, is]) => (is ? element("mark", {}, words) : words));
  const all = (text) => `search.html?q=${encodeURIComponent(text.trim())}`;

  async function source(text) {
    const asked = search.words(text);
    const [names, { found: articles }] = await Promise.all([search.names(text), search.articles(text)]);
    const records = await Promise.all(articles.slice(0, 5).map(search.record));
    const rows = names.slice(0, 4).map((one) => ({
      label: nodes(search.marked(one.name, asked)), note: one.kind, pick: () => go(one.address),
    }));
    rows.push(...records.map((one) => ({
      label: nodes(search.marked(one.title, asked)), note: `${one.day} · ${one.source}`, pick: () => go(one.address),
    })));
    if (articles.length > 5) {
      rows.push({ label: [`All ${articles.length} briefs with these words`], note: "", pick: () => go(all(text)) });
    }
    return rows;
  }

  return window.briefgen.combobox(input, source, "Suggestions");
};
