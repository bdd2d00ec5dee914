/* Says how old a page is, and which of its dates have passed since. Without it the absolute dates stay true. */
(function () {
  "use strict";
  var DAY = 86400000;

  function utc(iso) {
    var parts = iso.split("-").map(Number);
    return Date.UTC(parts[0], parts[1] - 1, parts[2]);
  }

  function add(parent, name, words) {
    var element = document.createElement("span");
    element.className = name;
    element.textContent = words;
    parent.append(" ", element);
  }

  var now = new Date();
  var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());

  document.querySelectorAll("time.as-of").forEach(function (time) {
    var days = Math.round((today - utc(time.dateTime)) / DAY);
    if (days > 0) add(time, "since", "(" + (days === 1 ? "yesterday" : days + " days ago") + ")");
  });

  // `data-until` is the last day on which an event that lies ahead, as of the page's day, can still take place.
  document.querySelectorAll("[data-until]").forEach(function (event) {
    var facts = event.querySelector(".facts");
    if (facts && today > utc(event.dataset.until)) add(facts, "fact since", "date passed since this page was made");
  });
})();
