/* Words as people type them: Hangul and its keyboard, spellings and endings, parts of identifiers, slips. */
(function (statusbook) {
  "use strict";

  const LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
  const FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
  const KEYS = "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml";
  const ON_KEYS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ";
  const TWO_KEYS = {
    ㅘ: "ㅗㅏ", ㅙ: "ㅗㅐ", ㅚ: "ㅗㅣ", ㅝ: "ㅜㅓ", ㅞ: "ㅜㅔ", ㅟ: "ㅜㅣ", ㅢ: "ㅡㅣ", ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ",
    ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ",
  };
  const JOINED = Object.fromEntries(Object.entries(TWO_KEYS).map(([one, two]) => [two, one]));
  const FIRST = 0xac00, PER_LEAD = 588, PER_VOWEL = 28;

  const isSyllable = (char) => char >= "가" && char <= "힣";
  const isHangul = (word) => word[0] >= "ㄱ";
  const leadOf = (char) => LEADS[Math.floor((char.charCodeAt(0) - FIRST) / PER_LEAD)];

  /* 권한 -> ㄱㅝㄴㅎㅏㄴ */
  function letters(text) {
    let out = "";
    for (const char of text) {
      if (!isSyllable(char)) { out += char; continue; }
      const at = char.charCodeAt(0) - FIRST, final = at % PER_VOWEL;
      out += leadOf(char) + VOWELS[Math.floor(at / PER_VOWEL) % VOWELS.length] + (final ? FINALS[final] : "");
    }
    return out;
  }

  /* 시간 초과 -> ㅅㄱㅊㄱ, and where its words begin: 0, 2 */
  function initials(text) {
    let row = "";
    const starts = new Set();
    for (const word of text.split(/[^가-힣]+/)) {
      starts.add(row.length);
      for (const char of word) row += leadOf(char);
    }
    return { row, starts };
  }

  /* 래ㅕㅜㅇ -> found: the keys that were pressed */
  function toLatin(text) {
    let out = "";
    for (const char of letters(text)) {
      for (const letter of TWO_KEYS[char] || char) {
        const at = ON_KEYS.indexOf(letter);
        out += at < 0 ? letter : KEYS[at];
      }
    }
    return out;
  }

  /* dkssud -> 안녕: the syllables these keys make */
  function toHangul(text) {
    const row = [...text].map((key) => ON_KEYS[KEYS.indexOf(KEYS.includes(key) ? key : key.toLowerCase())] || key);
    const isVowel = (place) => place < row.length && VOWELS.includes(row[place]);
    let out = "", at = 0;
    while (at < row.length) {
      if (!LEADS.includes(row[at]) || !isVowel(at + 1)) { out += row[at++]; continue; }
      const lead = row[at++];
      let vowel = row[at++], final = " ";
      if (JOINED[vowel + row[at]]) vowel = JOINED[vowel + row[at++]];
      // A consonant before a vowel begins the next syllable.
      if (FINALS.indexOf(row[at]) > 0 && !isVowel(at + 1)) final = row[at++];
      if (JOINED[final + row[at]] && !isVowel(at + 1)) final = JOINED[final + row[at++]];
      out += String.fromCharCode(FIRST + LEADS.indexOf(lead) * PER_LEAD + VOWELS.indexOf(vowel) * PER_VOWEL + FINALS.indexOf(final));
    }
    return out;
  }

  /* 404 -> 사공사, 사영사, 사백사 */
  function readings(number) {
    const digits = "공일이삼사오육칠팔구";
    const spelt = [...number].map((digit) => digits[digit]).join("");
    const counted = [...number].map((digit, place) => {
      const unit = ["백", "십", ""][place];
      return digit === "0" ? "" : (digit === "1" && unit ? "" : digits[digit]) + unit;
    });
    return [spelt, spelt.replaceAll("공", "영"), counted.join("")];
  }

  /* The text with its words turned to the other layout, or null if none can be. */
  function otherLayout(text) {
    let isTurned = false;
    const words = text.split(/(\s+)/).map((word) => {
      const turned = /^[A-Za-z]{2,}$/.test(word) ? toHangul(word) : /^[가-힣ㄱ-ㅣ]+$/.test(word) ? toLatin(word) : word;
      if (turned === word || (isHangul(turned) && ![...turned].some(isSyllable))) return word;
      isTurned = true;
      return turned;
    });
    return isTurned ? words.join("") : null;
  }

  /* Cuts text into words: Korean ones without endings; identifiers in parts, and whole where they have several.
     'uncut' holds, for a word that lost its ending, what it was. */
  function createCutter(data) {
    const spellings = new Map(data.spellings.split("|").map((pair) => pair.split(">")));
    const misspelt = new RegExp([...spellings.keys()].join("|"), "g");
    const endings = data.endings.split(" ");
    const isWord = (part) => part.length > 1 && !/^\d+$/.test(part);

    function respell(text) {
      return text.normalize("NFC").replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/　/g, " ").replace(misspelt, (wrong) => spellings.get(wrong));
    }

    function stem(word) {
      for (let time = 0; time < 2; time++) {
        const ending = endings.find((end) => word.endsWith(end));
        if (!ending || word.length - ending.length < 2) return word;
        word = word.slice(0, -ending.length);
      }
      return word;
    }

    function cut(text) {
      const parts = [], wholes = [], uncut = new Map();
      let before = "";
      for (const [chunk] of respell(text).matchAll(/[A-Za-z0-9]+(?:[-_'+][A-Za-z0-9]+)*|[가-힣ㄱ-ㅎㅏ-ㅣ]+|[^]/g)) {
        const isParticle = /[A-Za-z0-9]$/.test(before) && endings.includes(chunk);
        before = chunk;
        if (/^[가-힣ㄱ-ㅎㅏ-ㅣ]/.test(chunk)) {
          if (isParticle) continue;
          const word = stem(chunk);
          if (word !== chunk) uncut.set(word, chunk);
          parts.push(word);
        } else if (/^[A-Za-z0-9]/.test(chunk)) {
          const found = chunk.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
            .split(/[-_'+ ]/).filter(isWord).map((part) => part.toLowerCase());
          const whole = chunk.replace(/[-_'+]/g, "").toLowerCase();
          parts.push(...found);
          if (isWord(whole) && !(found.length === 1 && found[0] === whole)) wholes.push(whole);
        }
      }
      return { parts, wholes, uncut };
    }
    return { respell, cut, endings };
  }

  /* Every three letters in a row: what two texts share of them, they share however words are spaced. */
  function triplesOf(flat) {
    const found = new Set();
    for (let at = 0; at + 3 <= flat.length; at++) found.add(flat.slice(at, at + 3));
    return found;
  }

  /* Whether two words are one slip apart, two from nine letters on; a swap of neighbours is one slip. */
  function isTypo(one, other) {
    const most = Math.max(one.length, other.length) > 8 ? 2 : Math.max(one.length, other.length) > 4 ? 1 : 0;
    if (!most || Math.abs(one.length - other.length) > most || one[0] !== other[0]) return false;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return false;
      before = last;
      last = row;
    }
    return last[other.length] <= most;
  }

  function sharedStart(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    return at;
  }

  /* How well a word that no text holds fits another: as a part of it, inflected otherwise, mistyped; 0 if not. */
  function looseFit(flat, other, least, fits) {
    if (flat.length >= least && other.includes(flat)) return fits.inside;
    if (other.length >= least && flat.includes(other)) return fits.inside * Math.max(0.5, other.length / flat.length);
    if (isTypo(flat, other)) return fits.typo;
    const same = sharedStart(flat, other);
    return same >= least && same >= 0.6 * Math.min(flat.length, other.length) ? fits.stem * same / Math.max(same, flat.length) : 0;
  }

  Object.assign(statusbook, { isHangul, letters, initials, toLatin, toHangul, readings, otherLayout, createCutter, triplesOf, looseFit });
})(globalThis.statusbook ||= {});
