// Runs in <head> before the first paint: applies the stored theme. Without a choice the stylesheet follows the system.
(function (root) {
  var stored = null;
  try {
    stored = localStorage.getItem("theme");
  } catch {
    var found = /(?:^|; )theme=(light|dark)/.exec(document.cookie);
    stored = found && found[1];
  }
  if (stored === "light" || stored === "dark") root.dataset.theme = stored;
})(document.documentElement);
