/* What the pages do beyond links. Without it everything can still be read and reached. */
(function () {
  "use strict";
  const body = document.body;

  /* The colour scheme: what the reader chose, else what the system says. */
  const toggle = document.querySelector(".sb-scheme");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  function kept() {
    try { return localStorage.getItem("statusbook-scheme"); } catch { return null; }
  }

  function show(scheme) {
    body.setAttribute("data-md-color-scheme", scheme);
    toggle.setAttribute("aria-pressed", String(scheme === "slate"));
  }

  show(body.getAttribute("data-md-color-scheme"));
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const scheme = body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
    try { localStorage.setItem("statusbook-scheme", scheme); } catch { /* for this page, then */ }
    show(scheme);
  });
  dark.addEventListener("change", () => { if (!kept()) show(dark.matches ? "slate" : "default"); });

  /* The menu closes as menus do. */
  const menu = document.querySelector(".sb-menu");
  document.addEventListener("click", (event) => {
    if (menu.open && (!menu.contains(event.target) || event.target.closest("a"))) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  /* What scrolls sideways can be scrolled by keyboard. */
  const scrolling = document.querySelectorAll(".md-typeset pre > code, .sb-scroll, .sb-side-by-side");

  function markScrolling() {
    for (const box of scrolling) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }

  markScrolling();
  window.addEventListener("resize", markScrolling);

  /* Code is copied without its prompts and without what the program answered. */
  const said = document.createElement("p");
  said.className = "sb-said";
  said.setAttribute("role", "status");
  body.append(said);

  function say(words) {
    said.textContent = "";
    setTimeout(() => { said.textContent = words; }, 60);   // emptied first, so that the same words are read again
  }

  function copyByHand(text) {
    const box = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, className: "sb-said" });
    body.append(box);
    box.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { /* said below */ }
    box.remove();
    return done;
  }

  async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      try { await navigator.clipboard.writeText(text); return true; } catch { /* by hand, then */ }
    }
    return copyByHand(text);
  }

  function commands(code) {
    const bare = code.cloneNode(true);
    const isShell = bare.querySelector(".gp") !== null;
    for (const part of bare.querySelectorAll(".gp, .go")) part.remove();
    const text = bare.textContent;
    return isShell ? text.split("\n").filter((line) => line.trim()).join("\n") : text.replace(/\n+$/, "\n");
  }

  for (const code of document.querySelectorAll(".md-typeset .highlight pre > code")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sb-copy-code", textContent: "복사" });
    button.setAttribute("aria-label", "코드 복사");
    button.addEventListener("click", async () => {
      const done = await copy(commands(code));
      say(done ? "코드를 복사했습니다." : "복사하지 못했습니다.");
      button.classList.toggle("sb-copied", done);
      button.textContent = done ? "복사됨" : "복사 안 됨";
      button.focus();
      setTimeout(() => { button.textContent = "복사"; button.classList.remove("sb-copied"); }, 2000);
    });
    code.closest(".highlight").append(button);
  }

  /* The table of contents shows where one is. */
  const links = new Map();
  for (const link of document.querySelectorAll(".md-sidebar .sb-toc a")) links.set(decodeURIComponent(link.hash.slice(1)), link);
  if (links.size && "IntersectionObserver" in window) {
    const seen = new Set();
    const watch = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) seen.add(entry.target.id);
        else seen.delete(entry.target.id);
      }
      const first = [...links.keys()].find((id) => seen.has(id));
      if (!first) return;
      for (const [id, link] of links) {
        if (id === first) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }, { rootMargin: "-60px 0px -55% 0px" });
    for (const id of links.keys()) {
      const heading = document.getElementById(id);
      if (heading) watch.observe(heading);
    }
  }
})();
