// The search page: a form whose state is in the address, and a list of results that says what it holds.
"use strict";

(() => {
  const { base, combobox, element, search } = window.briefgen;
  const template = document.getElementById("search-form");
  const place = document.getElementById("search");
  if (!template || !place) return;
  place.replaceChildren(template.content.cloneNode(true));

  const form = place.querySelector("form");
  const results = place.querySelector(".results");
  const status = place.querySelector("[role=status]");
  const more = place.querySelector(".results-more");
  const browse = document.getElementById("browse");
  const chosen = form.querySelector(".chosen");
  const [FIRST, A_PAGE] = [3, 10]; // results that are shown at once, and with those that follow
  const EXAMINED = 60; // records read for one page of results before the reader is asked whether to go on
  const WORDS = { claim: "said", event: "event", question: "open", text: "text" };
  const state = { actor: "", actorName: "" };
  let asked = 0;

  const field = (name) => form.elements[name];
  const filters = () => ({
    kind: field("kind").value, actor: state.actor, topic: field("topic")?.value ?? "",
    from: field("from").value, to: field("to").value,
  });

  function address() {
    const told = new URLSearchParams();
    for (const [name, value] of Object.entries({ q: field("q").value.trim(), ...filters(), name: state.actorName })) {
      if (value) told.set(name, value);
    }
    return told.size ? `?${told}` : "";
  }

  function restore() {
    const told = new URLSearchParams(window.location.search || window.location.hash.slice(1));
    for (const name of ["q", "topic", "from", "to"]) if (field(name)) field(name).value = told.get(name) ?? "";
    const kind = [...form.querySelectorAll("[name=kind]")].find((one) => one.value === (told.get("kind") ?? ""));
    if (kind) kind.checked = true;
    setActor(told.get("actor") ?? "", told.get("name") ?? "");
    if (browse && told.get("q")) browse.hidden = true;
    const filtered = ["actor", "topic", "from", "to"].some((name) => told.get(name));
    if (filtered) form.querySelector("details").open = true;
  }

  function setActor(id, name) {
    Object.assign(state, { actor: id, actorName: id ? name || "this actor" : "" });
    chosen.replaceChildren();
    if (!id) return;
    const button = element("button", { type: "button", class: "chosen-actor" }, state.actorName, " ",
      element("span", { "aria-hidden": "true" }, "×"), element("span", { class: "unseen" }, "(remove this filter)"));
    button.addEventListener("click", () => { setActor("", ""); field("by").focus(); start(); });
    chosen.append(button);
  }

  const nodes = (stretches) => stretches.map(([words, is]) => (is ? element("mark", {}, words) : words));

  // Long words are cut around the first match.
  function cropped(stretches) {
    const first = stretches.findIndex(([, is]) => is);
    return stretches.map(([words, is], at) => {
      if (is) return [words, is];
      if (at < first && words.length > 110) return [`… ${words.slice(-90).replace(/^\S*\s/u, "")}`, false];
      if (at > first && words.length > 180) {
        const isLast = at === stretches.length - 1;
        const tail = isLast ? "" : ` ${words.slice(-60).replace(/^\S*\s/u, "")}`;
        return [`${words.slice(0, isLast ? 160 : 90).replace(/\s\S*$/u, "")} …${tail}`, false];
      }
      return [words, false];
    });
  }

  // Where a sentence of the text stands has no anchor: a text fragment marks it where the browser can.
  const fragment = (sentence) => {
    const start = sentence.split(/\s+/u).slice(0, 7).join(" ").replace(/[\p{P}]+$/u, "");
    return `#article:~:text=${encodeURIComponent(start).replaceAll("-", "%2D")}`;
  };

  function passage(one, unit) {
    const link = unit.kind === "text" ? fragment(unit.words) : `#w-${unit.name}`;
    return element("li", { class: "passage" },
      element("span", { class: `result-kind result-kind-${unit.kind}` }, WORDS[unit.kind]), " ",
      element("a", { href: base + one.address + link },
        ...(unit.lead.length ? [element("b", { dir: "auto" }, ...nodes(unit.lead), ": ")] : []),
        element("span", { dir: "auto" }, ...nodes(cropped(unit.said)))));
  }

  function brief(one, words, kind) {
    const { shown } = search.passages(one, words, kind);
    const below = shown.length ? element("ul", { class: "passages", role: "list" }, ...shown.map((unit) => passage(one, unit)))
      : element("p", { class: "entry-bottom", dir: "auto" }, one.bottom);
    return element("li", { class: "result" },
      element("h2", { class: "entry-title", dir: "auto" },
        element("a", { href: base + one.address }, ...nodes(search.marked(one.title, words).stretches))),
      element("p", { class: "kicker" }, `${one.day} · ${one.source}`), below);
  }

  const named = (one, words) => element("li", { class: "result-name" },
    element("a", { href: base + one.address, dir: "auto" }, ...nodes(search.marked(one.name, words).stretches)),
    " ", element("span", { class: "role" }, one.kind));

  // The next results that hold what was asked for; articles that only have the words somewhere else are passed over.
  async function next(found, words, kind, most = A_PAGE) {
    const rows = [];
    const end = Math.min(found.articles.length, found.at + EXAMINED);
    while (rows.length < most && found.at < end) {
      const part = found.articles.slice(found.at, Math.min(end, found.at + most - rows.length));
      found.at += part.length;
      for (const one of await Promise.all(part.map(search.record))) {
        if (search.passages(one, words, kind).fits) rows.push(brief(one, words, kind));
      }
    }
    return rows;
  }

  const count = (number, noun) => (number === 1 ? `1 ${noun}` : `${number.toLocaleString("en")} ${noun}s`);

  function tell(found, kind, query) {
    const isAsked = query.trim() || Object.entries(filters()).some(([name, value]) => name !== "kind" && value);
    if (!isAsked) return "";
    if (!found.names.length && !found.articles.length && !found.searched) return "Type three letters, or press Enter.";
    if (!found.names.length && !found.articles.length) return "Nothing has all of these words. Try fewer, or only their beginnings.";
    const parts = [];
    if (found.names.length) parts.push(count(found.names.length, "name"));
    if (kind !== "name") parts.push(`${count(found.articles.length, "brief")}${kind && kind !== "brief" ? " that may have one" : ""}`);
    const isPart = found.searched && found.searched < found.total && !filters().from && !filters().to;
    return `${parts.join(" and ")}${isPart ? ` among the newest ${found.searched.toLocaleString("en")}; type on, or press Enter to search all` : ""}.`;
  }

  async function run(whole) {
    asked += 1;
    const mine = asked;
    const query = field("q").value;
    const told = filters();
    const words = search.words(query);
    try { window.history.replaceState(null, "", address() || window.location.pathname); } catch { /* not from file:// */ }
    const withNames = !told.kind || told.kind === "name";
    const filtered = told.actor || told.topic || told.from || told.to;
    const [names, { found: articles, searched, total }] = await Promise.all([
      withNames && !filtered ? search.names(query) : [],
      told.kind === "name" ? { found: [], searched: 1, total: 1 } : search.articles(query, { ...told, whole }),
    ]);
    const found = { names, articles, searched, total, at: 0 };
    const rows = await next(found, words, told.kind, FIRST);
    if (mine !== asked) return;
    const limit = told.kind === "name" ? 60 : 6;
    results.replaceChildren(
      ...(names.length ? [element("ul", { class: "result-names", role: "list", "aria-label": "Names" },
        ...names.slice(0, limit).map((one) => named(one, words)))] : []),
      ...(rows.length ? [element("ol", { class: "result-briefs", role: "list", "aria-label": "Briefs" }, ...rows)] : []),
    );
    if (browse) browse.hidden = results.childElementCount > 0;
    more.hidden = found.at >= articles.length;
    more.onclick = async () => {
      const added = await next(found, words, told.kind);
      if (mine !== asked) return;
      results.querySelector(".result-briefs")?.append(...added);
      more.hidden = found.at >= articles.length;
      (added[0]?.querySelector("a") ?? more).focus();
    };
    status.textContent = tell(found, told.kind, query);
    results.dispatchEvent(new CustomEvent("shown", { bubbles: true, detail: query }));
    if (rows.length < FIRST) return;
    const rest = await next(found, words, told.kind, A_PAGE - FIRST);
    if (mine !== asked) return;
    results.querySelector(".result-briefs").append(...rest);
    more.hidden = found.at >= articles.length;
  }

  const report = (error) => { status.textContent = `The search could not be read: ${error.message}. Reload the page.`; };
  const start = (whole = false) => run(whole).catch(report);

  // From the field down into the results and back, without a mouse.
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const links = [...results.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const inField = document.activeElement === field("q");
    if (event.key === "ArrowDown" && (inField || at >= 0) && at + 1 < links.length) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field("q")).focus();
    else if (event.key === "Escape" && at >= 0) field("q").focus();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); start(true); });
  form.addEventListener("input", (event) => { if (event.target !== field("by")) start(); });
  window.addEventListener("popstate", () => { restore(); start(true); });

  const kinds = new Set(["Person", "Organisation", "Armed group", "Government", "Community", "Media"]);
  combobox(field("by"), async (text) => (await search.names(text, (kind) => kinds.has(kind))).slice(0, 8).map((one) => ({
    label: [one.name], note: one.kind,
    pick: () => { field("by").value = ""; setActor(one.id, one.name); start(); },
  })), "Actors");

  restore();
  field("q").focus({ preventScroll: true });
  start(true);
})();
