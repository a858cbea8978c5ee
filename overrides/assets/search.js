/* The search: loaded when somebody asks for it. The index of the page's language comes after it
   and calls siteSearch.start(index). Nothing that is typed leaves the page. */
(function () {
  "use strict";
  var index, opener, panel, field, list, status;

  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  /* One letter wrong, missing, added or swapped. */
  function near(a, b) {
    var i = 0, j = 0;
    if (Math.abs(a.length - b.length) > 1) return false;
    while (i < a.length && a[i] === b[i]) i++;
    while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
    var left = a.slice(i, a.length - j), right = b.slice(i, b.length - j);
    return left.length < 2 && right.length < 2 ||
      left.length === 2 && left === right[1] + right[0];
  }

  function weight(word, form) {
    if (word === form) return 8;
    if (form.startsWith(word)) return 4;
    if (word.length > 3 && form.includes(word)) return 3;
    return word.length > 3 && near(word, form) ? 1 : 0;
  }

  /* Best score of each section for one word, and of each page. */
  function score(word) {
    var sections = new Map(), pages = new Map();
    function best(map, key, value) {
      map.set(key, Math.max(map.get(key) || 0, value));
    }
    index.words.forEach(function (forms, number) {
      var found = Math.max.apply(null, forms.map(function (form) { return weight(word, form); }));
      if (!found) return;
      index.places[number].forEach(function (entry) {
        var value = found * [1, 3, 8, 12][entry & 3];
        best(sections, entry >> 2, value);
        best(pages, index.sections[entry >> 2][0], value);
      });
    });
    return {sections: sections, pages: pages};
  }

  /* The pages that hold all words, best first: [page, section]. */
  function find(query) {
    var words = (plain(query).match(/[\p{L}\p{N}]+/gu) || []).map(score);
    if (!words.length) return [];
    function sum(kind, key) {
      return words.reduce(function (total, word) { return total + (word[kind].get(key) || 0); }, 0);
    }
    var found = Array.from(words[0].pages.keys()).filter(function (page) {
      return words.every(function (word) { return word.pages.has(page); });
    });
    found.sort(function (a, b) { return sum("pages", b) - sum("pages", a) || a - b; });
    return found.map(function (page) {
      var top = -1, most = 0;
      index.sections.forEach(function (section, number) {
        var value = section[0] === page ? sum("sections", number) : 0;
        if (value > most) { most = value; top = number; }
      });
      return top;
    });
  }

  /* Undoes what hooks/show/search.py does to make the index small. */
  function unpack(made) {
    made.words = made.words.split("|").map(function (forms) {
      var first = "";
      return forms.split(" ").map(function (form) {
        form = first.slice(0, parseInt(form[0], 36)) + form.slice(1);
        first = first || form;
        return form;
      });
    });
    made.places = made.places.split("|").map(function (steps) {
      var place = 0;
      return steps.split(" ").map(function (step) { return place += parseInt(step, 36); });
    });
    return made;
  }

  function show() {
    var found = field.value.trim() ? find(field.value).slice(0, 12) : [];
    list.textContent = "";
    found.forEach(function (entry) {
      var section = index.sections[entry], page = index.pages[section[0]];
      var item = document.createElement("li"), link = document.createElement("a");
      link.href = index.root + page[0] + (section[1] ? "#" + section[1] : "");
      link.textContent = page[1] + (section[2] ? ": " + section[2] : "");
      item.append(link);
      list.append(item);
    });
    status.textContent = !field.value.trim() ? index.text.hint
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
    show();
  }

  function toggle(open) {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", open);
    (open ? field : opener).focus();
  }

  window.siteSearch = {
    start: function (made) {
      index = unpack(made);
      /* The page may lie in any folder: its own link to the list of pages tells where the root is. */
      index.root = document.currentScript.getAttribute("src").replace(/search\/[^/]*$/, "");
      opener = document.querySelector("[data-search]");
      build();
      toggle(true);
    },
    /* What the link to the search does once the search is there. */
    open: function () {
      if (panel) toggle(panel.hidden);
    }
  };
})();
