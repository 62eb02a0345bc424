--- Client of BalVPS and of every host whose portal runs the same HostBill "User API".
-- A function that fails returns nil and a table that describes the error. A mistake of the program raises an error.

-- In some versions of LuaJIT, also Debian 12's, a compiled pairs ends too early (LuaJIT issue 827). So this module is
-- not compiled.
if jit then jit.off(true, true) end

-- The library is searched for at BALVPS_LIBRARY, then in balvps/lib/ beside this file, then by the system's loader.
local given = os.getenv("BALVPS_LIBRARY")
local beside = (debug.getinfo(1, "S").source:match("^@(.*/)") or "") .. "balvps/lib/libbalvps.so.1"
local file = io.open(beside, "rb")
local found = file and file:close() and beside or "libbalvps.so.1"

local core = require("balvps.core")(given and given ~= "" and given or found)
core.list.__jsontype = "array" -- dkjson's mark of a list

--- A number with all its digits. A whole number has no point and no exponent, even if it is a float. In some locales
--- Lua writes a comma in place of the point.
local function digits(number)
    assert(number - number == 0, "a number must be finite")
    if number % 1 == 0 and math.abs(number) < 2 ^ 63 then return ("%d"):format(number) end
    local text = ("%.15g"):format(number)
    return (tonumber(text) == number and text or ("%.17g"):format(number)):gsub(",", ".") .. ""
end

-- Encodes a value as JSON. lua-cjson and dkjson are not used: they lose digits, and dkjson's pairs may be compiled.
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

--- Arguments as JSON text. A table is encoded, a string is JSON already.
local function as_json(arguments)
    assert(arguments == nil or type(arguments) == "string" or type(arguments) == "table", "arguments must be a table")
    return type(arguments) == "table" and encode(arguments, 0) or arguments
end

local balvps = {
    --- JSON null, in answers and in arguments.
    null = core.null,
    --- The library's operations, error codes and config keys.
    catalog = core.catalog,
    version = core.catalog.version,
    --- The classes of errors by name. A class is the metatable of its errors.
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

--- Marks a table as a list. Without this mark, an empty table is an object.
function balvps.array(items) return setmetatable(items, core.list) end

--- Returns nil and the error of a call of a client that is closed.
local function closed(operation)
    local class = balvps.errors.argument
    return finish(nil, {
        name = class.name, code = class.code, family = class.family, reason = "", message = "the client is closed",
        messages = balvps.array({}), operation = operation, http_status = 0, content_type = "", retryable = false,
        excerpt = "",
    })
end

--- Converts options to texts and omits those that are balvps.null.
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

-- The methods of clients that have a portal's document, by client.
local methods_of = setmetatable({}, { __mode = "k" })
local add_portal

--- Runs a call of one of the kinds that core.run knows.
local function run(self, operation, options, kind, ...)
    if not core.is_open(self) then return closed(operation) end
    return finish(core.run(self, as_texts(options), kind, ...))
end

--- Makes a client. The options are the config keys. An option that is nil or balvps.null has its default.
function balvps.client(options)
    local texts = as_texts(options)
    local made, err = finish(core.open(texts))
    if made and (texts.portal_file or "") ~= "" then add_portal(made) end
    return made, err
end

local client = { close = core.close }
core.client.__gc, core.client.__close, core.client.methods = core.close, core.close, client
function core.client.__index(self, name) return client[name] or (methods_of[self] or client)[name] end
core.client.__tostring = function() return "balvps client " .. balvps.version end

--- Calls an operation by its name, with a table of arguments or the text of a JSON object. The options apply to this
--- call only: timeout_ms, retries, and confirm, which checks after an ambiguous write whether it was carried out.
function client.call(self, operation, arguments, options)
    return run(self, operation, options, "call", operation, as_json(arguments) or "{}")
end

--- Returns what a call would send, with *** in place of secrets: method, url, body, and safe, which is true if the
--- operation only reads. Sends nothing.
function client.describe(self, operation, arguments)
    return run(self, operation, {}, "describe", operation, as_json(arguments) or "{}")
end

--- Sends a request that the library has no operation for. The body is a table or JSON text.
function client.request(self, method, path, body, options)
    return run(self, "", options, "request", method, path, as_json(body))
end

--- Completes a login that requires a second factor, with the one-time password.
function client.verify_second_factor(self, code, options)
    return run(self, "", options, "second_factor", code)
end

--- The service's limits that earlier answers have reported: scope, limit, remaining, reset and wait. Sends nothing.
function client.rate_limits(self)
    if not core.is_open(self) then return closed("") end
    return core.rate_limits(self).limits
end

--- The catalog of this client. It has the operations of the portal's document if the option portal_file names one.
function client.catalog(self)
    if not core.is_open(self) then return closed("") end
    return core.catalog_of(self)
end

--- Adds a method for each operation and procedure of a catalog to a table, also by a portal's own name for it.
local function add_methods(methods, catalog)
    for _, calls in ipairs { catalog.operations, catalog.procedures } do
        for _, operation in ipairs(calls) do
            local function call(self, ...) return client.call(self, operation.name, ...) end
            methods[operation.name] = call
            if operation.other_name then methods[operation.other_name] = call end
        end
    end
    return methods
end

add_methods(client, core.catalog)
function add_portal(made) methods_of[made] = add_methods({}, core.catalog_of(made)) end

return balvps
