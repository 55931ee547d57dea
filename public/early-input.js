// Keeps what people do before React has taken the page over. The browser shows the box that they ticked, but React learns
// of it by events alone, and those went by: without this, what is shown and what is sent would differ, and a button would
// do nothing. Forms that work by themselves, with an `action`, are left to the browser. See docs/adr/0028-input-before-hydration.md.
(function () {
  var POLL_MS = 50;
  var LONGEST_WAIT_MS = 60000;
  /** Controls, buttons and forms that React had not taken over when they were used; of a form, the button that sent it. */
  var early = new Map();
  var lastUse = 0;
  var timer = 0;

  /** React marks each element that it takes over with keys of its own. */
  function isTaken(element) {
    return Object.keys(element).some(function (key) {
      return key.startsWith("__react");
    });
  }

  function isControl(element) {
    return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
  }

  function keep(element, submitter) {
    early.set(element, submitter);
    lastUse = Date.now();
    if (timer === 0) timer = setTimeout(deliver, POLL_MS);
  }

  function onUse(event) {
    var button = event.type === "click" && event.target instanceof Element ? event.target.closest("button") : null;
    // A button of a form sends it, which is an event of its own.
    var used = isControl(event.target) ? event.target : button && !(button.type === "submit" && button.form) ? button : null;
    if (used && !isTaken(used)) keep(used, null);
  }

  function onSubmit(event) {
    var form = event.target;
    if (!(form instanceof HTMLFormElement) || form.hasAttribute("action") || isTaken(form)) return;
    event.preventDefault();
    keep(form, event.submitter);
  }

  /**
   * React asks an element's own property, which it has put over the browser's, what it last knew: that property is given
   * another value, the browser's own the right one again, and the event tells React of the difference. It may still be
   * taking the page over bit by bit, and would then read the right value first: an event that no control listens to has
   * it finish this part at once.
   */
  function tell(element, property, other, event) {
    var value = element[property];
    element.dispatchEvent(new Event("pointercancel", { bubbles: true }));
    element[property] = other;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), property).set.call(element, value);
    element.dispatchEvent(new Event(event, { bubbles: true }));
  }

  function tellText(element) {
    if (element.value === element.defaultValue) return;
    var start = element.selectionStart;
    var end = element.selectionEnd;
    tell(element, "value", element.defaultValue, "input");
    if (start !== null && element === document.activeElement) element.setSelectionRange(start, end);
  }

  function tellControl(element) {
    if (element instanceof HTMLSelectElement || element.type === "file") element.dispatchEvent(new Event("change", { bubbles: true }));
    else if (element.type === "checkbox" || element.type === "radio") {
      // Of the radios of a group, the one that is chosen speaks for all.
      if (element.checked !== element.defaultChecked && (element.checked || element.type === "checkbox")) tell(element, "checked", !element.checked, "click");
    } else tellText(element);
  }

  function deliver() {
    timer = 0;
    var hadControls = false;
    early.forEach(function (_, element) {
      if (!isControl(element)) return;
      if (!element.isConnected) early.delete(element);
      else if (isTaken(element)) {
        early.delete(element);
        tellControl(element);
        hadControls = true;
      }
    });
    // A button is pressed and a form sent a turn after what was put in: their handlers must have been made from that.
    if (!hadControls) {
      early.forEach(function (submitter, element) {
        if (isControl(element)) return;
        if (!element.isConnected) early.delete(element);
        else if (isTaken(element)) {
          early.delete(element);
          if (element instanceof HTMLFormElement) element.requestSubmit(submitter);
          else element.click();
        }
      });
    }
    if (early.size > 0 && Date.now() - lastUse < LONGEST_WAIT_MS) timer = setTimeout(deliver, POLL_MS);
  }

  // On the window, before React's own listeners on the document: those take an element over as they hear of its event.
  ["click", "input", "change"].forEach(function (type) {
    window.addEventListener(type, onUse, true);
  });
  window.addEventListener("submit", onSubmit, true);
})();
