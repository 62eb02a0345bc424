-- Makes a DNS record what it should be: adds it, changes it, or leaves it as it is. A second run changes
-- nothing, so the program can run as a cron job (dynamic DNS).
--
-- usage: lua upsert_dns_record.lua NAME TYPE CONTENT [TTL]   (the account comes from the environment, see account.lua)
--        lua upsert_dns_record.lua home.example.com A 192.0.2.1 300
--
-- NAME is fully qualified. Its zone is searched for in the account. Afterwards the name has exactly this one
-- record of the type. client:ensure_record would keep other values, such as those of TXT.

local account = require("account")

local name, type_, content, ttl = arg[1], arg[2], arg[3], arg[4]
if not content or #arg > 4 then
    io.stderr:write("usage: lua upsert_dns_record.lua NAME TYPE CONTENT [TTL]\n")
    os.exit(2)
end

local client = assert(account.client())
local answer, err = client:set_records({ name = name, type = type_, contents = { content }, ttl = ttl })
client:close()
if not answer then
    io.stderr:write("error: ", err.message, "\n")
    os.exit(1)
end
local change, record = answer.changes[1], answer.records[1]
local outcome = not change and "unchanged" or change.action == "add" and "added" or "updated"
print(("%s: %s %s %s"):format(outcome, record.name, record.type, record.content))
