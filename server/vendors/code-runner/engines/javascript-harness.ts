/**
 * Runs inside QuickJS before the learner's source and takes what it needs of the language first. Gives back functions that
 * only the host holds: to apply one to arguments in JSON, to write a value as a `ReturnedValue`, to show one in a console
 * and to tell an error.
 */
export const JAVASCRIPT_HARNESS = String.raw`(() => {
  "use strict";
  const { parse, stringify } = JSON;
  const { apply, ownKeys } = Reflect;
  const { isArray } = Array;
  const text = String;
  const keysOf = Object.keys;
  const MapOf = Map, SetOf = Set, ErrorOf = Error, SafeInteger = Number.isSafeInteger, finite = Number.isFinite;
  const mapEach = Map.prototype.forEach, setEach = Set.prototype.forEach;
  const DEEPEST = 200;
  const list = (length, at) => { const all = []; for (let i = 0; i < length; i += 1) all[i] = at(i); return all; };
  const encode = (value, depth) => {
    if (depth > DEEPEST) throw new ErrorOf("The value is nested too deeply.");
    switch (typeof value) {
      case "undefined": return null;
      case "boolean": case "string": return value;
      case "number": return finite(value) ? value : { n: text(value) };
      case "bigint": return { n: text(value) };
      case "function": case "symbol": return { x: typeof value };
    }
    if (value === null) return null;
    if (isArray(value)) return { a: list(value.length, (i) => encode(value[i], depth + 1)) };
    if (value instanceof SetOf) { const all = []; apply(setEach, value, [(each) => { all[all.length] = encode(each, depth + 1); }]); return { s: all }; }
    if (value instanceof MapOf) { const all = []; apply(mapEach, value, [(each, key) => { all[all.length] = [text(key), encode(each, depth + 1)]; }]); return { o: all }; }
    if (typeof value.toJSON === "function") return encode(value.toJSON(), depth + 1);
    const keys = keysOf(value);
    return { o: list(keys.length, (i) => [keys[i], encode(value[keys[i]], depth + 1)]) };
  };
  const describe = (error) => {
    if (!(error instanceof ErrorOf)) return typeof error === "string" ? error : text(stringify(error));
    const name = text(error.name), message = text(error.message);
    return message === "" ? name : name + ": " + message;
  };
  const show = (value) => {
    if (typeof value === "string") return value;
    if (typeof value === "function") return "[function " + text(value.name) + "]";
    if (typeof value === "bigint") return text(value) + "n";
    if (value instanceof ErrorOf) return describe(value);
    if (value === null || typeof value !== "object") return text(value);
    if (value instanceof SetOf || value instanceof MapOf) return stringify([...value]);
    return stringify(value);
  };
  return {
    apply: (call, args) => apply(call, undefined, parse(args)),
    encode: (value) => stringify(encode(value, 0)),
    show,
    describe: (error) => { try { return describe(error); } catch { return "An error that cannot be told."; } },
  };
})()`;
