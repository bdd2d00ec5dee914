// The page for what is missing has addresses from the site's root. Opened from a folder, where there is no such root, they
// lead from the page itself.
"use strict";

if (window.location.protocol === "file:") {
  const { root } = document.currentScript.dataset;
  for (const link of document.querySelectorAll("a[href]")) {
    const address = link.getAttribute("href");
    if (address.startsWith(root)) link.setAttribute("href", address.slice(root.length));
  }
}
