--- The sandbox that tests/lua.sh has started: requests to its control path, and clients of it.
local balvps = require("balvps")
local dkjson = require("dkjson")
local http = require("socket.http")
local ltn12 = require("ltn12")

local sandbox = {
    settings = {
        base_url = os.getenv("SANDBOX_BASE_URL"),
        ca_file = os.getenv("SANDBOX_CA_FILE"),
        username = "user@example.com",
        password = "secret",
        retries = 0,
    },
}
local control = os.getenv("SANDBOX_HTTP_URL"):gsub("/api$", "/_sandbox/")

local function other(_, value, _, message)
    return value == balvps.null and "null" or nil, message
end

function sandbox.encode(value)
    return assert(dkjson.encode(value, { exception = other }))
end

function sandbox.decode(text)
    return assert(dkjson.decode(text, 1, balvps.null))
end

function sandbox.ask(method, path, body)
    local text = body and sandbox.encode(body) or ""
    local parts = {}
    local _, status = assert(http.request({
        method = method,
        url = control .. path,
        headers = { ["Content-Length"] = #text, ["Content-Type"] = "application/json" },
        source = ltn12.source.string(text),
        sink = ltn12.sink.table(parts),
    }))
    assert(status == 200, table.concat(parts))
    return sandbox.decode(table.concat(parts))
end

function sandbox.play(...)
    sandbox.ask("POST", "play", { answers = { ... } })
end

--- Clears the log, and queues these answers in place of those that are queued.
function sandbox.begin_case(answers)
    sandbox.ask("PUT", "play", { answers = setmetatable(answers, { __jsontype = "array" }) })
end

--- Plays a JSON text as the answer to the next request.
function sandbox.answer(body, more)
    local answer = { body = body, headers = { ["Content-Type"] = "application/json" } }
    for key, value in pairs(more or {}) do
        answer[key] = value
    end
    sandbox.play(answer)
end

function sandbox.log()
    return sandbox.ask("GET", "log").entries
end

function sandbox.clear()
    sandbox.ask("DELETE", "log")
    sandbox.ask("DELETE", "play")
end

--- Makes a client of the sandbox. An option that is balvps.null is omitted.
function sandbox.client(options)
    local all = {}
    for _, some in ipairs({ sandbox.settings, options or {} }) do
        for key, value in pairs(some) do
            all[key] = value
        end
    end
    return balvps.client(all)
end

return sandbox
