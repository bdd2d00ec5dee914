// The search itself: queries to terms, terms to articles by the index, articles to passages. No page is touched here.
// Folding and cutting follow briefgen/publish/search/terms.py, the index briefgen/publish/search/segments.py.
"use strict";

window.briefgen.search = (() => {
  const { load, map } = window.briefgen;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = new Map([...DIGITS].map((digit, value) => [digit, value]));
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", ı: "i", þ: "th", ð: "d", ħ: "h", ŋ: "n", ς: "σ", ـ: "" };
  const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");
  const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
  const WORD = /[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/gu;
  const LONGEST = 24;
  const KEY = 3;
  const KEYS = 64; // articles whose keys stand in one file
  const NEWEST = 4000; // articles that are searched for a beginning of so few letters that much has it
  const FEW = 8; // so many buckets of a segment may all be read for a word shorter than a key
  const PLACES = { title: 1, actor: 2, claim: 4, event: 8, question: 16, often: 32 };

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter]);

  const joinedUp = (text) => text
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}\.?(?![\p{L}\p{N}])/gu, (found) => found.replaceAll(".", ""))
    .replace(/(?<=[\p{L}\p{N}])['’ʼ]s(?![\p{L}\p{N}])/gu, "")
    .replace(/(?<=[\p{L}\p{N}])['’ʼ](?=[\p{L}\p{N}])/gu, "");

  function cut(word) {
    const found = [];
    for (const run of word.match(RUN)) {
      const characters = [...run];
      if (!IS_UNSPACED.test(run)) found.push(characters.slice(0, LONGEST).join(""));
      else if (characters.length === 1) found.push(run);
      else for (let at = 0; at + 1 < characters.length; at += 1) found.push(characters[at] + characters[at + 1]);
    }
    return found;
  }

  // The terms of a text; a hyphenated word also as one where `joined`.
  function terms(text, joined = true) {
    const found = [];
    for (const word of joinedUp(fold(text)).match(WORD) ?? []) {
      const parts = word.split(/[-\u2010]/u);
      for (const part of parts) found.push(...cut(part));
      if (joined && parts.length > 1) found.push(...cut(parts.join("")));
    }
    return found;
  }

  function bucket(term, buckets) {
    const key = IS_UNSPACED.test(term) ? [...term].slice(0, 1) : [...term].slice(0, KEY);
    let value = 0x811c9dc5;
    for (const character of key) value = Math.imul(value ^ character.codePointAt(0), 0x01000193) >>> 0;
    return (value ^ (value >>> 16)) & (buckets - 1);
  }

  const isKey = (text) => IS_UNSPACED.test(text) || [...text].length >= KEY;

  // The last word of a query is one that is still being typed; before it, short words are meant as they stand.
  function words(query) {
    const open = !/\s$/u.test(query);
    const found = [...new Set(terms(query, false))];
    return found.map((text, at) => {
      const isOpen = open && at === found.length - 1;
      return { text, isOpen, prefix: isOpen || text.length > 3 || IS_UNSPACED.test(text) };
    });
  }

  const buckets = (word, count) => (
    !isKey(word.text) && word.prefix && count <= FEW ? [...Array(count).keys()] : [bucket(word.text, count)]);

  const matches = (word, term) => term === word.text || (word.prefix && term.startsWith(word.text));

  const parsed = new Map();

  async function entries(segment, at) {
    const name = `${segment.name}/${at}`;
    if (!parsed.has(name)) {
      let before = "";
      const text = await load(name, segment.version);
      parsed.set(name, text.split(";").filter(Boolean).map((entry) => {
        const end = entry.indexOf("=");
        before = before.slice(0, VALUE.get(entry[0])) + entry.slice(1, end);
        const [plain, placed = ""] = entry.slice(end + 1).split(":");
        return { term: before, plain, placed };
      }));
    }
    return parsed.get(name);
  }

  // Calls `each(article, places)` for every article of a posting.
  function read(text, placed, each) {
    let article = -1;
    let at = 0;
    while (at < text.length) {
      let step = 0;
      let shift = 0;
      let digit;
      do {
        digit = VALUE.get(text[at]);
        at += 1;
        step |= (digit & 31) << shift;
        shift += 5;
      } while (digit & 32);
      article += step + 1;
      if (placed) {
        each(article, VALUE.get(text[at]));
        at += 1;
      } else each(article, 0);
    }
  }

  // How much a term's standing where it stands says about an article; titles come before names, names before text.
  const worth = (places) => 1 + (places & PLACES.title ? 5 : 0) + (places & PLACES.actor ? 2 : 0)
    + (places & (PLACES.claim | PLACES.event | PLACES.question) ? 0.6 : 0) + (places & PLACES.often ? 0.5 : 0);

  // One word in one segment: what it is worth for each article, and where it stands there.
  async function hits(word, segment) {
    const weights = new Float32Array(segment.count);
    const places = new Uint8Array(segment.count);
    const found = await Promise.all(buckets(word, segment.buckets).map((at) => entries(segment, at)));
    let count = 0;
    for (const { term, plain, placed } of found.flat()) {
      if (!matches(word, term)) continue;
      const near = term === word.text ? 1 : 0.4 + (0.4 * word.text.length) / term.length;
      const note = (article, where) => {
        if (!weights[article]) count += 1;
        weights[article] = Math.max(weights[article], near * worth(where));
        places[article] |= where;
      };
      read(plain, false, note);
      read(placed, true, note);
    }
    return { weights, places, count };
  }

  async function tagged(tag, segment) {
    const { weights } = await hits({ text: tag, prefix: false }, segment);
    return weights;
  }

  // The keys of a segment's articles stand in files of a few; their days are only wanted where a filter cuts it.
  async function keyOf({ segment, number }) {
    const keys = await load(`${segment.name}/keys-${Math.floor(number / KEYS)}`, segment.version);
    const at = 8 * (number % KEYS);
    return keys.slice(at, at + 8);
  }

  async function daysOf(segment) {
    if (!segment.days) {
      const steps = await load(`${segment.name}/days`, segment.version);
      const days = [];
      let day = segment.first;
      let before = -1;
      read(steps, false, (sum) => { day += sum - before - 1; before = sum; days.push(day); });
      if (days.length !== segment.count) throw new Error("the index is being replaced");
      segment.days = days;
    }
    return segment.days;
  }

  let known = null;

  async function segments() {
    known ??= (await map()).segments.map(([name, count, size, first, last, version]) => (
      { name, count, buckets: size, first, last, version }));
    return known;
  }

  // Days as Python counts them: 1 is the first of January of the year 1.
  const ordinal = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86400000) + 719163;

  // The newest segments that hold enough.
  function newest(segments_) {
    let count = 0;
    return segments_.filter((segment) => {
      const isWanted = count < NEWEST;
      count += segment.count;
      return isWanted;
    });
  }

  // The articles that have every word: {found: [{segment, number, score}], best first, searched, total}. `filters` has
  // actor, topic, from, to (ISO days) and kind (claim, event, question or none). Of a word that is still typed, fewer
  // letters than a key are waited out and a mere key is looked for in the newest articles, unless `whole` is asked for.
  async function articles(query, filters = {}) {
    const all = await segments();
    const total = all.reduce((sum, segment) => sum + segment.count, 0);
    const isLarge = all.some((segment) => segment.buckets > FEW) && !filters.whole;
    const asked = words(query).filter((word) => !(isLarge && word.isOpen && !isKey(word.text)));
    const from = filters.from ? ordinal(filters.from) : -Infinity;
    const to = filters.to ? ordinal(filters.to) : Infinity;
    const tags = [filters.actor && `@${filters.actor}`, filters.topic && `#${filters.topic}`].filter(Boolean);
    if (!asked.length && !tags.length && from === -Infinity && to === Infinity) return { found: [], searched: 0, total };
    let searched = all.filter((segment) => segment.last >= from && segment.first <= to);
    const last = asked.at(-1);
    if (isLarge && last?.isOpen && asked.length === 1 && [...last.text].length <= KEY) searched = newest(searched);
    const found = await Promise.all(searched.map(async (segment) => ({
      segment,
      words: await Promise.all(asked.map((word) => hits(word, segment))),
      tags: await Promise.all(tags.map((tag) => tagged(tag, segment))),
      days: segment.first < from || segment.last > to ? await daysOf(segment) : null,
    })));
    const rarity = asked.map((_, at) => {
      const count = found.reduce((sum, part) => sum + part.words[at].count, 0);
      return Math.log(1 + total / (1 + count));
    });
    const must = PLACES[filters.kind] ?? 0;
    const results = [];
    let newer = 0;
    for (const { segment, words: hit, tags: marks, days } of found) {
      for (let number = segment.count - 1; number >= 0; number -= 1) {
        newer += 1;
        if (days && (days[number] < from || days[number] > to)) continue;
        if (!marks.every((weights) => weights[number])) continue;
        if (!hit.every(({ weights, places }) => weights[number] && (places[number] & must) === must)) continue;
        let score = asked.length ? 0 : 1;
        hit.forEach(({ weights }, at) => { score += rarity[at] * weights[number]; });
        results.push({ segment, number, score: score * (1.5 - (0.5 * newer) / total) });
      }
    }
    results.sort((one, other) => other.score - one.score);
    return { found: results, searched: searched.reduce((sum, segment) => sum + segment.count, 0), total };
  }

  // What results show of a brief. Its words stand as places in its text, or as they are where it has them otherwise.
  async function record(article) {
    const one = await load(`record/${await keyOf(article)}`, article.segment.version);
    if (!one.units) {
      const words = (...pieces) => pieces.map((piece) => (
        typeof piece === "string" ? piece : one.text.slice(piece[0], piece[0] + piece[1]))).join(" … ");
      one.bottom = words(one.bottom);
      one.units = [
        ...one.claims.map(([id, speaker, ...said]) => unit("claim", id, words(...said), speaker)),
        ...one.events.map(([id, title, when, said]) => unit("event", id, words(said), when ? `${title}, ${when}` : title)),
        ...one.questions.map(([id, said]) => unit("question", id, words(said))),
        ...(one.text.match(SENTENCE) ?? []).map((sentence) => unit("text", "", sentence.trim())),
      ];
    }
    return one;
  }

  const unit = (kind, name, said, lead = "") => ({ kind, name, words: said, lead, folded: joinedUp(fold(`${lead} ${said}`)) });

  // Actors, places and topics of which every word of the query begins a word, best known first.
  async function names(query, wanted = () => true) {
    const asked = words(query).map((word) => ({ ...word, prefix: true }));
    if (!asked.some((word) => isKey(word.text) || word.text.length > 1)) return [];
    const longest = asked.reduce((one, other) => (other.text.length > one.text.length ? other : one));
    const { names: count, version } = await map();
    const parts = await Promise.all(buckets(longest, count).map((at) => load(`names/${at}`, version)));
    const found = new Map();
    for (const [name, aliases, kind, address, weight, id] of parts.flat()) {
      if (found.has(address) || !wanted(kind)) continue;
      const own = terms(name);
      const spelled = [...own, ...terms(aliases.join(" "))];
      if (!asked.every((word) => spelled.some((term) => matches(word, term)))) continue;
      const isOwn = asked.every((word) => own.some((term) => matches(word, term)));
      const isExact = asked.every((word) => spelled.includes(word.text));
      const starts = own[0] !== undefined && matches(asked[0], own[0]);
      const score = weight + (isExact ? 4 : 0) + (isOwn ? 2 : 0) + (starts ? 1 : 0);
      found.set(address, { name, kind, address, id, score });
    }
    return [...found.values()].sort((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1));
  }

  // A text as stretches [words, isMatch], and which of the words it has.
  function marked(text, asked) {
    const stretches = [];
    const has = new Set();
    let end = 0;
    for (const match of text.matchAll(TOKEN)) {
      const found = /^[a-z0-9]+$/iu.test(match[0]) ? [match[0].toLowerCase()] : terms(match[0]);
      const hit = asked.filter((word) => found.some((term) => matches(word, term)));
      if (!hit.length) continue;
      for (const word of hit) has.add(word.text);
      let [start, stop] = [match.index, match.index + match[0].length];
      // Where words are not spaced, only what was asked for is marked.
      const inside = hit.map((word) => match[0].indexOf(word.text)).filter((at) => at >= 0);
      if (inside.length && IS_UNSPACED.test(match[0])) {
        stop = start + Math.max(...hit.map((word) => match[0].indexOf(word.text) + word.text.length));
        start += Math.min(...inside);
      }
      if (start > end) stretches.push([text.slice(end, start), false]);
      stretches.push([text.slice(start, stop), true]);
      end = stop;
    }
    if (end < text.length) stretches.push([text.slice(end), false]);
    return { stretches, has };
  }

  const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['’ʼ.][\p{L}\p{N}\p{M}]+)*/gu;
  const SENTENCE = /[^\n]+?(?:[.!?…。！？]["'”’»)\]]*(?=\s+["'“‘«([]*[\p{Lu}\p{Lo}\p{N}])|[。！？]|(?=\n)|$)/gu;
  const ORDER = { claim: 0, event: 1, question: 2, text: 3 };

  // What of a record has the words: findings of the kind asked for, or any and sentences; `fits` is false where it
  // has none of that kind with all of them.
  function passages(one, asked, kind, most = 3) {
    const isFinding = kind in ORDER;
    const found = [];
    for (const { folded, ...rest } of one.units) {
      if (isFinding && rest.kind !== kind) continue;
      if (!(isFinding ? asked.every((word) => folded.includes(word.text)) : asked.some((word) => folded.includes(word.text)))) continue;
      const lead = marked(rest.lead, asked);
      const said = marked(rest.words, asked);
      const has = new Set([...lead.has, ...said.has]).size;
      if (isFinding ? has === asked.length : has) found.push({ ...rest, has, lead: lead.stretches, said: said.stretches });
    }
    found.sort((a, b) => b.has - a.has || ORDER[a.kind] - ORDER[b.kind]);
    const shown = [];
    for (const next of found) {
      if (shown.length === most || (shown.length && next.has < shown[0].has)) break;
      if (!shown.some((other) => other.words.includes(next.words) || next.words.includes(other.words))) shown.push(next);
    }
    return { shown, fits: !isFinding || found.length > 0 };
  }

  return { words, names, articles, record, passages, marked, terms, bucket };
})();
