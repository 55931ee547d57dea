/** The part of Lua's C interface that the script runner uses, as fengari 0.1 offers it. */
declare module "fengari" {
  type LuaState = { readonly __luaState: never };
  type LuaText = Uint8Array;
  type LuaFunction = (L: LuaState) => number;

  export function to_luastring(text: string): LuaText;

  export const lua: {
    readonly LUA_OK: number;
    readonly LUA_MASKCOUNT: number;
    readonly LUA_TNIL: number;
    readonly LUA_TBOOLEAN: number;
    readonly LUA_TNUMBER: number;
    readonly LUA_TSTRING: number;
    readonly LUA_TTABLE: number;
    lua_absindex(L: LuaState, index: number): number;
    lua_call(L: LuaState, args: number, results: number): void;
    lua_close(L: LuaState): void;
    lua_createtable(L: LuaState, array: number, record: number): void;
    lua_error(L: LuaState): number;
    lua_getfield(L: LuaState, index: number, key: LuaText): number;
    lua_getglobal(L: LuaState, name: LuaText): number;
    lua_gettop(L: LuaState): number;
    lua_pcall(L: LuaState, args: number, results: number, handler: number): number;
    lua_pop(L: LuaState, count: number): void;
    lua_pushboolean(L: LuaState, value: boolean): void;
    lua_pushcfunction(L: LuaState, value: LuaFunction): void;
    lua_pushinteger(L: LuaState, value: number): void;
    lua_pushlstring(L: LuaState, text: LuaText, length: number): void;
    lua_pushnil(L: LuaState): void;
    lua_rawgeti(L: LuaState, index: number, position: number): number;
    lua_rawlen(L: LuaState, index: number): number;
    lua_rawseti(L: LuaState, index: number, position: number): void;
    lua_setfield(L: LuaState, index: number, key: LuaText): void;
    lua_setglobal(L: LuaState, name: LuaText): void;
    lua_sethook(L: LuaState, hook: (L: LuaState) => void, mask: number, count: number): void;
    lua_toboolean(L: LuaState, index: number): boolean;
    lua_tonumber(L: LuaState, index: number): number;
    lua_tostring(L: LuaState, index: number): LuaText | null;
    lua_type(L: LuaState, index: number): number;
  };

  export const lauxlib: {
    luaL_loadbuffer(L: LuaState, code: LuaText, size: number, name: LuaText): number;
    luaL_newstate(): LuaState;
    luaL_requiref(L: LuaState, name: LuaText, open: LuaFunction, isGlobal: number): void;
  };

  export const lualib: {
    luaopen_base: LuaFunction;
    luaopen_math: LuaFunction;
    luaopen_string: LuaFunction;
    luaopen_table: LuaFunction;
  };
}
