import { createHash } from "node:crypto";
import { lauxlib, lua, lualib, to_luastring, type LuaState } from "fengari";
import { ReplyError, Status, type Reply } from "./reply.ts";

/** Runs one command for a script; throws `ReplyError` where Redis would answer with an error. */
export type CallCommand = (words: string[]) => Reply;

const instructionsBetweenChecks = 100_000;
const maxRunMs = 5_000;

/** Globals of Lua 5.1, which Redis runs, that Lua 5.3 keeps elsewhere; and none that leave the script. */
const prelude = `
unpack = table.unpack
loadstring = load
math.pow = function(a, b) return a ^ b end
dofile, loadfile, require, collectgarbage, print = nil, nil, nil, nil, nil
redis.error_reply = function(text) return { err = text } end
redis.status_reply = function(text) return { ok = text } end
redis.log = function() end
redis.LOG_DEBUG, redis.LOG_VERBOSE, redis.LOG_NOTICE, redis.LOG_WARNING = 0, 1, 2, 3
`;

export function scriptSha(script: string): string {
  return createHash("sha1").update(script).digest("hex");
}

/**
 * Runs a Lua script as EVAL does: `KEYS`, `ARGV`, `redis.call`, `redis.pcall`, and Redis' conversions
 * between Lua's values and replies (numbers lose their fraction, `false` is nil, a table ends at its
 * first nil). Throws `ReplyError` for what a script raises, and after 5 seconds.
 * https://redis.io/docs/latest/develop/programmability/lua-api/
 */
