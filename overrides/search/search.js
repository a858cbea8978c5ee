/* The search: loaded when somebody asks for it, below MiniSearch in the same file. The index of the
   page's language comes after it and calls siteSearch.start(index). Nothing that is typed leaves
   the page. */
(function () {
  "use strict";
  /* How much each kind of part of a page weighs; the letters stand in hooks/pages/search.py. */
  var WEIGHTS = {t: 2, s: 2, h: 1.5, d: 1.2, x: 1};
  /* Only here, and not in each page: the policy of a page lets its scripts style it in this way. */
  var STYLE = ".find { padding-block: 0.5rem 1rem; }" +
    ".find label { display: block; font-weight: 600; }" +
    ".find input { inline-size: 100%; min-block-size: 2.75rem; padding-inline: 0.75rem; font: inherit; color: inherit; background: var(--paper); border: 2px solid var(--accent); border-radius: 0.25rem; }" +
    ".find ol { list-style: none; padding: 0; margin: 0; }" +
    ".find li { padding-block: 0.6rem; border-block-start: 1px solid var(--line); }" +
    ".find li a { display: block; padding-block: 0.6rem; }" +
    ".find span { display: block; }" +
    "@media (min-width: 64rem) { .find { grid-column: 1 / -1; justify-self: end; inline-size: min(100%, 36rem); } }";
  var COMMON = 0.15, PIECE = 0.6, FURTHER = 0.7, WHOLE = 5, RESULTS = 8;
  var index, engine, known, common, parts, ready, opener, panel, field, list, status;

  function digit(sign) {
    for (var value = 0; /\p{Nd}/u.test(String.fromCodePoint(sign.codePointAt() - value - 1));) value++;
    return value;
  }

  /* The words of a question, written as hooks/pages/search.py writes those of the pages. */
  function words(question) {
    var text = question.normalize("NFKD").toUpperCase().toLowerCase()
      .replace(/[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]|\p{Cf}/gu, "")
      .replace(/[^\P{Nd}0-9]/gu, digit)
      .replace(/[0-9]+(?:[\s./()\u2010-\u2015-]+[0-9]+)+/g, function (groups) {
        var number = groups.replace(/[^0-9]/g, "");
        return known.has(number) ? number : groups;
      });
    return Array.from(new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu)));
  }

  /* Words of the site in a long one that it does not have, as "verbod" in "buurtverbod". */
  function pieces(word) {
    return known.has(word) || word.length < 6 ? [] : Array.from(known).filter(function (form) {
      return form.length > 4 && form.length >= 0.4 * word.length &&
        (word.startsWith(form) || word.endsWith(form)) || form.endsWith(word);
    });
  }

  /* Makes the parts of the index; returns a promise that they can be searched. */
  function fill() {
    parts = [];
    known = new Set();
    common = new Set(index.common.split(" "));
    index.sections.forEach(function (section, number) {
      Array.from(section[3]).forEach(function (kind) {
        parts.push({id: parts.length, section: number, kind: kind, size: 0, text: []});
      });
    });
    var places = index.places.split("|");
    index.words.forEach(function (forms, number) {
      var place = 0;
      forms.split(" ").forEach(known.add, known);
      places[number].split(" ").forEach(function (step) {
        place += Number(step);
        parts[place].text.push(forms);
        parts[place].size++;
      });
    });
    engine = new MiniSearch({
      fields: Object.keys(WEIGHTS),
      extractField: function (part, name) {
        return name === "id" ? part.id : name === part.kind ? part.text.join(" ") : null;
      },
      tokenize: function (text) { return text.split(" "); },
      processTerm: function (word) { return word; },
      searchOptions: {
        boost: WEIGHTS,
        bm25: {k: 1.2, b: 0.3, d: 0},
        weights: {prefix: 0.8, fuzzy: 0.5},
        /* What stands on the site is meant; of the rest the beginning counts, and what is near. */
        prefix: function (word) { return !known.has(word) && word.length > 1; },
        fuzzy: function (word) { return !known.has(word) && word.length > 3 && !/\d/.test(word) && 0.25; },
        maxFuzzy: 2
      }
    });
    return engine.addAllAsync(parts, {chunkSize: 100});
  }

  /* The best section of each page, best page first. No word is demanded: each adds what it can. */
  function find(question) {
    var typed = words(question), pages = new Map();
    var asked = typed.concat(typed.flatMap(pieces));
    var found = engine.search(asked.join(" "), {boostTerm: function (word, number) {
      return number >= typed.length ? PIECE : common.has(word) ? COMMON : 1;
    }});
    found.forEach(function (part) {
      var hits = part.queryTerms.length, alike = 2 * hits / (typed.length + parts[part.id].size);
      /* The sum of its words, and more for a part that says little else than the question. */
      part.value = part.score / hits * (1 + WHOLE * Math.pow(Math.min(alike, 1), 3));
    });
    found.sort(function (a, b) { return b.value - a.value; }).forEach(function (part) {
      var section = parts[part.id].section, page = index.sections[section][0];
      var entry = pages.get(page) || {section: section, value: 0, share: 1, words: part.terms};
      entry.value += part.value * entry.share;
      entry.share *= FURTHER;
      pages.set(page, entry);
    });
    return Array.from(pages.values()).sort(function (a, b) { return b.value - a.value; })
      .slice(0, RESULTS).map(function (entry) { return {section: index.sections[entry.section], words: entry.words}; });
  }

  function show() {
    var found = ready ? find(field.value) : [];
    list.textContent = "";
    found.forEach(function (hit) {
      var section = hit.section, page = index.pages[section[0]];
      var item = document.createElement("li"), link = document.createElement("a");
      var words = document.createElement("span");
      link.href = index.root + page[0] + (section[1] ? "#" + section[1] : "");
      link.textContent = page[1] + (section[2] ? ": " + section[2] : "");
      words.className = "quiet";
      words.textContent = Array.from(new Set(hit.words)).join(", ");
      item.append(link, words);
      list.append(item);
    });
    status.textContent = !found.length && field.value.trim().length < 2 || !ready ? index.text.hint
      : found.length ? index.text.found.replace("{count}", found.length) : index.text.none;
  }

  function build() {
    panel = document.createElement("search");
    panel.className = "find";
    panel.id = "find-panel";
    var label = document.createElement("label");
    label.textContent = index.text.placeholder;
    label.htmlFor = "find";
    field = document.createElement("input");
    field.id = "find";
    field.type = "search";
    field.autocomplete = "off";
    field.spellcheck = false;
    field.addEventListener("input", show);
    status = document.createElement("p");
    status.setAttribute("role", "status");
    list = document.createElement("ol");
    panel.append(label, field, status, list);
    panel.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !field.value) toggle(false);
    });
    opener.setAttribute("aria-controls", panel.id);
    document.querySelector("header").append(panel);
    try {
      var sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      document.adoptedStyleSheets = [sheet];
    } catch (error) {} /* An old browser shows it plain. */
    show();
  }

  function toggle(open) {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", open);
    (open ? field : opener).focus();
  }

  window.siteSearch = {
    start: function (made) {
      index = made;
      /* The page may lie in any folder: its own link to the list of pages tells where the root is. */
      index.root = document.currentScript.getAttribute("src").replace(/search\/[^/]*$/, "");
      opener = document.querySelector("[data-search]");
      build();
      toggle(true);
      /* In small steps: one can type meanwhile, on a slow phone too. */
      panel.setAttribute("aria-busy", true);
      new Promise(function (go) { setTimeout(go, 0); }).then(fill).then(function () {
        ready = true;
        panel.setAttribute("aria-busy", false);
        show();
      });
    },
    /* What the link to the search does once the search is there. */
    open: function () {
      if (panel) toggle(panel.hidden);
    }
  };
})();
