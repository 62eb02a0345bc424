-- states.c runs this script and provides fork(). Parent and children use one client and one sign-in.
-- luacheck: read_globals fork wait
local sandbox = require("sandbox")
sandbox.ask("POST", "reset", { login_limit = 0 })
local client = assert(sandbox.client())

local function work()
    for _ = 1, 10 do
        assert(assert(client:get_balance()).details.currency == "USD")
        assert(select(2, client:get_invoice({ id = 1 })).name == "not_found")
    end
end

work()
local connection = sandbox.log()[1].connection
for child = 1, 4 do
    if fork() then
        work()
        os.exit(true, child % 2 == 0) -- half of them free the client; this must not close the connection
    end
end
work()
for _ = 1, 4 do
    assert(wait(), "a child failed")
end
assert(client:get_balance())

local logins = 0
local log = sandbox.log()
for _, entry in ipairs(log) do
    logins = logins + (entry.path == "/api/login" and 1 or 0)
end
assert(logins == 1, "the sign-in is not shared")
assert(log[#log].connection == connection, "the parent's connection was lost")
client:close()
