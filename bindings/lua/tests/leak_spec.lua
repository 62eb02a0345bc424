local sandbox = require("sandbox")

local LIMIT = 1024 -- KiB

--- Resident memory in KiB after unused memory was freed.
local function memory()
    collectgarbage()
    collectgarbage()
    local file = assert(io.open("/proc/self/smaps_rollup"))
    local size = tonumber(file:read("*a"):match("Rss:%s*(%d+)"))
    file:close()
    return size
end

local function assert_flat(rounds, work)
    for _ = 1, rounds / 4 do -- fills caches and pools
        work()
    end
    local before = memory()
    for _ = 1, rounds do
        work()
    end
    local grown = memory() - before
    assert.is_true(grown < LIMIT, grown .. " KiB")
end

describe("nothing is left behind by 10,000 #long", function()
    local client

    setup(function()
        sandbox.ask("POST", "reset", { login_limit = 0 })
        client = assert(sandbox.client())
    end)

    it("calls", function()
        assert_flat(10000, function()
            assert(client:list_invoices())
        end)
    end)

    it("failed calls", function()
        assert_flat(10000, function()
            assert.is_nil((client:get_invoice({ id = "no number" })))
        end)
    end)

    it("raised errors", function()
        assert_flat(10000, function()
            assert.is_false((pcall(client.call, client, {}, {})))
            assert.is_false((pcall(client.get_invoice, client, { id = print })))
        end)
    end)

    it("clients, closed, forgotten and refused", function()
        local count = 0
        assert_flat(10000, function()
            local other = sandbox.client()
            count = count + 1
            if count % 2 == 0 then
                other:close()
            elseif count % 100 == 1 then
                collectgarbage()
            end
            assert.is_nil((sandbox.client({ auth = "no such" })))
        end)
    end)
end)
