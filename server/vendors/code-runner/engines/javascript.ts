import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC, type QuickJSContext, type QuickJSHandle } from "quickjs-emscripten";
import type { JsonValue } from "../types.ts";
import { isCallable, noFunction, spellings, type Answer, type Engine, type Print } from "./engine.ts";
import { JAVASCRIPT_HARNESS } from "./javascript-harness.ts";

const PAGES_AT_START = 256;
const PAGES_PER_MB = 16;
const STACK_BYTES = 256 * 1024;
const MOST_MB = 1_024;

/** QuickJS in a memory of its own. Of the world a program has a console, and its input line by line in `readline()`. */
export async function startJavascript(print: Print): Promise<Engine> {
  const wasmMemory = new WebAssembly.Memory({ initial: PAGES_AT_START, maximum: MOST_MB * PAGES_PER_MB });
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(RELEASE_SYNC, { wasmMemory }));
  const runtime = quickjs.newRuntime();
  runtime.setMaxStackSize(STACK_BYTES);
  const vm = runtime.newContext();
  const harness = vm.unwrapResult(vm.evalCode(JAVASCRIPT_HARNESS, "harness.js", { type: "global" }));
  const [apply, encode, show, describe] = (["apply", "encode", "show", "describe"] as const).map((name) => vm.getProp(harness, name)) as [QuickJSHandle, QuickJSHandle, QuickJSHandle, QuickJSHandle];
  addConsole(vm, show, print);
  let exported: QuickJSHandle | null = null;

  const tell = (error: QuickJSHandle): { error: string; isMemory?: boolean } => {
    const told = vm.callFunction(describe, vm.undefined, error);
    const text = told.error ? "An error that cannot be told." : vm.getString(told.value);
    return /\bout of memory\b/.test(text) ? { error: text, isMemory: true } : { error: text };
  };
  const settle = (value: QuickJSHandle): { value: QuickJSHandle } | { error: QuickJSHandle } => {
    const jobs = runtime.executePendingJobs();
    if (jobs.error) return { error: jobs.error };
    const state = vm.getPromiseState(value);
    if (state.type === "fulfilled") return { value: state.value };
    if (state.type === "rejected") return { error: state.error };
    return { error: vm.newError("The promise never settles.") };
  };
  const named = (spelling: string): QuickJSHandle | null => {
    if (exported) return vm.getProp(exported, spelling);
    const result = vm.evalCode(`typeof ${spelling} === "function" ? ${spelling} : undefined`, "find.js", { type: "global" });
    return result.error ? null : result.value;
  };
  const find = (name: string): QuickJSHandle | null => {
    for (const spelling of isCallable(name) ? spellings(name, "camel") : []) {
      const found = named(spelling);
      if (found && vm.typeof(found) === "function") return found;
    }
    return null;
  };

  return {
    load: async (source, stdin) => {
      addInput(vm, stdin);
      let result = vm.evalCode(source, "main.js", { type: "global" });
      const isModule = result.error && /^\s*(?:export|import)\b/m.test(source) && /^SyntaxError/.test(tell(result.error).error);
      if (isModule) result = vm.evalCode(source, "main.js", { type: "module" });
      if (result.error) return tell(result.error);
      const settled = settle(result.value);
      if ("error" in settled) return isModule || vm.getPromiseState(result.value).type === "rejected" ? tell(settled.error) : null;
      if (isModule) exported = settled.value;
      return null;
    },
    call: async (name, args: readonly JsonValue[]): Promise<Answer> => {
      const found = find(name);
      if (!found) return noFunction(name);
      const result = vm.callFunction(apply, vm.undefined, found, vm.newString(JSON.stringify(args)));
      if (result.error) return tell(result.error);
      const settled = settle(result.value);
      if ("error" in settled) return tell(settled.error);
      const encoded = vm.callFunction(encode, vm.undefined, settled.value);
      return encoded.error ? tell(encoded.error) : { value: vm.getString(encoded.value) };
    },
  };
}

function addConsole(vm: QuickJSContext, show: QuickJSHandle, print: Print): void {
  const log = vm.newFunction("log", (...values) => {
    const shown = values.map((value) => {
      const text = vm.callFunction(show, vm.undefined, value);
      return text.error ? "[…]" : vm.getString(text.value);
    });
    print(`${shown.join(" ")}\n`);
  });
  const target = vm.newObject();
  for (const name of ["log", "info", "warn", "error", "debug"]) vm.setProp(target, name, log);
  vm.setProp(vm.global, "console", target);
}

function addInput(vm: QuickJSContext, stdin: string | null): void {
  if (stdin === null) return;
  const lines = stdin.replace(/\n$/, "").split("\n");
  let at = 0;
  const readline = vm.newFunction("readline", () => {
    const line = stdin === "" ? undefined : lines[at];
    at += 1;
    return line === undefined ? vm.null : vm.newString(line);
  });
  vm.setProp(vm.global, "readline", readline);
  vm.setProp(vm.global, "prompt", readline);
}
