--- Client of BalVPS and of every host whose portal runs the same HostBill "User API".
-- Functions answer nil and an error, a table, where they fail. A mistake of the program itself raises an error.

-- In some LuaJITs, Debian 12's too, a compiled pairs ends too early (LuaJIT issue 827), so nothing here is compiled.
if jit then jit.off(true, true) end

-- BALVPS_LIBRARY, then balvps/lib/ beside this file, then wherever the system looks.
local given = os.getenv("BALVPS_LIBRARY")
local beside = (debug.getinfo(1, "S").source:match("^@(.*/)") or "") .. "balvps/lib/libbalvps.so.1"
local file = io.open(beside, "rb")
local found = file and file:close() and beside or "libbalvps.so.1"

local core = require("balvps.core")(given and given ~= "" and given or found)
core.list.__jsontype = "array" -- as dkjson marks them

--- A number with all its digits; whole ones without point or exponent, however they came about.
local function digits(number)
    assert(number - number == 0, "a number must be finite")
    if number % 1 == 0 and math.abs(number) < 2 ^ 63 then return ("%d"):format(number) end
    local text = ("%.15g"):format(number)
    return (tonumber(text) == number and text or ("%.17g"):format(number)):gsub(",", ".") .. "" -- in some locales
end

-- JSON of a value. Written here since lua-cjson and dkjson lose digits, and dkjson's own pairs may be compiled.
local function encode(value, depth)
    local kind, parts, count = type(value), {}, 0
    if value == core.null then
        return "null"
    elseif kind == "boolean" then
        return tostring(value)
    elseif kind == "number" then
        return digits(value)
    elseif kind == "string" then
        return '"' .. value:gsub('[%z\1-\31"\\]', function(char) return ("\\u%04x"):format(char:byte()) end) .. '"'
    elseif kind ~= "table" or depth == 100 then
        error(kind == "table" and "a table nests too deeply" or "JSON has nothing like " .. tostring(value), 0)
    end
    local is_list = rawget(value, 1) ~= nil or (debug.getmetatable(value) or {}).__jsontype == "array"
    for name, inner in next, value do
        count = count + 1
        if is_list then
            assert(value[count] ~= nil, "a list among the arguments has names or gaps")
            parts[count] = encode(value[count], depth + 1)
        else
            assert(type(name) == "string", "a name among the arguments must be a string")
            parts[count] = encode(name, depth) .. ":" .. encode(inner, depth + 1)
        end
    end
    return (is_list and "[%s]" or "{%s}"):format(table.concat(parts, ","))
end

--- Arguments as JSON: a table is encoded, text is taken to be JSON.
local function as_json(arguments)
    assert(arguments == nil or type(arguments) == "string" or type(arguments) == "table", "arguments must be a table")
    return type(arguments) == "table" and encode(arguments, 0) or arguments
end

local balvps = {
    --- JSON null, in answers and in arguments.
    null = core.null,
    --- What the library can do: operations, error codes, config keys.
    catalog = core.catalog,
    version = core.catalog.version,
    --- The classes of errors by their names: each is the metatable of its errors.
    errors = {},
}

for _, class in ipairs(core.catalog.errors) do
    local shared = { summary = class.summary }
    balvps.errors[class.name] = { code = class.code, name = class.name, family = class.family, __index = shared }
    balvps.errors[class.name].__tostring = function(err) return err.message end
end

local function finish(answer, err)
    if err then
        err.retry_after = err.retry_after ~= core.null and err.retry_after or nil
        setmetatable(err, balvps.errors[err.name])
    end
    return answer, err
end

--- Marks a table as a list even if it is empty; an empty table is an object otherwise.
function balvps.array(items) return setmetatable(items, core.list) end

--- Options as texts, but for those that are balvps.null.
local function as_texts(options)
    local texts = {}
    for key, value in next, options or {} do
        if value ~= core.null then
            local kind = type(value)
            assert(kind == "string" or kind == "number" or kind == "boolean", "an option must be a text or a number")
            texts[tostring(key)] = kind == "number" and digits(value) or tostring(value)
        end
    end
    return texts
end

--- Makes a client. The options are the config keys; those that are nil or balvps.null have their defaults.
function balvps.client(options)
    return finish(core.open(as_texts(options)))
end

local client = { close = core.close }
core.client.__index, core.client.__gc, core.client.__close = client, core.close, core.close
core.client.__tostring = function() return "balvps client " .. balvps.version end

--- Calls an operation by its name, with a table of arguments or the text of a JSON object. The options of this call
--- alone are timeout_ms, retries, and confirm, which after an ambiguous write looks whether it was carried out.
function client.call(self, operation, arguments, options)
    return finish(core.run(self, as_texts(options), "call", operation, as_json(arguments) or "{}"))
end

--- What a call would send, with *** in the place of every secret: method, url, body, and safe, which says that it only
--- reads. Nothing is sent.
function client.describe(self, operation, arguments)
    return finish(core.run(self, {}, "describe", operation, as_json(arguments) or "{}"))
end

--- Sends a request the library has no operation for; the body is a table, or JSON text.
function client.request(self, method, path, body, options)
    return finish(core.run(self, as_texts(options), "request", method, path, as_json(body)))
end

--- Completes a login that asked for a second factor, with the one-time password.
function client.verify_second_factor(self, code, options)
    return finish(core.run(self, as_texts(options), "second_factor", code))
end

--- What the service has said about its limits, without asking it: scope, limit, remaining, reset, wait of each.
function client.rate_limits(self) return core.rate_limits(self).limits end

for _, operation in ipairs(core.catalog.operations) do
    client[operation.name] = function(self, ...) return client.call(self, operation.name, ...) end
end

return balvps
