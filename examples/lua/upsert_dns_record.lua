-- Makes sure that a DNS record exists: adds it, changes it, or leaves it as it is. A second run changes
-- nothing, so the program can run as a cron job (dynamic DNS) or as a certificate hook.
--
-- usage: lua upsert_dns_record.lua NAME TYPE CONTENT [TTL]   (the account comes from the environment, see account.lua)
--        lua upsert_dns_record.lua home.example.com A 192.0.2.1 300
--
-- NAME is fully qualified. Its zone is searched for in the account. TYPE is a type whose content is a
-- single text, such as A, AAAA, CNAME, MX, NS, TXT or CAA.

local account = require("account")

local function normalised(name)
    return (name:lower():gsub("%.$", ""))
end

-- Compares whole labels: notexample.com is not below example.com.
local function lies_in(name, zone)
    local ending = "." .. normalised(zone)
    return ("." .. normalised(name)):sub(-#ending) == ending
end

-- The fully qualified name of a record, whose name may be relative to its zone.
local function full_name(name, zone)
    return normalised(lies_in(name, zone) and name or name .. "." .. zone)
end

-- The service returns TXT in double quotes.
local function has_content(record, content)
    return record.content == content or record.type == "TXT" and record.content == '"' .. content .. '"'
end

local function find_zone(client, name)
    local best
    for _, zone in ipairs(assert(client:list_dns()).zones) do
        if lies_in(name, zone.name) and (not best or #zone.name > #best.name) then
            best = zone
        end
    end
    return best or error(name .. " lies in no zone of this account", 0)
end

-- The record of this name and type with the content, else the last one; and the number of records.
local function find_record(records, zone, wanted)
    local found, count = nil, 0
    for _, record in ipairs(records) do
        if record.type:upper() == wanted.type and full_name(record.name, zone) == normalised(wanted.name) then
            count = count + 1
            if not found or not has_content(found, wanted.content) then
                found = record
            end
        end
    end
    return found, count
end

local function upsert(client, wanted)
    local zone = find_zone(client, wanted.name)
    wanted.service_id, wanted.zone_id = zone.service_id, zone.domain_id
    local ids = { service_id = zone.service_id, zone_id = zone.domain_id }
    local found, count = find_record(assert(client:get_dns_zone(ids)).records, zone.name, wanted)
    if not found then
        assert(client:add_dns_record(wanted))
        return "added"
    end
    local is_there = has_content(found, wanted.content)
    if is_there and (not wanted.ttl or wanted.ttl == found.ttl) then
        return "unchanged"
    end
    if not is_there and count > 1 then
        local problem = "%s has %d records of type %s; it is not clear which to change"
        error(problem:format(wanted.name, count, wanted.type), 0)
    end
    wanted.record_id, wanted.priority, wanted.ttl = found.id, found.priority, wanted.ttl or found.ttl
    assert(client:edit_dns_record(wanted))
    return "updated"
end

local name, type_, content, ttl = arg[1], arg[2], arg[3], tonumber(arg[4])
if not content or #arg > 4 or arg[4] and not (ttl and ttl > 0) then
    io.stderr:write("usage: lua upsert_dns_record.lua NAME TYPE CONTENT [TTL]\n")
    os.exit(2)
end

local worked, outcome = pcall(function()
    local client = assert(account.client())
    local done = upsert(client, { name = name:gsub("%.$", ""), type = type_:upper(), content = content, ttl = ttl })
    client:close()
    return done
end)
if not worked then
    io.stderr:write("error: ", tostring(outcome), "\n")
    os.exit(1)
end
print(("%s: %s %s %s"):format(outcome, name, type_, content))
