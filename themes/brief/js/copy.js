// Buttons that copy: a quotation with its citation, a link to a claim, a citation. They are made here, so that a page
// without scripts shows none.
"use strict";

(() => {
  const { element } = window.briefgen;
  const said = element("p", { class: "unseen", role: "status" });
  document.body.append(said);

  async function write(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    // Where the page may not use the clipboard (plain http), the old way.
    const field = element("textarea", { class: "unseen" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not allowed");
    return undefined;
  }

  function button(words, what, text) {
    const made = element("button", { type: "button", class: "plain-button copy" }, words, element("span", { class: "unseen" }, ` ${what}`));
    made.addEventListener("click", async () => {
      try {
        await write(text());
        said.textContent = "Copied";
        made.classList.add("copied");
      } catch {
        said.textContent = "The browser did not allow copying";
      }
      setTimeout(() => { said.textContent = ""; made.classList.remove("copied"); }, 2000);
    });
    return made;
  }

  const plain = (node) => node?.textContent.replace(/\s+/gu, " ").trim() ?? "";
  // The published address, where the desk has one: a copy read from a folder has none of its own that helps others.
  const page = document.querySelector("link[rel=canonical]")?.href ?? window.location.href.replace(/#.*/u, "");
  const cite = document.querySelector(".cite");

  function quotation(claim) {
    const words = plain(claim.querySelector(".words"));
    const quoted = /^["“”„«'‘]/u.test(words) ? words : `“${words}”`;
    const speaker = plain(claim.querySelector(".name"));
    const role = plain(claim.querySelector(".who > .role"));
    const source = plain(cite).replace(`, ${page}.`, ".");
    return `${quoted} (${[speaker, role].filter(Boolean).join(", ")}). ${source} ${page}#${claim.id}`;
  }

  for (const claim of document.querySelectorAll(".claim.finding[id]")) {
    const number = plain(claim.querySelector(".number"));
    claim.querySelector(".facts")?.append(element("span", { class: "fact copies" },
      button("Copy", `the quotation ${number} with its source`, () => quotation(claim)),
      button("Link", `to ${number}: copy its address`, () => `${page}#${claim.id}`)));
  }
  if (cite) cite.after(element("p", {}, button("Copy", "this citation", () => plain(cite))));
  for (const block of document.querySelectorAll(".cite-block pre")) {
    block.before(button("Copy", plain(block.closest("details")?.querySelector("summary")), () => block.textContent));
  }
})();
