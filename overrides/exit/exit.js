// Leaves the site in one tap and keeps it out of this tab. The contract is in README.md.
(function () {
  "use strict";
  var KEY = "_";
  var root = document.documentElement;
  var words = document.querySelector("meta[name=exit]");
  var presses = [];
  var storage, channel, status;

  // Both stay empty where they are blocked, and in Firefox for a page opened from file:, where
  // each page has its own. Pages that the browser keeps whole for Back are dropped when a message
  // comes for them; in WebKit they are not, but they see what is stored.
  try {
    if (location.origin !== "null") {
      if (window.BroadcastChannel) channel = new BroadcastChannel(KEY);
      if (channel) channel.onmessage = function () {};
      storage = sessionStorage;
    }
  } catch (error) {}

  // Whether this entry of the tab's history may be shown. A visit on purpose after an exit marks
  // its own entries with the flag; those from before the exit do not have it.
  // Without storage the name of the window tells that the tab has not left the site meanwhile.
  function allowed(fresh) {
    if (!storage) {
      if (fresh) window.name = KEY;
      return window.name === KEY;
    }
    var flag = storage.getItem(KEY);
    if (flag && fresh) history.replaceState(flag, "");
    return !flag || history.state === flag;
  }

  function go() {
    location.replace(words.content);
  }

  function leave() {
    // What is still loading would come after what is taken away here.
    stop();
    document.title = words.dataset.leaving;
    document.querySelectorAll("link[rel~=icon]").forEach(function (icon) { icon.remove(); });
    var icon = document.createElement("link");
    icon.rel = "icon";
    icon.href = "data:,";
    document.head.append(icon);
    // Something must be drawn: for an empty page WebKit shows the picture of the page before.
    (document.body || root.appendChild(document.createElement("body"))).textContent =
      words.dataset.leaving;
    root.style.visibility = "";
    // WebKit draws nothing any more once it goes to another site: first the empty page, then go.
    // A tab that is not in view has no frames.
    var late = setTimeout(go, 100);
    requestAnimationFrame(function () {
      requestAnimationFrame(function () { clearTimeout(late); go(); });
    });
  }

  function exit() {
    try { storage.setItem(KEY, Math.random()); } catch (error) { window.name = ""; }
    if (channel) channel.postMessage("");
    leave();
  }

  function recent() {
    presses = presses.filter(function (time) { return performance.now() - time < 5000; });
    return presses.length;
  }

  function say() {
    status.textContent = recent() ? words.dataset.counting.replace("{count}", 3 - recent()) : "";
  }

  var entry = performance.getEntriesByType("navigation")[0];
  if (!allowed(entry ? entry.type === "navigate" : !performance.navigation.type)) return leave();

  // A page that is kept whole must be hidden before it is shown again. Asking for its size makes
  // WebKit draw it hidden: otherwise the old picture flashes up.
  addEventListener("pagehide", function () {
    root.style.visibility = "hidden";
    return root.offsetWidth;
  });
  addEventListener("pageshow", function (event) {
    if (event.persisted && !((storage || channel) && allowed())) leave();
    else root.style.visibility = "";
  });
  // Nothing would tell such a page what happened meanwhile, so none is kept.
  if (!storage && !channel) addEventListener("unload", function () {});
  addEventListener("hashchange", function () { allowed(true); });

  addEventListener("click", function (event) {
    if (!event.target.closest("[data-exit]")) return;
    event.preventDefault();
    exit();
  }, true);

  addEventListener("keydown", function (event) {
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) presses = [];
    else if (!event.repeat) {
      presses.push(performance.now());
      if (recent() > 2) return exit();
      if (!status) {
        status = document.createElement("div");
        status.className = "exit-status";
        status.setAttribute("role", "status");
        document.querySelector("[data-exit]").after(status);
      }
      // A region that is filled as it is made is not read out.
      setTimeout(say, 150);
      setTimeout(say, 5100);
    }
  });

  addEventListener("DOMContentLoaded", function () {
    document.querySelector("[data-exit]").title = words.dataset.hint;
  });
})();
