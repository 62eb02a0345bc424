-- Passes the texts of tests/texts to every function of the module, as the README.md there describes.
local sandbox = require("sandbox")

local file = assert(io.open(os.getenv("VECTORS_DIR") .. "/../texts/texts.json"))
local texts = sandbox.decode(file:read("*a"))
file:close()

local function option(case) return { [case.option] = case.value } end

local ways = {
    config = { function(_, case) return sandbox.client({ [case.key] = case.value }) end },
    call = {
        function(client, case) return client:call(case.operation, case.arguments) end,
        function(client, case) return client:call(case.operation, sandbox.encode(case.arguments)) end,
    },
    request = {
        function(client, case) return client:request(case.method, case.path, case.body) end,
        function(client, case)
            return client:request(case.method, case.path, case.body and sandbox.encode(case.body))
        end,
    },
    option = {
        function(client, case) return client:get_details(nil, option(case)) end,
        function(client, case) return client:call("get_details", nil, option(case)) end,
        function(client, case) return client:request("GET", "/details", nil, option(case)) end,
        function(client, case) return client:verify_second_factor("123456", option(case)) end,
    },
}

describe("a text with a NUL", function()
    local client = assert(sandbox.client())

    before_each(sandbox.clear)

    for _, case in ipairs(texts.refused) do
        it("is refused, and nothing is sent: " .. case.name, function()
            for _, way in ipairs(ways[case.entry]) do
                local answer, err = way(client, case)
                assert.is_nil(answer)
                assert.is_truthy(err.message:find(case.names, 1, true), err.message)
            end
            assert.are.same({}, sandbox.log())
        end)
    end

    for _, case in ipairs(texts.whole) do
        it("arrives whole in a body: " .. case.name, function()
            for _, way in ipairs(ways[case.entry]) do
                assert(way(client, case))
                local log = sandbox.log()
                assert.are.same(case.sent, sandbox.decode(log[#log].body))
            end
        end)
    end
end)
