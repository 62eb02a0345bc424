-- Runs the vectors, as tests/vectors/README.md describes, by method and by JSON text. `text_contains` is not checked,
-- because answers are tables here and never JSON text.
local balvps = require("balvps")
local dkjson = require("dkjson")
local sandbox = require("sandbox")
local socket = require("socket")

local DIRECTORY = os.getenv("VECTORS_DIR")
local OWN_CLIENT = { login = true, logout = true, refresh_token = true, revoke_token = true }
local AUTHORIZATION = { bearer = "Bearer ***", basic = "Basic ***" }
local SIGN_IN = { ["/api/login"] = true, ["/api/token"] = true }
local has_integers = math.type ~= nil

local function several(one, more)
    return one and { one } or more or {}
end

--- The cases of an operation. The `json` of an answer stays text, because Lua would lose digits and the order.
local function read(operation)
    local file = assert(io.open(DIRECTORY .. "/" .. operation .. ".json"))
    local text = file:read("*a")
    file:close()
    local cases = sandbox.decode(text).cases
    local position = 1
    for _, case in ipairs(cases) do
        for _, answer in ipairs(several(case.answer, case.answers)) do
            if answer.json ~= nil then
                local _, before = text:find('"json":%s*', position)
                local _, after = dkjson.decode(text, before + 1)
                answer.body = text:sub(before + 1, after - 1)
                position = after
            end
        end
    end
    return cases
end

local function canned(request, answer)
    return {
        method = request.method,
        path = request.path,
        status = answer.status,
        headers = answer.headers,
        delay_ms = answer.delay_ms,
        body = answer.body,
    }
end

local function is_empty_list(value)
    return next(value) == nil and (getmetatable(value) or {}).__jsontype == "array"
end

--- Whether two values are the same JSON. Numbers that Lua cannot hold may be text.
local function same(actual, expected)
    if type(actual) ~= "table" or type(expected) ~= "table" then
        if type(expected) == "number" and type(actual) == "string" then
            return actual:match("^%-?%d+$") ~= nil and tonumber(actual) == expected
        end
        return actual == expected and (not has_integers or math.type(actual) == math.type(expected))
    end
    if is_empty_list(actual) ~= is_empty_list(expected) then
        return false
    end
    for key, value in pairs(expected) do
        if not same(actual[key], value) then
            return false
        end
    end
    for key in pairs(actual) do
        if expected[key] == nil then
            return false
        end
    end
    return true
end

local function assert_same(actual, expected)
    if not same(actual, expected) then
        error(sandbox.encode(actual) .. "\nis not\n" .. sandbox.encode(expected), 2)
    end
end

--- Whether Lua can express the arguments: before 5.3 it has no integers of 64 bits.
local function expressible(value)
    if type(value) == "table" then
        for _, inner in pairs(value) do
            if not expressible(inner) then
                return false
            end
        end
    end
    return has_integers or type(value) ~= "number" or math.abs(value) < 1e14
end

local function compare_error(err, expected, operation)
    assert.are.equal(balvps.errors[expected.name], getmetatable(err))
    assert.are.equal(operation, err.operation)
    assert.is_true(#err.message > 0)
    for name, value in pairs(expected) do
        if name == "argument" or name == "suggests" then
            assert.is_truthy(err.message:find(value, 1, true), err.message)
        elseif name == "hides" then
            for _, secret in ipairs(value) do
                assert.is_nil(sandbox.encode(err):find(secret, 1, true))
            end
        elseif value == balvps.null then
            assert.is_nil(err[name])
        else
            assert_same(err[name], value)
        end
    end
end

local function compare_request(entry, expected, user_agent)
    assert.are.equal(expected.method, entry.method)
    assert.are.equal(expected.path, entry.path)
    assert.are.equal(expected.query or "", entry.query)
    assert.are.equal(AUTHORIZATION[expected.authorization], entry.headers.authorization)
    assert.are.equal("application/json", entry.headers.accept)
    local product = "balvps/" .. balvps.version
    assert.are.equal(user_agent and user_agent .. " " .. product or product, entry.headers["user-agent"])
    assert.are.equal(entry.body ~= "" and "application/json" or nil, entry.headers["content-type"])
    if expected.body_text then
        assert.are.equal(expected.body_text, entry.body)
    elseif expected.body ~= balvps.null then
        assert_same(sandbox.decode(entry.body), expected.body)
    else
        assert.are.equal("", entry.body)
    end
end

--- The requests to compare. The sandbox logs a request after it has answered it, so this waits for the request of a
--- call that timed out.
local function requests(operation, count)
    local signs_in = operation == "login" or operation == "refresh_token"
    for _ = 1, 1000 do
        local found = {}
        for _, entry in ipairs(sandbox.log()) do
            if signs_in or not SIGN_IN[entry.path] then
                found[#found + 1] = entry
            end
        end
        if #found >= count then
            return found
        end
        socket.sleep(0.01)
    end
    return {}
end

local shared

local function client_for(operation, config, expect)
    -- A client that has met a limit would obey it in later cases.
    local limited = expect.error and expect.error.name == "rate_limited"
    if not config and not limited and not OWN_CLIENT[operation] then
        return shared
    end
    local client, err = sandbox.client(config)
    if client and not config and operation ~= "login" then
        assert(client:login())
    end
    return client, err
end

local function run(operation, case, by_text)
    local expected_requests = several(case.request, case.requests)
    local answers = several(case.answer, case.answers)
    local client, err = client_for(operation, case.config, case.expect)
    if not client then
        compare_error(err, case.expect.error, "")
        return
    end
    local played = {}
    for i, request in ipairs(expected_requests) do
        played[i] = canned(request, answers[i])
    end
    sandbox.begin_case(played)
    local result
    if by_text then
        result, err = client:call(operation, case.arguments_text or sandbox.encode(case.arguments))
    else
        result, err = client[operation](client, case.arguments)
    end
    if case.expect.error then
        assert.is_nil(result)
        compare_error(err, case.expect.error, operation)
    else
        assert.is_nil(err)
        assert_same(result, case.expect.result)
    end
    local entries = requests(operation, #expected_requests)
    assert.are.equal(#expected_requests, #entries)
    for i, entry in ipairs(entries) do
        compare_request(entry, expected_requests[i], case.config and case.config.user_agent)
    end
    if client ~= shared then
        client:close()
    end
end

-- The operations and the procedures.
local function calls()
    local all = {}
    for _, kind in ipairs({ "operations", "procedures" }) do
        for _, call in ipairs(balvps.catalog[kind]) do
            all[#all + 1] = call
        end
    end
    return all
end

-- The answers are made up, so they are the same in every dialect: one way is enough for the others.
for dialect, tag in pairs({ wire = "", hostile = " #long", documented = " #long" }) do
    describe("vectors, " .. dialect .. " dialect" .. tag .. ":", function()
        setup(function()
            sandbox.ask("POST", "reset", { dialect = dialect, login_limit = 0 })
            shared = assert(sandbox.client())
            assert(shared:login())
        end)
        teardown(function()
            shared:close()
        end)

        for _, operation in ipairs(calls()) do
            for _, case in ipairs(read(operation.name)) do
                if dialect == "wire" and case.arguments and expressible(case.arguments) then
                    it(operation.name .. " by method: " .. case.name, function()
                        run(operation.name, case, false)
                    end)
                end
                if case.arguments_text or expressible(case.arguments) then
                    it(operation.name .. " by JSON text: " .. case.name, function()
                        run(operation.name, case, true)
                    end)
                end
            end
        end
    end)
end
