/* Files on a stick have no server that would open index.html for the address of a folder. */
if (location.protocol === "file:") document.addEventListener("click", function (event) {
  var link = event.target.closest("a[href]");
  if (link && link.protocol === "file:" && link.pathname.slice(-1) === "/") link.pathname += "index.html";
});
/* Loads the search when somebody asks for it; where that fails, the link leads to the list of pages. */
document.addEventListener("click", function (event) {
  var link = event.target.closest("[data-search]");
  if (!link) return;
  event.preventDefault();
  if (link.dataset.busy) return window.siteSearch && siteSearch.open();
  link.dataset.busy = 1;
  var policy = window.trustedTypes && trustedTypes.createPolicy("site", {createScriptURL: function (address) { return address; }});
  link.dataset.search.split(" ").forEach(function (address) {
    var script = document.createElement("script");
    script.src = policy ? policy.createScriptURL(address) : address;
    script.async = false;
    script.onerror = function () { location.href = link.href; };
    document.head.append(script);
  });
});
