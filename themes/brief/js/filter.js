// Keeps a brief's filters while the reader goes to the words and back. The filters are plain links and work by the
// address's anchor alone; with this they may be combined, are told, and go when they are chosen again.
"use strict";

(() => {
  const findings = document.querySelector(".findings");
  if (!findings) return;
  const { element } = window.briefgen;
  const sections = [...findings.querySelectorAll("section[id]")];
  const claims = [...findings.querySelectorAll(".claim.finding")];
  const links = [...findings.querySelectorAll('.contents a[href^="#"], .by-speaker a')];
  const said = element("p", { class: "unseen", role: "status" });
  const chosen = { only: "", by: "" };
  findings.append(said);

  // What an anchor chooses; one that is no filter chooses nothing, but what it leads to must be seen.
  function choose(hash) {
    const only = /^#only-(\w+)$/u.exec(hash)?.[1];
    const by = /^#by-(\d+)$/u.exec(hash)?.[1];
    if (hash === "#findings") Object.assign(chosen, { only: "", by: "" });
    else if (hash === "#claims") chosen.by = "";
    else if (only) Object.assign(chosen, { only, by: only === "claims" ? chosen.by : "" });
    else if (by) Object.assign(chosen, { only: chosen.only && "claims", by });
    else if (hash && document.getElementById(decodeURIComponent(hash.slice(1)))?.closest("[hidden]")) Object.assign(chosen, { only: "", by: "" });
    else return;
    show();
  }

  function show() {
    for (const section of sections) section.hidden = Boolean(chosen.only) && section.id !== chosen.only;
    for (const claim of claims) claim.hidden = Boolean(chosen.by) && !claim.classList.contains(`by-${chosen.by}`);
    for (const link of links) {
      const isOn = [`#only-${chosen.only}`, `#by-${chosen.by}`].includes(link.hash);
      if (isOn) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const left = claims.filter((claim) => !claim.hidden).length;
    said.textContent = chosen.by ? `${left} of ${claims.length} statements are shown` : "";
  }

  findings.addEventListener("click", (event) => {
    const link = event.target.closest("a[aria-current]");
    if (!links.includes(link)) return;
    event.preventDefault();
    window.location.hash = link.closest(".by-speaker") ? "#claims" : "#findings";
  });
  window.addEventListener("hashchange", () => choose(window.location.hash));
  choose(window.location.hash);
})();
