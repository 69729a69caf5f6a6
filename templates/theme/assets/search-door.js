/* The door of the search: all that a page carries of it. Brings in the rest when somebody is about to search. */
(function () {
  "use strict";
  const assets = document.currentScript.src.replace(/[^/]*$/, "");
  const finder = document.querySelector(".sb-finder");   // the home page has one; the box in the header stays away
  const boxes = finder ? [finder] : [...document.querySelectorAll(".sb-search-door")];
  let called = false;

  function bring(tag, attributes) {
    const element = Object.assign(document.createElement(tag), attributes);
    document.head.append(element);
  }

  function load() {
    if (called) return;
    called = true;
    bring("link", { rel: "stylesheet", href: assets + "search.css" });
    // Scripts beside the page, in this order: from file:// nothing else can be read.
    for (const name of ["search-words.js", "search-engine.js", "search-data.js", "search.js"]) {
      bring("script", { src: assets + name, async: false, onerror: sayMissing });
    }
  }

  function sayMissing() {
    for (const box of boxes) box.querySelector("[role=status]").textContent = "찾기 파일을 읽지 못했습니다. 목록에서 고르세요.";
  }

  /* The focus goes back to where it came from: on a phone to the button, else to what had it before. */
  const cameFrom = new Map();

  function giveBack(box) {
    const opener = box.querySelector("[data-sb-open]");
    const before = opener && opener.offsetParent ? opener : cameFrom.get(box);
    if (before && before.isConnected) before.focus();
    else box.querySelector("input").blur();
  }

  window.statusbook = { home: assets.replace(/assets\/$/, ""), boxes, giveBack };
  for (const box of boxes) {
    box.hidden = false;
    box.addEventListener("focusin", ({ relatedTarget }) => {
      if (!box.contains(relatedTarget)) cameFrom.set(box, relatedTarget);
      load();
    });
    box.addEventListener("pointerenter", load);
    const opener = box.querySelector("[data-sb-open]");
    if (opener) opener.addEventListener("click", () => enter(box));
  }

  function enter(box) {
    box.classList.add("sb-search--open");
    const input = box.querySelector("input");
    input.focus();
    input.select();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !boxes.length) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    enter(boxes[0]);
  });

  // A link may carry a query: index.html?q=502
  const asked = new URLSearchParams(location.search).get("q");
  if (asked && finder) {
    finder.querySelector("input").value = asked;
    load();
  }
})();
