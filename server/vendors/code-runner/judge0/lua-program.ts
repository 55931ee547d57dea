import { LUA_HARNESS } from "../engines/lua-harness";
import { luaText } from "../engines/lua-text";

const DRIVER = (harness: string) => String.raw`
local write, flush, all = io.write, io.flush, io.read
criterio_print = function(text) write(text) end
criterio_read = function() return all("a") or "" end
local start = (function()
${harness}
end)()
local call = criterio_call
criterio_call = nil
local function answer(text)
  write(mark, text, "\n")
  if flush then flush() end
end
local loaded = start(source, calls == nil)
answer(loaded)
if calls and loaded == "{}" then
  for i = 1, #calls do answer(call(calls[i][1], calls[i][2])) end
end
`;

/** The program that makes the calls, `args` as Lua writes them, or with null runs the source with its input. */
export function luaProgram(mark: string, source: string, calls: readonly (readonly [names: string, args: string])[] | null): string {
  const listed = calls === null ? "nil" : `{${calls.map(([names, args]) => `{${luaText(names)}, ${luaText(args)}}`).join(", ")}}`;
  return `local mark, source, calls = ${luaText(mark)}, ${luaText(source)}, ${listed}\n${DRIVER(LUA_HARNESS)}`;
}
