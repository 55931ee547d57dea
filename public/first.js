// Runs in <head> before the first paint, on every page.

// The stored theme. Without a choice the stylesheet follows the system.
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

// What people do before React has taken the page over, given to it then: docs/adr/0028-input-before-hydration.md.
(function () {
  var POLL_MS = 50;
  var LONGEST_WAIT_MS = 60000;
  /** Used before React took them over: controls, buttons, and forms with the button that sent them. */
  var early = new Map();
  var lastUse = 0;
  var timer = 0;
  var isComposing = false;

  function isTaken(element) {
    return Object.keys(element).some((key) => key.startsWith("__react"));
  }

  function isControl(element) {
    return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
  }

  function keep(element, submitter) {
    early.set(element, submitter);
    lastUse = Date.now();
    timer ||= setTimeout(deliver, POLL_MS);
  }

  function onUse({ type, target }) {
    var button = type === "click" && target instanceof Element ? target.closest("button") : null;
    // A button of a form sends it, which is an event of its own.
    var used = isControl(target) ? target : button && !(button.type === "submit" && button.form) ? button : null;
    if (used && !isTaken(used)) keep(used, null);
  }

  function onSubmit(event) {
    var form = event.target;
    if (!(form instanceof HTMLFormElement) || form.hasAttribute("action") || isTaken(form)) return;
    event.preventDefault();
    keep(form, event.submitter);
  }

  function onComposition({ type }) {
    isComposing = type === "compositionstart";
  }

  function send(element, type) {
    element.dispatchEvent(new Event(type, { bubbles: true }));
  }

  // React compares with what its own property, put over the browser's, was last given: that gets another value, then the
  // browser's own the right one. Where React is still at work, an event that no control listens to has it finish first.
  function tell(element, property, other, type) {
    var value = element[property];
    send(element, "pointercancel");
    element[property] = other;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), property).set.call(element, value);
    send(element, type);
  }

  function tellText(element) {
    if (element.value === element.defaultValue) return;
    var start = element.selectionStart;
    var end = element.selectionEnd;
    tell(element, "value", element.defaultValue, "input");
    if (start !== null && element === document.activeElement) element.setSelectionRange(start, end);
  }

  function tellControl(element) {
    if (element instanceof HTMLSelectElement || element.type === "file") send(element, "change");
    else if (element.type === "checkbox" || element.type === "radio") {
      // Of the radios of a group, the one that is chosen speaks for all.
      if (element.checked !== element.defaultChecked && (element.checked || element.type === "checkbox")) tell(element, "checked", !element.checked, "click");
    } else tellText(element);
  }

  // True where there was one to give: of what React has taken over meanwhile, either the controls or the others.
  function giveTaken(controls, give) {
    var given = false;
    early.forEach((submitter, element) => {
      if (isControl(element) !== controls || (element.isConnected && !isTaken(element))) return;
      early.delete(element);
      if (!element.isConnected) return;
      give(element, submitter);
      given = true;
    });
    return given;
  }

  function deliver() {
    timer = 0;
    // A word that a phone's keyboard or an input method is still composing breaks when its field is set.
    // A button is pressed and a form sent a turn after what was put in: their handlers must have been made from that.
    if (!isComposing && !giveTaken(true, tellControl)) giveTaken(false, (element, submitter) => (element instanceof HTMLFormElement ? element.requestSubmit(submitter) : element.click()));
    if (early.size > 0 && Date.now() - lastUse < LONGEST_WAIT_MS) timer = setTimeout(deliver, POLL_MS);
  }

  // On the window, before React's own listeners on the document: those take an element over as they hear of its event.
  for (const type of ["click", "input", "change"]) window.addEventListener(type, onUse, true);
  for (const type of ["compositionstart", "compositionend", "focusout"]) window.addEventListener(type, onComposition, true);
  window.addEventListener("submit", onSubmit, true);
})();
