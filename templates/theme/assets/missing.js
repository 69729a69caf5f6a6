/* Answers for an address that leads nowhere: the number in it, or the page whose name is nearest. */
(function () {
  "use strict";
  const known = window.statusbookMissing;
  const place = document.querySelector(".sb-missing");
  const root = new URL("../", document.currentScript.src).pathname;   // where the site begins on this host
  const inSite = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname;
  let asked = inSite;
  try { asked = decodeURIComponent(inSite); } catch { /* a broken escape is compared as it stands */ }
  asked = asked.normalize("NFKC").toLowerCase().replace(/\/?(index)?(\.html?)?\/*$/, "");

  function element(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  function link(path, ...inside) {
    return element("a", { href: root + path.replace(/^\//, "") + "index.html" }, ...inside);
  }

  const pathOf = (kind, name) => known.paths[kind].replace("{}", name);

  function codeLink(code) {
    const [phrase] = known.codes[code];
    return link(pathOf("code", code), element("b", { class: `sb-class-${String(code)[0]}` }, String(code)), " ", element("span", { lang: "en" }, phrase));
  }

  /* One number: a code we know, one that nobody has assigned, or none at all. */
  function answerNumber(number) {
    const record = known.codes[number];
    if (record) {
      const [, name, meaning] = record;
      return [element("h2", {}, codeLink(number)), element("p", {}, name ? `${name}. ${meaning}` : meaning)];
    }
    if (number < 100 || number > 599) {
      return [
        element("h2", {}, `${number}: 상태 코드가 아닙니다`),
        element("p", {}, "상태 코드는 100에서 599까지입니다. 그 밖의 번호를 받은 클라이언트는 5xx처럼 다룹니다(RFC 9110 15절). ", link(pathOf("class", 5), "5xx 서버 오류")),
      ];
    }
    const first = number - number % 100;
    return [
      element("h2", {}, `${number}: 할당되지 않은 상태 코드입니다`),
      element("p", {}, `IANA 등록부에 없고, 여기에 실린 제품도 쓰지 않습니다. 받은 클라이언트는 ${first}처럼 다룹니다(RFC 9110 15절).`),
      element("ul", {}, element("li", {}, codeLink(first)), element("li", {}, link(pathOf("class", first / 100), `${first / 100}xx 클래스`)),
        ...(known.paths.unknown ? [element("li", {}, link(known.paths.unknown, known.pages[known.paths.unknown]))] : [])),
    ];
  }

  /* Letters that only differ by a slip of the finger: insertions, deletions, changes, two that changed places. */
  function distance(one, other) {
    let before = [], last = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  const bare = (text) => text.normalize("NFKC").toLowerCase().replace(/[^a-z0-9가-힣]/g, "");

  function nearest(word) {
    const candidates = [];
    for (const [code, [phrase, name]] of Object.entries(known.codes)) {
      for (const one of [phrase, name, ...(known.names[code] || [])]) candidates.push([bare(one), () => codeLink(code)]);
    }
    for (const [path, title] of Object.entries(known.pages)) {
      const show = () => link(path, title);
      candidates.push([bare(title), show], [bare(path.split("/").filter(Boolean).pop()), show]);
    }
    const allowed = Math.max(1, Math.floor(word.length / 3));
    const found = new Map();
    for (const [name, show] of candidates) {
      if (!name || Math.abs(name.length - word.length) > allowed) continue;
      const far = distance(word, name);
      if (far > allowed) continue;
      const made = show();
      const kept = found.get(made.href);
      if (!kept || far < kept.far) found.set(made.href, { far, made });
    }
    return [...found.values()].sort((one, other) => one.far - other.far).slice(0, 5).map(({ made }) => made);
  }

  function answer() {
    const segments = asked.split("/").filter(Boolean);
    const digits = asked.replace(/(?<![a-z])[0-9ol]{3}(?![a-z0-9])/g, (slip) => slip.replace(/o/g, "0").replace(/l/g, "1"));   // 4o4
    const numbers = [...new Set([...digits.matchAll(/(?<!\d)\d{3}(?!\d)/g)].map((found) => Number(found[0])))].slice(0, 5);
    const compared = known.comparisons.filter((slug) => numbers.length > 1 && numbers.every((number) => slug.split("-").includes(String(number))));
    if (compared.length) {
      place.append(element("h2", {}, "찾으시는 비교"), element("ul", {}, ...compared.map((slug) => element("li", {}, link(pathOf("comparison", slug), slug.split("-").join(" · "))))));
    }
    for (const number of numbers) place.append(...answerNumber(number));
    const word = bare((segments.pop() || "").replace(/^(http-)?\d{3}-?/, ""));
    const names = word.length > 1 && !compared.length ? nearest(word) : [];
    if (names.length) place.append(element("h2", {}, "혹시 이 페이지입니까?"), element("ul", {}, ...names.map((made) => element("li", {}, made))));
  }

  if (known) answer();
})();