export function runScript(script: string, keys: readonly string[], args: readonly string[], call: CallCommand): Reply {
  const L = lauxlib.luaL_newstate();
  try {
    openLibraries(L);
    openRedis(L, call);
    runChunk(L, prelude, "@prelude");
    setTexts(L, "KEYS", keys);
    setTexts(L, "ARGV", args);
    limitTime(L);
    // The flags line is Redis 7's; nothing here depends on a flag.
    runChunk(L, script.replace(/^#![^\n]*/, ""), "@user_script");
    return toReply(L, -1);
  } finally {
    lua.lua_close(L);
  }
}

function openLibraries(L: LuaState): void {
  const libraries = { _G: lualib.luaopen_base, table: lualib.luaopen_table, string: lualib.luaopen_string, math: lualib.luaopen_math };
  for (const [name, open] of Object.entries(libraries)) {
    lauxlib.luaL_requiref(L, to_luastring(name), open, 1);
    lua.lua_pop(L, 1);
  }
}

function openRedis(L: LuaState, call: CallCommand): void {
  lua.lua_createtable(L, 0, 8);
  setFunction(L, "call", (state) => {
    const reply = attempt(() => call(readWords(state)));
    push(state, reply);
    return reply instanceof ReplyError ? lua.lua_error(state) : 1;
  });
  setFunction(L, "pcall", (state) => {
    push(state, attempt(() => call(readWords(state))));
    return 1;
  });
  setFunction(L, "sha1hex", (state) => {
    push(state, scriptSha(readText(state, 1) ?? ""));
    return 1;
  });
  lua.lua_setglobal(L, to_luastring("redis"));
}

function setFunction(L: LuaState, name: string, run: (L: LuaState) => number): void {
  lua.lua_pushcfunction(L, run);
  lua.lua_setfield(L, -2, to_luastring(name));
}

function attempt(work: () => Reply): Reply | ReplyError {
  try {
    return work();
  } catch (error) {
    if (error instanceof ReplyError) return error;
    throw error;
  }
}

function runChunk(L: LuaState, code: string, name: string): void {
  const source = to_luastring(code);
  if (lauxlib.luaL_loadbuffer(L, source, source.length, to_luastring(name)) !== lua.LUA_OK) {
    throw new ReplyError(`ERR Error compiling script (new function): ${readText(L, -1) ?? ""}`);
  }
  if (lua.lua_pcall(L, 0, 1, 0) !== lua.LUA_OK) throw raisedError(L);
}

/** A script raises a text, or the table that `redis.call` and `redis.error_reply` make of an error. */
function raisedError(L: LuaState): ReplyError {
  if (lua.lua_type(L, -1) === lua.LUA_TTABLE) {
    const text = readField(L, -1, "err");
    if (text !== null) return new ReplyError(text);
  }
  const text = readText(L, -1) ?? "unknown error";
  return new ReplyError(`ERR ${text}`);
}

function limitTime(L: LuaState): void {
  // Not the wall clock: a test may have stopped it.
  const end = performance.now() + maxRunMs;
  const check = (state: LuaState) => {
    if (performance.now() < end) return;
    push(state, new ReplyError(`BUSY script ran for more than ${maxRunMs} ms`));
    lua.lua_error(state);
  };
  lua.lua_sethook(L, check, lua.LUA_MASKCOUNT, instructionsBetweenChecks);
}

function setTexts(L: LuaState, name: string, texts: readonly string[]): void {
  push(L, texts);
  lua.lua_setglobal(L, to_luastring(name));
}

function readWords(L: LuaState): string[] {
  const count = lua.lua_gettop(L);
  if (count === 0) throw new ReplyError("ERR Please specify at least one argument for this redis.call()");
  return Array.from({ length: count }, (_, index) => {
    const type = lua.lua_type(L, index + 1);
    // Lua 5.1 writes a whole number without a fraction, whatever arithmetic it came from.
    if (type === lua.LUA_TNUMBER) return String(lua.lua_tonumber(L, index + 1));
    const text = type === lua.LUA_TSTRING ? readText(L, index + 1) : null;
    if (text === null) throw new ReplyError("ERR Lua redis lib command arguments must be strings or integers");
    return text;
  });
}

function push(L: LuaState, value: Reply | ReplyError): void {
  if (value === null) lua.lua_pushboolean(L, false);
  else if (typeof value === "number") lua.lua_pushinteger(L, value);
  else if (typeof value === "string") pushText(L, value);
  else if (value instanceof Status) pushTagged(L, "ok", value.text);
  else if (value instanceof ReplyError) pushTagged(L, "err", value.message);
  else {
    lua.lua_createtable(L, value.length, 0);
    for (const [index, item] of value.entries()) {
      push(L, item);
      lua.lua_rawseti(L, -2, index + 1);
    }
  }
}

function pushTagged(L: LuaState, tag: "ok" | "err", text: string): void {
  lua.lua_createtable(L, 0, 1);
  pushText(L, text);
  lua.lua_setfield(L, -2, to_luastring(tag));
}

function pushText(L: LuaState, text: string): void {
  const bytes = new Uint8Array(Buffer.from(text));
  lua.lua_pushlstring(L, bytes, bytes.length);
}

function toReply(L: LuaState, index: number): Reply {
  switch (lua.lua_type(L, index)) {
    case lua.LUA_TSTRING:
      return readText(L, index);
    case lua.LUA_TNUMBER:
      return Math.trunc(lua.lua_tonumber(L, index));
    case lua.LUA_TBOOLEAN:
      return lua.lua_toboolean(L, index) ? 1 : null;
    case lua.LUA_TTABLE:
      return tableReply(L, lua.lua_absindex(L, index));
    default:
      return null;
  }
}

function tableReply(L: LuaState, index: number): Reply {
  const error = readField(L, index, "err");
  if (error !== null) throw new ReplyError(error);
  const status = readField(L, index, "ok");
  if (status !== null) return new Status(status);
  const items: Reply[] = [];
  for (let at = 1; at <= lua.lua_rawlen(L, index); at += 1) {
    const type = lua.lua_rawgeti(L, index, at);
    if (type !== lua.LUA_TNIL) items.push(toReply(L, -1));
    lua.lua_pop(L, 1);
    if (type === lua.LUA_TNIL) break;
  }
  return items;
}

function readField(L: LuaState, index: number, name: string): string | null {
  lua.lua_getfield(L, index, to_luastring(name));
  const text = lua.lua_type(L, -1) === lua.LUA_TSTRING ? readText(L, -1) : null;
  lua.lua_pop(L, 1);
  return text;
}

function readText(L: LuaState, index: number): string | null {
  const bytes = lua.lua_tostring(L, index);
  return bytes ? Buffer.from(bytes).toString() : null;
}
