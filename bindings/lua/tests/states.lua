-- Each thread of states.c runs this script, also under valgrind. It makes many coroutines and tables. LuaJIT runs it
-- too, and compiles what it can.
local balvps = require("balvps")
local client = assert(balvps.client({
    base_url = os.getenv("SANDBOX_BASE_URL"),
    ca_file = os.getenv("SANDBOX_CA_FILE"),
    username = "user@example.com",
    password = "secret",
}))
for _ = 1, 50 do
    assert(assert(client:get_balance()).details.currency == "USD")
    assert(select(2, client:get_invoice({ id = 1 })).name == "not_found")
end
for _ = 1, 20 do
    local routines = {}
    for id = 1, 50 do
        routines[id] = coroutine.create(function()
            coroutine.yield()
            return client:get_invoice({ id = "x" .. id, extra = { a = { id }, b = {} } })
        end)
        coroutine.resume(routines[id])
    end
    for id = 50, 1, -1 do
        local _, _, err = assert(coroutine.resume(routines[id]))
        assert(err.message:find("extra") or err.message:find('"x' .. id .. '"', 1, true), err.message)
    end
end
assert(client:rate_limits()[1].scope == "login")
assert(client:request("GET", "/balance").details)
assert(select(2, client:verify_second_factor("")).name)
assert(select(2, balvps.client({ auth = "no such" })).name == "configuration")
assert(not pcall(client.call, client, {}))
assert(balvps.client({})) -- freed at the end of the state
client:close()
