/* Ranks the pages of the site for what somebody typed: text in, pages with their reasons out.
   The data is made by statusbook/search/; words are cut as in language.py there. */
(function (statusbook) {
  "use strict";

  const { isHangul, letters, initials, readings, otherLayout, createCutter, triplesOf, looseFit } = statusbook;

  /* What speaks for a page, and how loud. A page's score is the sum. */
  const SIGNALS = {
    code: 6,          // the query holds this page's number
    codeStart: 5,     // the query is the beginning of this page's number
    statusClass: 6,   // the query names this class: 4xx, 400번대
    compared: 12,     // the query holds all the numbers a comparison compares
    mentions: 1.3,    // the query holds one number, and the comparison compares it
    likeness: 2.4,    // a name, symptom or header has the letters of the query
    exact: 1.5,       // one of them is the query
    begins: 0.5,      // one of them begins with the query
    together: 0.6,    // words of the query stand together in one of them
    words: 1.1,       // words of the query stand in any of them
    listing: 2.5,     // the query asks for all there are, and its words are those of this class
    contrast: 4,      // the query asks for a difference, and its words are those of this comparison's members
    initials: 4,      // initial consonants of a name
    weight: 0.35,     // other pages speak of this one often
  };
  const VENDOR = 1.6;           // what a page's score is multiplied by where the query names its vendor
  const APART = 0.4;            // what a likeness keeps where none of the words leads to the page
  const PARTLY = 0.35;          // what it keeps where the text says much more than the query
  const OTHERS = 0.1;           // what the other texts of a page add to its best one
  const OTHER_LAYOUT = 0.9;     // a query read as keys of the other layout
  const SURE = 3;               // a score above which nobody asks whether the layout was wrong
  const CUT = 0.4;              // results below this part of the best are left out
  const MOST = 12;

  /* How much a text of each kind counts, and a page of each kind. Numbers count in full on every page. */
  const TEXTS = {
    phrase: 1, name: 1, title: 1, reading: 1, symptom: 1, said: 0.95, logged: 0.95, alias: 0.93, older: 0.9, variant: 0.9, sound: 0.9,
    heading: 0.4, "main-header": 1, header: 0.85, question: 0.6, rule: 0.6, vendor: 0.6,
  };
  const PAGES = { code: 1, guide: 0.88, comparison: 0.85, other: 0.6, unofficial: 0.55 };
  /* How well a word of the query fits a word of a text. */
  const FITS = { exact: 1, like: 0.85, start: 0.75, stem: 0.6, inside: 0.5, typo: 0.5 };
  const VAGUE = 0.28;           // a word that stands everywhere
  const REMEMBERED = 500;

  /* An entry is a line of fields with tabs between; the last of them are texts, such as alias=상태 충돌|컨플릭트. */
  function createEntries(data) {
    return data.entries.split("\n").map((line, index) => {
      const [path, number, phrase, name, weight, isUnofficial, ...kinds] = line.split("\t");
      const texts = Object.fromEntries(kinds.map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1).split("|")]));
      const numbers = number ? number.split(" ") : [];
      const kind = numbers.length > 1 ? "comparison" : +isUnofficial ? "unofficial" : number ? "code" : path.startsWith(data.guides) ? "guide" : "other";
      return {
        index, number, numbers, phrase, name, kind, scale: PAGES[kind], weight: weight / 9,
        path: path || (numbers.length > 1 ? data.comparisons + numbers.join("-") : number),
        rule: texts.rule ? texts.rule[0] : "",
        texts: { phrase: phrase ? [phrase] : [], [kind === "comparison" ? "question" : number ? "name" : "title"]: [name], ...texts },
      };
    });
  }

  function createIndex(data) {
    const { respell, cut, endings } = createCutter(data);
    const entries = createEntries(data), texts = [], triples = new Map(), vocabulary = new Map();
    const push = (map, key, value) => { if (map.has(key)) map.get(key).push(value); else map.set(key, [value]); };
    const flatten = (words) => letters(words.join(""));

    function add(entry, kind, text) {
      const { parts, wholes } = cut(text);
      const flat = flatten(parts), own = triplesOf(flat), at = texts.length;
      texts.push({ index: entry.index, kind, text, flat, own, initials: initials(text), weight: TEXTS[kind] * entry.scale });
      for (const triple of own) push(triples, triple, at);
      for (const word of new Set([...parts, ...wholes])) push(vocabulary, word, at);
    }

    const sounds = new Map(data.sounds.split("|").map((pair) => pair.split(" ")));
    function addSound(entry, phrase) {
      const heard = (phrase.toLowerCase().match(/[a-z]+/g) || []).map((word) => sounds.get(word));
      if (heard.length && heard.every(Boolean)) add(entry, "sound", heard.join(" "));
    }

    for (const entry of entries) {
      for (const [kind, found] of Object.entries(entry.texts)) {
        for (const text of found) {
          add(entry, kind, text);
          if (kind === "phrase" || kind === "older") addSound(entry, text);
        }
      }
      if (/^\d{3}$/.test(entry.number)) for (const reading of readings(entry.number)) add(entry, "reading", reading);
    }

    const rarity = (count) => Math.log(1 + texts.length / (count + 1));
    const worth = (triple) => rarity((triples.get(triple) || { length: 3 }).length);
    for (const text of texts) text.mass = [...text.own].reduce((sum, triple) => sum + worth(triple), 0);

    const like = new Map();
    for (const group of [...data.groups.split("|"), ...data.sounds.split("|")]) {
      const members = group.split(" ").map((word) => cut(word)).map(({ parts, wholes }) => wholes[0] || parts[0]);
      for (const word of members) for (const other of members) if (other !== word) push(like, word, other);
    }
    const known = [...vocabulary].map(([word, where]) => ({ word, flat: letters(word), where }));
    const vague = new Set(data.vague.split(" ")), remembered = new Map();

    /* 권한없음 -> 권한, 없음: a word that nobody knows, as words that are known; as it is where they do not fill it.
       What looked like an ending may have been none (호출제한 -> 호출, 제한), or one of a single syllable (앱이 -> 앱). */
    function split(word, uncut = word) {
      if (!isHangul(word) || vocabulary.has(word) || like.has(word)) return [word];
      const isBeginning = known.some((one) => one.word.startsWith(word));   // of a word that is still being typed
      if (!isBeginning && word.length === 2 && endings.includes(word[1]) && vocabulary.has(word[0])) return [word[0]];
      return fill(uncut) || fill(word) || [word];
    }

    function fill(word) {
      const found = [];
      let rest = word;
      while (rest.length > 1) {
        let length = rest.length;
        while (length > 1 && !vocabulary.has(rest.slice(0, length))) length--;
        if (length < 2) return null;
        found.push(rest.slice(0, length));
        rest = rest.slice(length);
      }
      return found.length > 1 ? found : null;
    }

    /* The texts a word of the query leads to, with how well it fits; and what the word is worth. */
    function lookUp(word) {
      if (remembered.has(word)) return remembered.get(word);
      const fits = new Map();
      const fit = (where, quality) => { for (const at of where) if (!(fits.get(at) >= quality)) fits.set(at, quality); };
      const flat = letters(word), least = isHangul(word) ? 4 : 3;
      fit(vocabulary.get(word) || [], FITS.exact);
      for (const other of like.get(word) || []) fit(vocabulary.get(other) || [], FITS.like);
      if (flat.length >= least) {
        for (const one of known) if (one.flat.startsWith(flat)) fit(one.where, FITS.start * (0.6 + 0.4 * flat.length / one.flat.length));
      }
      if (!fits.size) {
        for (const one of known) {
          if (isHangul(one.word) === isHangul(word)) {
            const quality = looseFit(flat, one.flat, least, FITS);
            if (quality) fit(one.where, quality);
          }
        }
      }
      const sure = new Set([...fits].filter(([at, quality]) => quality * texts[at].weight > 0.5).map(([at]) => texts[at].index));
      const found = { fits, worth: Math.log(1 + entries.length / (1 + sure.size)) * (vague.has(word) ? VAGUE : 1) };
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(word, found);
      return found;
    }
    return { entries, texts, triples, triplesOf, worth, split, lookUp, cut, respell, flatten };
  }

  function createEngine(data) {
    const { entries, texts, triples, triplesOf, worth, split, lookUp, cut, respell, flatten } = createIndex(data);
    const setOf = (words) => new Set(words.split(" "));
    const fillers = setOf(data.fillers), contrast = setOf(data.contrast), listing = setOf(data.listing);
    const byNumber = new Map(entries.filter(({ numbers }) => numbers.length === 1).map((entry) => [entry.number, entry]));

    /* What is asked for: numbers and classes, the words that are left, and those words as one row of letters. */
    function parse(query) {
      const text = respell(query).trim(), codes = [], classes = [];
      const take = (found) => (_, before, number) => {
        const one = found === classes ? `${number}xx` : number;
        if (!found.includes(one)) found.push(one);
        return `${before} `;
      };
      const rest = text.replace(/((?:code|status|코드|상태)["']?):/gi, "$1 ")   // code:404, but not host:443
        .replace(/\(\d+:/g, " ")   // (111: Connection refused) is a number of the system's
        .replace(/(?<![\w.])[1-5][\doOlI]{2}(?!\w)/g, (number) => number.replace(/o/gi, "0").replace(/[lI]/g, "1"))   // 4O4
        .replace(/(?<![\w./])([1-5])으?로\s?시작\S*/g, "$1xx")
        .replace(/()([일이삼사오])백번?대/g, (_, before, digit) => `${before}${"일이삼사오".indexOf(digit) + 1}xx `)
        .replace(/(^|[^\d.:])([1-5])(?:[xX*_]{2}|00번?대|백번?대)/g, take(classes))
        .replace(/(^|[^\d.:])([1-5]\d\d)(?!\d|\.\d|\s?(?:ms|px|kb|mb|초|분|개|바이트|bytes))/gi, take(codes));
      const { parts, wholes, uncut } = cut(rest);
      const asksContrast = parts.some((word) => contrast.has(word));
      const asksList = parts.some((word) => listing.has(word));
      const isMeant = (word) => !fillers.has(word) && !listing.has(word) && !(asksContrast && contrast.has(word));
      const meant = parts.filter(isMeant);
      const isHeader = (word) => word === "헤더" || word === "header";
      const bare = meant.every((word) => isHeader(word) || !isHangul(word)) ? meant.filter((word) => !isHeader(word)) : meant;   // link 헤더
      const said = bare.length || codes.length || classes.length ? bare : parts;
      return {
        numbers: [...codes, ...classes],
        start: /^[1-5]\d?[xX]?$/.test(text) ? text.replace(/x/i, "") : "",
        words: [...new Set([...said.flatMap((word) => split(word, uncut.get(word))), ...wholes.filter(isMeant)])],
        flat: flatten(said),
        whole: flatten(parts),
        asksContrast,
        asksList,
      };
    }

    function rank(query, scale) {
      const asked = parse(query), scores = new Float64Array(entries.length), reasons = [];
      const add = ({ index }, amount, kind, text) => {
        scores[index] += amount * scale;
        if (!(reasons[index]?.amount >= amount)) reasons[index] = { amount, kind, text };
      };
      rankNumbers(asked, add);
      if (/^[ㄱ-ㅎ\s]{2,}$/.test(query)) rankInitials(query.replace(/\s/g, ""), add);
      if (asked.flat) {
        rankWords(asked, add);
        for (const index of namedVendors(asked)) scores[index] *= VENDOR;
      }
      return entries.filter(({ index }) => scores[index] > 0)
        .map((entry) => ({ entry, score: scores[entry.index] + SIGNALS.weight * entry.weight * scale, reason: reasons[entry.index] }))
        .sort((one, other) => other.score - one.score || one.entry.index - other.entry.index);
    }

    function rankNumbers({ numbers, start }, add) {
      for (const [place, number] of numbers.entries()) {
        const entry = byNumber.get(number), statusClass = byNumber.get(`${number[0]}xx`);
        if (entry) add(entry, (entry === statusClass ? SIGNALS.statusClass : SIGNALS.code) - place * 0.5, "number", number);
        else if (statusClass) add(statusClass, SIGNALS.statusClass, "unassigned", number);
      }
      for (const [number, entry] of start ? byNumber : []) {
        const isClass = number.endsWith("xx");   // for 4 the class comes first, for 40 last
        if (number.startsWith(start)) add(entry, SIGNALS.codeStart + (isClass ? (start.length > 1 ? -1 : 1) : 0), "number", number);
      }
      for (const entry of entries) {
        if (entry.numbers.length < 2) continue;
        const hit = numbers.filter((number) => entry.numbers.includes(number)).length;
        if (hit > 1 && hit === numbers.length) add(entry, SIGNALS.compared - 0.1 * (entry.numbers.length - hit), "compared", entry.number);
        else if (hit > 1) add(entry, SIGNALS.compared * hit / numbers.length, "compared", entry.number);
        else if (hit && numbers.length === 1) add(entry, SIGNALS.mentions, "number", numbers[0]);
      }
    }

    /* Of the texts of a page the best one counts, and a little of the others. */
    function addBest(amounts, kindOf, add) {
      const best = new Map();
      for (const [at, amount] of amounts) {
        const { index, weight } = texts[at], value = amount * weight, kept = best.get(index);
        const others = kept ? kept.others + Math.min(value, kept.value) : 0;
        best.set(index, kept && kept.value >= value ? { ...kept, others } : { value, at, others });
      }
      for (const [index, { value, at, others }] of best) {
        add(entries[index], value + OTHERS * Math.min(others, value), kindOf(texts[at]), texts[at].text);
      }
    }

    function rankInitials(query, add) {
      const amounts = new Map();
      for (const [at, { initials: { row, starts } }] of texts.entries()) {
        const found = row.indexOf(query);
        if (found < 0) continue;
        const share = query.length / row.length;
        amounts.set(at, SIGNALS.initials * (found === 0 ? 0.6 + 0.4 * share : starts.has(found) ? 0.4 + 0.4 * share : 0.4 * share));
      }
      addBest(amounts, () => "initials", add);
    }

    function rankWords(asked, add) {
      const looked = asked.words.map((word) => ({ word, ...lookUp(word) }));
      const total = looked.reduce((sum, one) => sum + one.worth, 0) || 1;
      const together = new Map(), sums = new Float64Array(entries.length), said = [];
      for (const one of looked) {
        one.where = new Map();
        for (const [at, quality] of one.fits) {
          const { index, weight } = texts[at];
          together.set(at, (together.get(at) || 0) + quality * one.worth / total);
          one.where.set(index, Math.max(one.where.get(index) || 0, quality * weight / entries[index].scale));
        }
        for (const [index, fit] of one.where) {
          sums[index] += fit * one.worth / total;
          (said[index] ||= []).push(one.word);
        }
      }
      for (const entry of entries) {
        if (sums[entry.index]) add(entry, SIGNALS.words * entry.scale * sums[entry.index], "words", said[entry.index].join(" "));
      }
      if (asked.asksContrast) rankContrast(looked, total, add);
      for (const entry of asked.asksList ? entries : []) {
        if (entry.numbers.length === 1 && entry.number.endsWith("xx") && sums[entry.index]) add(entry, SIGNALS.listing * sums[entry.index], "words", said[entry.index].join(" "));
      }
      rankTexts(asked, together, sums, add);
    }

    function namedVendors({ words }) {
      const named = new Set();
      for (const word of words) {
        for (const [at, quality] of lookUp(word).fits) if (texts[at].kind === "vendor" && quality > 0.8) named.add(texts[at].index);
      }
      return named;
    }

    /* bad gateway gateway timeout 차이: every word goes to the member it fits best. */
    function rankContrast(looked, total, add) {
      for (const entry of entries) {
        const members = entry.numbers.map((number) => byNumber.get(number)).filter(Boolean), used = new Set();
        if (members.length < 2) continue;
        let sum = 0;
        for (const { where, worth: value } of looked) {
          const [fit, member] = members.map((one) => [where.get(one.index) || 0, one])
            .reduce((one, other) => other[0] > one[0] || (other[0] === one[0] && !used.has(one[1]) && used.has(other[1])) ? other : one);
          sum += fit * value / total;
          if (fit) used.add(member);
        }
        if (used.size > 1) add(entry, SIGNALS.contrast * (sum - 0.08 * (members.length - used.size)), "compared", entry.number);
      }
    }

    function rankTexts({ flat, whole }, together, led, add) {
      const shared = new Map(), amounts = new Map();
      let mass = 0;
      for (const triple of triplesOf(flat)) {
        const value = worth(triple);
        mass += value;
        for (const at of triples.get(triple) || []) shared.set(at, (shared.get(at) || 0) + value);
      }
      for (const at of new Set([...shared.keys(), ...together.keys()])) {
        const text = texts[at], value = shared.get(at) || 0;
        const likeness = value ? value / mass * (PARTLY + (1 - PARTLY) * value / text.mass) : 0;
        amounts.set(at, SIGNALS.likeness * likeness * (APART + (1 - APART) * Math.min(1, led[text.index]))
          + SIGNALS.together * (together.get(at) || 0)
          + (text.flat === flat || text.flat === whole ? SIGNALS.exact * Math.min(1 / entries[text.index].scale, 1.45) : text.flat.startsWith(flat) ? SIGNALS.begins : 0));
      }
      if (!mass) {   // one or two letters: nothing but a beginning can be seen
        for (const [at, text] of texts.entries()) {
          if (text.flat.startsWith(flat)) amounts.set(at, text.flat === flat ? SIGNALS.exact + SIGNALS.likeness : SIGNALS.begins);
        }
      }
      addBest(amounts, (text) => text.kind, add);
    }

    /* Gives what was found, best first, and the query as it was read: in the other layout if that finds more. */
    function search(query) {
      let read = query, found = rank(query, 1);
      const turned = (found[0]?.score || 0) < SURE ? otherLayout(query) : null;
      if (turned) {
        const others = rank(turned, OTHER_LAYOUT);
        if ((others[0]?.score || 0) > (found[0]?.score || 0)) [read, found] = [turned, others];
      }
      return { read, results: found.filter(({ score }) => score >= found[0].score * CUT).slice(0, MOST) };
    }
    return { search, cut };
  }

  statusbook.createEngine = createEngine;
})(globalThis.statusbook);
