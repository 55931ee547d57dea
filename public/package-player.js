// Runs on the origin of packages, in the page that a lesson frames: holds the standard's API where a package looks for
// it, and passes on to the lesson what the package tells it. It speaks with the application's origin and with no other.
(function (root) {
  var settings = JSON.parse(document.querySelector('meta[name="settings"]').content);
  var frame = document.getElementById("part");
  var is12 = settings.standard === "scorm12";
  var REPORT_MS = 400;
  var api = null;
  document.title = frame.title = settings.title;
  var timer = null;
  var hasNews = false;

  function tell(message) {
    root.parent.postMessage(message, settings.app);
  }

  function stateOf() {
    var told = api.getFlattenedCMI();
    var state = {};
    Object.keys(told).forEach(function (name) {
      if (typeof told[name] !== "object" && told[name] !== "" && told[name] !== undefined) state[name] = String(told[name]);
    });
    var time = is12 ? "cmi.core.session_time" : "cmi.session_time";
    if (!Object.hasOwn(state, time) || state[time] === "PT0H0M0S" || /^0+:00:00/.test(state[time])) state[time] = sinceOpening();
    return state;
  }

  /** For packages that do not count their own time. */
  function sinceOpening() {
    var seconds = Math.floor(performance.now() / 1000);
    var two = function (value) {
      return String(value).padStart(2, "0");
    };
    var parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return is12 ? parts.map(two).join(":") : "PT" + parts[0] + "H" + parts[1] + "M" + parts[2] + "S";
  }

  function report(isEnd) {
    clearTimeout(timer);
    timer = null;
    hasNews = false;
    tell({ type: "criterio:package:report", state: stateOf(), isEnd: isEnd });
  }

  function reportSoon() {
    hasNews = true;
    if (timer === null) timer = setTimeout(report, REPORT_MS, false);
  }

  function listen() {
    api.on(is12 ? "LMSSetValue.cmi.*" : "SetValue.cmi.*", reportSoon);
    api.on(is12 ? "LMSCommit" : "Commit", function () {
      report(false);
    });
    api.on(is12 ? "LMSFinish" : "Terminate", function () {
      report(true);
    });
    root.addEventListener("pagehide", function () {
      if (hasNews) report(false);
    });
  }

  function begin(initial) {
    var Api = is12 ? root.Scorm12API : root.Scorm2004API;
    api = new (Api.Scorm12API || Api.Scorm2004API || Api)({ autocommit: false, mastery_override: true, logLevel: 5 });
    api.loadFromFlattenedJSON(initial);
    root[is12 ? "API" : "API_1484_11"] = api;
    listen();
    if (!settings.isTracked) {
      frame.addEventListener("load", function () {
        tell({ type: "criterio:package:report", state: is12 ? { "cmi.core.lesson_status": "completed" } : { "cmi.completion_status": "completed" }, isEnd: false });
      });
    }
    frame.src = settings.src;
  }

  root.addEventListener("message", function (event) {
    if (event.origin !== settings.app || event.source !== root.parent || api !== null) return;
    if (!event.data || event.data.type !== "criterio:package:start") return;
    begin(event.data.initial);
  });
  tell({ type: "criterio:package:ready" });
})(window);
