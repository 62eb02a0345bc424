-- states.c runs this script and provides shortage(). Wherever memory runs out, an error is raised, nothing leaks, and
-- the client can be used afterwards.
-- luacheck: read_globals shortage
local balvps = require("balvps")
local options = { base_url = "http://127.0.0.1:9/api", auth = "none", retries = 0 }
local client = assert(balvps.client(options))

local function survives(work)
    local worked, problem
    local allocations = 0
    repeat
        shortage(allocations)
        worked, problem = pcall(work)
        shortage(-1)
        assert(worked or problem == "not enough memory", problem)
        allocations = allocations + 1
    until worked
    assert(allocations > 5)
end

survives(function()
    client:get_balance({}, { retries = 0 })
end)
survives(function()
    client:describe("get_invoice", { id = 1 })
end)
survives(function()
    client:request("PUT", "/details", { city = "x" })
end)
survives(function()
    balvps.client(options):close()
end)
assert(select(2, client:get_balance()).name == "connection")
client:close()
