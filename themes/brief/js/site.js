// What every page loads: the store into which data files put themselves, and the search box.
// Data come as scripts (briefgen.put(name, value)) since nothing else can be read from file://.
"use strict";

window.briefgen = (() => {
  const base = document.currentScript.src.replace(/js\/[^/]*$/, "");
  const kept = new Map();
  const asked = new Map();

  function script(address) {
    return new Promise((done, failed) => {
      const one = document.createElement("script");
      one.src = base + address;
      one.onload = () => { one.remove(); done(); };
      one.onerror = () => { one.remove(); failed(new Error(`${address} could not be loaded`)); };
      document.head.append(one);
    });
  }

  // A file of the search by its name, loaded once; what failed may be asked for again.
  function load(name, version) {
    if (!asked.has(name)) {
      const got = script(`search/${name}.js${version ? `?v=${version}` : ""}`).then(() => kept.get(name));
      got.catch(() => asked.delete(name));
      asked.set(name, got);
    }
    return asked.get(name);
  }

  // The map names the versions of all other files, so no copy of it older than a minute may be used.
  const map = () => load("map", Math.floor(Date.now() / 60000).toString(36));

  // Parts of the programme that only some visits need.
  function need(...parts) {
    return Promise.all(parts.map((part) => {
      if (!asked.has(`js/${part}`)) asked.set(`js/${part}`, script(`js/${part}.js`));
      return asked.get(`js/${part}`);
    }));
  }

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children);
    return made;
  }

  return { base, put: (name, value) => kept.set(name, value), load, map, need, element };
})();

// Each link to the search page that asks for it becomes a box of the same size; its programme comes with the focus.
for (const [number, link] of document.querySelectorAll("a[data-search]").entries()) {
  const { element, need } = window.briefgen;
  const id = `search-box-${number}`;
  const input = element("input", {
    id, type: "search", name: "q", placeholder: link.dataset.search, "aria-label": link.dataset.search,
    autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
  });
  const form = element("form", { class: `${link.className} search-box`, role: "search", action: link.href }, input);
  link.replaceWith(form);
  input.addEventListener("focus", () => {
    need("search").then(() => need("combobox")).then(() => window.briefgen.searchBox(input)).catch(() => {});
  }, { once: true });
}
