// Asks for the faces before the stylesheets are read, so that they are there when the page is first drawn. Without
// this the first page of a visit may be shown in the reader's own faces; nothing else changes.
"use strict";

for (const face of document.currentScript.dataset.faces.split(" ")) {
  const address = new URL(`../fonts/${face}.woff2`, document.currentScript.src).href;
  if (location.protocol === "file:") {
    new FontFace("early", `url("${address}")`).load().catch(() => {}); // a preload of files is refused
  } else {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous", href: address });
    document.head.append(link);
  }
}
