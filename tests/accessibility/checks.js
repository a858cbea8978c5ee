/* Checks of one page as it is laid out now. Each returns what is wrong, as one line a finding. */
window.siteChecks = (function () {
  "use strict";

  function name(element) {
    var text = (element.textContent || element.id || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return element.localName + (element.className ? "." + element.className : "") + " '" + text + "'";
  }

  function shown(element) {
    return element.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true});
  }

  /* What a person acts with: it calls, leaves, opens, searches, downloads, chooses, goes on. */
  var ACTIONS = "[data-exit], [data-search], summary, input, button, select, textarea, header a," +
    " .choice, .skip, a[download], .around a, h3 + .action > a";

  function targets() {
    var found = [];
    document.querySelectorAll("a[href], " + ACTIONS).forEach(function (element) {
      if (!shown(element)) return;
      var box = element.getBoundingClientRect();
      if (box.right < 0 || box.left > innerWidth) return; // the skip link, until it has the focus
      var least = element.matches(ACTIONS) ? 44 : 24;
      if (box.height < least - 0.01 || box.width < least - 0.01) {
        found.push(name(element) + " is " + Math.round(box.width) + " x " +
          Math.round(box.height) + " px, not " + least);
      }
    });
    return found;
  }

  /* Sideways scroll, and text that is cut off or lies outside the window. */
  function lost() {
    var found = [], root = document.documentElement, edge = root.clientWidth;
    if (root.scrollWidth > edge) found.push("scrolls sideways: " + root.scrollWidth + " > " + edge);
    var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), node;
    while ((node = walker.nextNode())) {
      var parent = node.parentElement;
      if (!node.data.trim() || !shown(parent) || parent.closest(".skip, .exit-status, script")) continue;
      var range = document.createRange();
      range.selectNodeContents(node);
      var box = range.getBoundingClientRect();
      if (box.left < -0.5 || box.right > edge + 0.5) found.push(name(parent) + " leaves the window");
      for (var up = parent; up !== document.body; up = up.parentElement) {
        var style = getComputedStyle(up);
        if (/hidden|clip/.test(style.overflowX + style.overflowY) &&
            (up.scrollWidth > up.clientWidth + 1 || up.scrollHeight > up.clientHeight + 1)) {
          found.push(name(up) + " cuts its text");
        }
      }
    }
    return found.concat(overlaps());
  }

  /* The parts of the bar and of the head must not lie on each other. */
  function overlaps() {
    var found = [];
    document.querySelectorAll(".bar, .head, .tools, .around").forEach(function (group) {
      var parts = Array.from(group.children).filter(shown);
      parts.forEach(function (part, place) {
        var a = part.getBoundingClientRect();
        parts.slice(place + 1).forEach(function (other) {
          var b = other.getBoundingClientRect();
          if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) {
            found.push(name(part) + " lies on " + name(other));
          }
        });
      });
    });
    return found;
  }

  function structure() {
    var found = [], root = document.documentElement;
    var headings = document.querySelectorAll("h1");
    if (headings.length !== 1) found.push(headings.length + " headings h1");
    if (!root.lang) found.push("the page has no lang");
    document.querySelectorAll(".languages a").forEach(function (link) {
      if (!link.lang) found.push(name(link) + " is in another language and has no lang");
    });
    document.querySelectorAll("[style]").forEach(function (element) {
      found.push(name(element) + " has a style of its own");
    });
    return found;
  }

  return {targets: targets, lost: lost, structure: structure};
})();
