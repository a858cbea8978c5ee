/* The search: loaded when somebody asks for it. The index of the page's language comes after it
   and calls siteSearch.start(index). Nothing that is typed leaves the page. */
(function () {
  "use strict";
  var index, field, list, status;

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

  function find(query) {
    var words = plain(query).match(/[\p{L}\p{N}]+/gu) || [];
    var total = new Map();
    words.forEach(function (word, place) {
      var scores = new Map();
      index.words.forEach(function (forms, number) {
        var best = Math.max.apply(null, forms.split(" ").map(function (form) {
          return weight(word, form);
        }));
        if (!best) return;
        index.places[number].forEach(function (entry) {
          var section = entry >> 2, score = best * [1, 3, 8, 12][entry & 3];
          scores.set(section, Math.max(scores.get(section) || 0, score));
        });
      });
      if (!place) total = scores;
      else total.forEach(function (score, section) {
        if (scores.has(section)) total.set(section, score + scores.get(section));
        else total.delete(section);
      });
    });
    return Array.from(total).sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
  }

  function show() {
    var found = field.value.trim() ? find(field.value).slice(0, 12) : [];
    list.textContent = "";
    found.forEach(function (entry) {
      var section = index.sections[entry[0]], page = index.pages[section[0]];
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
    var panel = document.createElement("search");
    panel.className = "find";
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
    document.querySelector("header").append(panel);
    show();
  }

  window.siteSearch = {
    start: function (made) {
      index = made;
      /* The page may lie in any folder: its own link to the list of pages tells where the root is. */
      index.root = document.currentScript.getAttribute("src").replace(/search\/[^/]*$/, "");
      build();
      siteSearch.open();
    },
    open: function () {
      if (field) field.focus();
    }
  };
})();
