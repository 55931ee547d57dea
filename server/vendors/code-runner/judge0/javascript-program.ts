import { JAVASCRIPT_HARNESS } from "../engines/javascript-harness";

/**
 * Around a learner's source in JavaScript, for Node.js of any age from 12 on. The source is evaluated as a script whose
 * last value is a look into its own names; one with `export` is evaluated without that word.
 */
const DRIVER = String.raw`((harness, mark, source, calls) => {
  const { stringify } = JSON;
  const evaluate = eval, isPromise = (value) => value instanceof Promise;
  const files = typeof require === "function" ? require("fs") : null;
  const log = console.log;
  const say = files ? (text) => { files.writeSync(1, text + "\n"); } : (text) => { log(text); };
  let giveUp = () => undefined;
  if (files) {
    const shown = (...values) => say(values.map((value) => { try { return harness.show(value); } catch (_) { return "[…]"; } }).join(" "));
    globalThis.console = { log: shown, info: shown, warn: shown, error: shown, debug: shown };
    process.on("beforeExit", () => giveUp());
    if (calls === null) {
      let lines = null;
      globalThis.readline = globalThis.prompt = () => {
        if (lines === null) { const text = files.readFileSync(0, "utf8"); lines = text === "" ? [] : text.replace(/\n$/, "").split("\n"); }
        const line = lines.shift();
        return line === undefined ? null : line;
      };
    }
  }
  const answer = (what) => say(mark + stringify(what));
  const failure = (error) => { const text = harness.describe(error); return { error: text, isMemory: /\bout of memory\b/.test(text) }; };
  const look = "\n;(($criterio) => { try { return eval('typeof ' + $criterio + ' === \"function\" ? ' + $criterio + ' : undefined'); } catch (_) { return undefined; } })";
  const load = (text) => {
    try { return evaluate(text + (calls === null ? "" : look)); } catch (error) {
      if (!(error instanceof SyntaxError) || !/^\s*export\b/m.test(text)) throw error;
      const plain = text
        .replace(/^[ \t]*export[ \t]+(?:default[ \t]+)?(?=(?:async|function|class|const|let|var)\b)/gm, "")
        .replace(/^[ \t]*export[ \t]*\{([^}]*)\}[ \t]*;?/gm, (_all, names) => names.split(",").map((name) => /^\s*(\w+)\s+as\s+(\w+)\s*$/.exec(name)).filter((found) => found && found[2] !== "default").map((found) => "var " + found[2] + " = " + found[1] + ";").join(" "));
      return evaluate(plain + (calls === null ? "" : look));
    }
  };
  const settled = (value) => isPromise(value) ? new Promise((resolve, reject) => {
    giveUp = () => reject(new Error("The promise never settles."));
    value.then(resolve, reject);
  }) : value;
  const make = async (find, names, args) => {
    for (const name of names) {
      const found = find(name);
      if (typeof found !== "function") continue;
      try { return { value: harness.encode(await settled(harness.apply(found, args))) }; } catch (error) { return failure(error); }
    }
    return { missing: "" };
  };
  const run = async () => {
    let loaded;
    try { loaded = load(source); } catch (error) { answer(failure(error)); return; }
    if (calls === null) {
      if (isPromise(loaded)) loaded.then(() => answer({}), (error) => answer(failure(error)));
      else answer({});
      return;
    }
    answer({});
    for (let i = 0; i < calls.length; i += 1) answer(await make(loaded, calls[i][0], calls[i][1]));
  };
  return run();
})`;

/** The program that makes the calls, `args` in JSON, or with null runs the source with its input. */
export function javascriptProgram(mark: string, source: string, calls: readonly (readonly [names: string[], args: string])[] | null): string {
  return `${DRIVER}(${JAVASCRIPT_HARNESS}, ${[mark, source, calls].map((each) => JSON.stringify(each)).join(", ")});\n`;
}
