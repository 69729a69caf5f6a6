/* The list under a search box: a combobox with a listbox (ARIA APG), whose options are the links themselves. */
(function (statusbook) {
  "use strict";

  const REASONS = {
    older: "옛 문구", alias: "다른 이름", variant: "다른 이름", sound: "소리대로", reading: "읽는 대로", said: "증상", symptom: "증상",
    logged: "로그·코드", vendor: "제품", "main-header": "헤더", header: "헤더",
    initials: "초성", words: "낱말",
  };
  let engine;

  function search(query) {
    engine ||= statusbook.createEngine(statusbook.searchData);
    return engine.search(query);
  }

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  /* Why a page was found, unless what is shown of it says so already. */
  function hint({ entry, reason }) {
    if (reason.kind === "unassigned") return `등록되지 않은 번호 ${reason.text}: ${entry.number}로 다룹니다`;
    if (entry.kind === "comparison") return entry.rule;
    const label = REASONS[reason.kind];
    return label && reason.text !== entry.name && reason.text !== entry.phrase ? `${label}: ${reason.text}` : "";
  }

  function option(result, id) {
    const { entry } = result;
    const link = make("a", "sb-hit");
    link.id = id;
    link.href = `${statusbook.home}${entry.path}/index.html`;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    const number = make("b", "sb-hit-number");
    if (!entry.numbers.length) number.append(make("span", "sb-hit-kind", entry.kind === "guide" ? "안내" : "문서"));
    for (const [place, one] of entry.numbers.entries()) {
      if (place) number.append(make("span", "sb-hit-between", "·"), document.createElement("wbr"));
      number.append(make("span", `sb-class-${one[0]}`, one));
    }
    if (entry.numbers.length > 1) link.classList.add("sb-hit--several");
    const names = make("span", "sb-hit-names");
    if (entry.phrase) {
      const phrase = make("span", "sb-hit-phrase", entry.phrase);
      phrase.lang = "en";
      names.append(phrase, " ");
    }
    names.append(make("span", "sb-hit-name", entry.name));
    const why = hint(result);
    link.append(number, " ", names);
    if (why) link.append(" ", make("span", "sb-hit-why", why));
    return link;
  }

  function attach(box, place) {
    const input = box.querySelector("input");
    const list = box.querySelector("[role=listbox]");
    const count = box.querySelector("[role=status]");
    let selected = -1, last = null;

    function select(index) {
      const options = list.children;
      if (options[selected]) options[selected].setAttribute("aria-selected", "false");
      selected = options.length ? (index + options.length) % options.length : -1;
      const chosen = options[selected];
      if (chosen) {
        chosen.setAttribute("aria-selected", "true");
        chosen.scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", chosen.id);
      } else input.removeAttribute("aria-activedescendant");
    }

    function show(isOpen) {
      list.hidden = !isOpen || !list.children.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      if (list.hidden) input.removeAttribute("aria-activedescendant");
    }

    function say(read, results) {
      if (!results.length) return `‘${last}’에 맞는 것이 없습니다. 번호, 문구, 증상의 낱말 하나로 찾아보세요.`;
      return (read === last ? "" : `‘${read}’ · `) + `${results.length}개`;
    }

    function update() {
      const query = input.value.trim();
      if (query === last) return;
      last = query;
      list.replaceChildren();
      selected = -1;
      box.classList.toggle("sb-search--asked", query !== "");
      if (!query) {
        count.textContent = box.classList.contains("sb-finder") ? "" : "번호, 문구, 한국어 이름, 증상, 로그 한 줄, 헤더, 초성으로 찾습니다.";
        show(false);
        return;
      }
      const { read, results } = search(query);
      list.append(...results.map((result, index) => option(result, `sb-hit-${place}-${index}`)));
      count.textContent = say(read, results);
      show(true);
      select(0);
    }

    function leave() {
      show(false);
      box.classList.remove("sb-search--open");
    }

    input.addEventListener("input", update);
    input.addEventListener("focus", () => { update(); show(true); if (selected >= 0) select(selected); });
    box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) leave(); });
    // A press on an option must not take the focus from the input, or the list would close under it.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;   // the key belongs to a syllable that is being put together
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) show(true);
        select(selected + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && list.children[selected]) {
        event.preventDefault();
        const { ctrlKey, metaKey, shiftKey } = event;
        list.children[selected].dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (list.hidden && input.value) { input.value = ""; update(); } else leave();
        if (!box.classList.contains("sb-finder") && list.hidden) statusbook.giveBack(box);
      }
    });
    const closer = box.querySelector("[data-sb-close]");
    if (closer) closer.addEventListener("click", () => { leave(); statusbook.giveBack(box); });
    if (input.value || document.activeElement === input) update();
  }

  if (!statusbook.searchData) return;   // it could not be read; the door says so
  statusbook.boxes.forEach(attach);
  // The index takes a while: better now than at the first key.
  setTimeout(() => { search(""); statusbook.ready = true; });
})(globalThis.statusbook);
