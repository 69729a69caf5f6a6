// Waits for the next build of the page it stands in, and shows why the last one gave nothing.
(() => {
  "use strict";
  const { page, styles } = document.currentScript.dataset;
  const known = { state: "", path: location.pathname, page, styles };
  let question = null;

  const STYLE = `
    :host { all: initial; position: fixed; inset: 0 0 auto 0; z-index: 2147483647; color-scheme: light; }
    :host(.dark) { color-scheme: dark; }
    section { box-sizing: border-box; max-height: 70vh; max-height: 70dvh; overflow: auto; overscroll-behavior: contain;
      border-top: 4px solid #d32f2f; box-shadow: 0 4px 24px #0006; background: #fff; color: #1b1b1b;
      font: 15px/1.5 system-ui, sans-serif; }
    header { position: sticky; top: 0; display: flex; gap: 16px; align-items: center; justify-content: space-between;
      padding: 8px 16px; background: inherit; border-bottom: 1px solid #8884; }
    h2 { margin: 0; font-size: 16px; font-weight: 600; color: #b3261e; overflow-wrap: anywhere; }
    button { flex: none; min-width: 44px; min-height: 36px; padding: 0 12px; border: 1px solid #8888; border-radius: 6px;
      background: transparent; color: inherit; font: inherit; cursor: pointer; }
    button:focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px; }
    ol { margin: 0; padding: 0; list-style: none; }
    li { padding: 10px 16px; }
    li + li { border-top: 1px solid #8884; }
    p { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
    .place { font: 13px/1.5 ui-monospace, monospace; color: #0b57d0; }
    .fix { color: #146c2e; }
    pre { margin: 4px 0; padding: 6px 10px; overflow-x: auto; border-radius: 4px; background: #8882;
      font: 13px/1.45 ui-monospace, "Noto Sans Mono CJK KR", D2Coding, monospace; }
    .said { margin: 10px 16px; white-space: pre-wrap; overflow-wrap: anywhere; }
    :host(.dark) section { background: #1f1f23; color: #ececec; }
    :host(.dark) h2 { color: #ff8a80; }
    :host(.dark) .place { color: #8ab4f8; }
    :host(.dark) .fix { color: #81c995; }
    @media print { :host { display: none; } }
  `;

  function make(name, text, kind) {
    const made = document.createElement(name);
    made.textContent = text; // never as HTML: it may hold what anybody wrote
    if (kind) made.className = kind;
    return made;
  }

  function isDark() {
    const scheme = document.body.getAttribute("data-md-color-scheme");
    return scheme ? scheme === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function problemItem(problem) {
    const item = document.createElement("li");
    item.append(make("p", problem.place, "place"), make("p", problem.message));
    if (problem.evidence.length) item.append(make("pre", problem.evidence.join("\n")));
    item.append(make("p", "fix: " + problem.fix, "fix"));
    return item;
  }

  let host = null;
  let shown = "";
  function show(trouble) {
    const text = JSON.stringify(trouble);
    if (text === shown) return; // what was hidden stays hidden until there is something else to tell
    shown = text;
    host?.remove();
    host = null;
    if (!trouble) return;
    host = document.createElement("statusbook-trouble");
    host.classList.toggle("dark", isDark());
    const root = host.attachShadow({ mode: "open" });
    const section = document.createElement("section");
    section.setAttribute("aria-label", "Problems of the build");
    section.tabIndex = 0; // long reports are scrolled with the keyboard
    section.lang = "en";
    const header = document.createElement("header");
    const title = make("h2", trouble.summary);
    title.setAttribute("role", "status");
    const close = make("button", "Hide");
    close.type = "button";
    close.addEventListener("click", () => host.remove());
    header.append(title, close);
    section.append(header);
    if (trouble.said) section.append(make("pre", trouble.said, "said"));
    const list = document.createElement("ol");
    list.append(...trouble.problems.map(problemItem));
    if (trouble.problems.length) section.append(list);
    root.append(make("style", STYLE), section);
    document.body.append(host);
  }

  function swapStyles(version) {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const address = new URL(link.href);
      if (address.origin !== location.origin) continue;
      address.search = "?" + version;
      const next = link.cloneNode();
      next.href = address.href;
      next.addEventListener("load", () => link.remove()); // not before: the page would stand bare for a moment
      link.after(next);
    }
  }

  async function ask() {
    question = new AbortController();
    const answer = await fetch("/.builds?" + new URLSearchParams(known), { signal: question.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const told = await answer.json();
    if (told.page && told.page !== known.page) {
      location.reload();
      return false;
    }
    if (told.styles && told.styles !== known.styles) swapStyles(told.styles);
    known.state = told.state;
    known.styles = told.styles || known.styles;
    show(told.trouble);
    return true;
  }

  let following = false;
  async function follow() {
    if (following) return;
    following = true;
    try {
      while (!document.hidden && (await ask()));
    } catch {
      if (!document.hidden) setTimeout(follow, 1000);
    }
    following = false;
  }

  // A page that nobody sees asks nothing: a browser opens six connections to a server, and some people more tabs.
  document.addEventListener("visibilitychange", () => (document.hidden ? question?.abort() : follow()));
  follow();
})();
