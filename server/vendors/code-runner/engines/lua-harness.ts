/**
 * Runs inside Lua before the learner's source and takes what it needs first. Leaves `criterio_call` for the host, which
 * removes it, and gives back what loads a source.
 */
export const LUA_HARNESS = String.raw`
local out, input = criterio_print, criterio_read
criterio_print, criterio_read = nil, nil
local load, pcall, type, tostring, pairs, next, error, select, unpack = load, pcall, type, tostring, pairs, next, error, select, table.unpack
local gsub, format, byte, concat, gmatch, find, sub = string.gsub, string.format, string.byte, table.concat, string.gmatch, string.find, string.sub
local mathtype, huge = math.type, math.huge
local names = {}

local function quote(text)
  return '"' .. gsub(text, '[%c"\\\127]', function(c) return format("\\u%04x", byte(c)) end) .. '"'
end
local encode
function encode(value, depth)
  if depth > 150 then error("The value is nested too deeply.") end
  local kind = type(value)
  if kind == "nil" then return "null" end
  if kind == "boolean" then return tostring(value) end
  if kind == "string" then return quote(value) end
  if kind == "number" then
    if value ~= value then return '{"n":"NaN"}' end
    if value == huge then return '{"n":"Infinity"}' end
    if value == -huge then return '{"n":"-Infinity"}' end
    if mathtype(value) == "integer" then return format("%d", value) end
    return format("%.17g", value)
  end
  if kind ~= "table" then return '{"x":' .. quote(kind) .. "}" end
  if next(value) == nil then return '{"t":true}' end
  local parts, length = {}, #value
  local count = 0
  for _ in pairs(value) do count = count + 1 end
  if count == length then
    for i = 1, length do parts[i] = encode(value[i], depth + 1) end
    return '{"a":[' .. concat(parts, ",") .. "]}"
  end
  for key, each in pairs(value) do parts[#parts + 1] = "[" .. quote(tostring(key)) .. "," .. encode(each, depth + 1) .. "]" end
  return '{"o":[' .. concat(parts, ",") .. "]}"
end

local function told(problem)
  if type(problem) == "string" then return '{"error":' .. quote(problem) .. "}" end
  return '{"error":' .. quote("error: " .. type(problem)) .. "}"
end

function print(...)
  local parts = {}
  for i = 1, select("#", ...) do parts[i] = tostring((select(i, ...))) end
  out(concat(parts, "\t") .. "\n")
end
local text, at
local function line()
  if text == nil then text, at = input(), 1 end
  if at > #text then return nil end
  local stop = find(text, "\n", at, true)
  local got = sub(text, at, stop and stop - 1 or #text)
  at = (stop or #text) + 1
  return got
end
local function read(what)
  what = what or "l"
  if type(what) == "string" then what = gsub(what, "^%*", "") end
  if what == "a" then
    if text == nil then text, at = input(), 1 end
    local rest = sub(text, at)
    at = #text + 1
    return rest
  end
  local got = line()
  if what == "n" then return got and tonumber(got) end
  return got
end
io = { write = function(...) for i = 1, select("#", ...) do out(tostring((select(i, ...)))) end end, read = read, lines = function() return line end }
os = { time = os.time, clock = os.clock, date = os.date, difftime = os.difftime }
debug = { traceback = debug.traceback }
package, require, dofile, loadfile = nil, nil, nil, nil

function criterio_call(wanted, arguments)
  local found
  for name in gmatch(wanted, "%S+") do
    found = found or names[name] or _G[name]
  end
  if type(found) ~= "function" then return '{"missing":true}' end
  local make = load("return " .. arguments, "=arguments", "t", {})
  if not make then return told("The arguments cannot be written in Lua.") end
  local ok, value = pcall(function() return encode(found(make()), 0) end)
  if not ok then return told(value) end
  return '{"value":' .. quote(value) .. "}"
end

return function(source, isProgram)
  local chunk, problem = load(source, "=main.lua", "t")
  if not chunk then return told(problem) end
  local ok, result = pcall(chunk)
  if not ok then return told(result) end
  if not isProgram and type(result) == "table" then names = result end
  return "{}"
end
`;
