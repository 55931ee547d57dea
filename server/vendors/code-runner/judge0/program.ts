import { isCallable, spellings } from "../engines/engine";
import { literal } from "../engines/lua-text";
import type { CodeCall } from "../types";
import { javascriptProgram } from "./javascript-program";
import { luaProgram } from "./lua-program";
import { pythonProgram } from "./python-program";

/** The languages that Judge0 itself runs; TypeScript reaches it as JavaScript. */
export type RemoteLanguage = "javascript" | "python" | "lua";

/** No function's name: whoever is asked for it finds none. */
const NO_NAME = "-";

/**
 * The learner's source with our harness around it: after loading it, and after each call, the program writes `mark` and one
 * line of JSON. With `calls` null it runs the source as a program. What a call should give is not in it.
 */
export function programAround(language: RemoteLanguage, mark: string, source: string, calls: readonly CodeCall[] | null): string {
  const names = ({ function: name }: CodeCall): string[] => (isCallable(name) ? spellings(name, language === "javascript" ? "camel" : "snake") : [NO_NAME]);
  switch (language) {
    case "javascript":
      return javascriptProgram(mark, source, calls?.map((call) => [names(call), JSON.stringify(call.args)] as const) ?? null);
    case "python":
      return pythonProgram(mark, source, calls?.map((call) => [JSON.stringify(names(call)), JSON.stringify(call.args)] as const) ?? null);
    case "lua":
      return luaProgram(mark, source, calls?.map((call) => [names(call).join(" "), call.args.map(literal).join(", ")] as const) ?? null);
  }
}
