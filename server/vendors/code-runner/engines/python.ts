import { constants } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import { isCallable, noFunction, spellings, type Answer, type Engine, type Print } from "./engine.ts";
import { freezeRealm } from "./harden.ts";
import { PYTHON_HARNESS } from "./python-harness.ts";

type Failure = { error: string; isMemory?: boolean };

/**
 * Python as Pyodide has it: the standard library, no further packages. A program can reach JavaScript values through
 * Pyodide's own modules, so this realm holds nothing worth reaching and is frozen.
 */
export async function startPython(print: Print): Promise<Engine> {
  // Pyodide asks Node for the numbers of its file flags by a way that Node's permissions close.
  Object.defineProperty(process, "binding", { value: () => ({ fs: constants }), configurable: true });
  const indexURL = `${path.dirname(fileURLToPath(import.meta.resolve("pyodide")))}/`;
  const py = await loadPyodide({ indexURL, jsglobals: Object.create(null), stdin: () => null, checkAPIVersion: false });
  Reflect.deleteProperty(process, "binding");
  for (const name of ["pyodide_js", "js"]) py.unregisterJsModule(name);
  const decoder = new TextDecoder();
  const write = (bytes: Uint8Array): number => {
    print(decoder.decode(bytes, { stream: true }));
    return bytes.length;
  };
  py.setStdout({ write });
  py.setStderr({ write });
  const [load, run, call] = py.runPython(PYTHON_HARNESS, { globals: py.toPy({}) }).toJs({ depth: 1 }) as ((...given: string[]) => string)[];
  if (!load || !run || !call) throw new Error("The harness did not start.");
  const flush = py.runPython("import sys\nlambda out=sys.stdout, err=sys.stderr: (out.flush(), err.flush())", { globals: py.toPy({}) }) as () => unknown;
  freezeRealm();
  const read = <T,>(answer: string): T => {
    flush();
    return JSON.parse(answer) as T;
  };
  return {
    load: async (source, stdin) => read<Failure | null>(stdin === null ? load(source) : run(source, stdin)),
    call: async (name, args) => (isCallable(name) ? read<Answer>(call(JSON.stringify(spellings(name, "snake")), JSON.stringify(args))) : noFunction(name)),
  };
}
