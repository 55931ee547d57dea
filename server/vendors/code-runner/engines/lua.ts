import { LuaFactory } from "wasmoon";
import { isCallable, noFunction, spellings, type Engine, type Print } from "./engine.ts";
import { LUA_HARNESS } from "./lua-harness.ts";
import { literal } from "./lua-text.ts";

/** Lua 5.4 without files, packages, processes and the debug library. */
export async function startLua(print: Print): Promise<Engine> {
  const lua = await new LuaFactory().createEngine({ openStandardLibs: true, injectObjects: false, enableProxy: false });
  let input = "";
  lua.global.set("criterio_print", (text: unknown) => print(String(text)));
  lua.global.set("criterio_read", () => input);
  const start = await lua.doString(LUA_HARNESS) as (source: string, isProgram: boolean) => string;
  const call = lua.global.get("criterio_call") as (names: string, args: string) => string;
  await lua.doString("criterio_call = nil");
  const read = (answer: string) => JSON.parse(answer) as { error?: string; value?: string; missing?: boolean };
  const failure = (error: string) => (/\bnot enough memory\b/.test(error) ? { error, isMemory: true } : { error });
  return {
    load: async (source, stdin) => {
      input = stdin ?? "";
      const { error } = read(start(source, stdin !== null));
      return error === undefined ? null : failure(error);
    },
    call: async (name, args) => {
      if (!isCallable(name)) return noFunction(name);
      const { error, value, missing } = read(call(spellings(name, "snake").join(" "), args.map(literal).join(", ")));
      if (missing === true) return noFunction(name);
      return error === undefined ? { value: value ?? "null" } : failure(error);
    },
  };
}
