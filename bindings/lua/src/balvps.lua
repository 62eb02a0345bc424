--- Client of BalVPS and of every host whose portal runs the same HostBill "User API".
-- Functions answer nil and an error, a table, where they fail. A mistake of the program itself raises an error.
local load_core = require("balvps.core")
local dkjson = require("dkjson")

local FILE_NAME = "libbalvps.so.1"

-- BALVPS_LIBRARY, then balvps/lib/ beside this file, then wherever the system looks.
local function find_library()
    local given = os.getenv("BALVPS_LIBRARY")
    if given and given ~= "" then
        return given
    end
    local folder = debug.getinfo(1, "S").source:match("^@(.*/)") or ""
    local beside = folder .. "balvps/lib/" .. FILE_NAME
    local file = io.open(beside, "rb")
    if file then
        file:close()
        return beside
    end
    return FILE_NAME
end

local core = load_core(find_library())

local balvps = {
    --- JSON null, in answers and in arguments.
    null = core.null,
    --- What the library can do: operations, error codes, config keys.
    catalog = dkjson.decode(core.catalog, 1, core.null),
    --- The classes of errors by their names: each is the metatable of its errors.
    errors = {},
}
balvps.version = balvps.catalog.version

for _, class in ipairs(balvps.catalog.errors) do
    balvps.errors[class.name] = {
        code = class.code,
        name = class.name,
        __index = { summary = class.summary },
        __tostring = function(err)
            return err.message
        end,
    }
end

--- Marks a table as a list even if it is empty; an empty table is an object otherwise.
function balvps.array(items)
    return setmetatable(items, core.list)
end

local function finish(answer, problem)
    if answer ~= nil then
        return answer
    end
    local err = dkjson.decode(problem)
    return nil, setmetatable(err, balvps.errors[err.name])
end

--- Makes a client. The options are the config keys; those that are nil or balvps.null have their defaults.
function balvps.client(options)
    return finish(core.open(options))
end

local client = core.methods

client.close = core.close

--- Calls an operation by its name, with a table of arguments or the text of a JSON object.
function client.call(self, operation, arguments)
    return finish(core.call(self, operation, arguments))
end

--- Sends a request the library has no operation for; the body is a table, or JSON text.
function client.request(self, method, path, body)
    return finish(core.request(self, method, path, body))
end

for _, operation in ipairs(balvps.catalog.operations) do
    client[operation.name] = function(self, arguments)
        return client.call(self, operation.name, arguments)
    end
end

return balvps
