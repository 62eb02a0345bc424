-- A tour of an account: the client, the balance and the invoices. With --write it also opens a ticket and
-- adds a DNS zone, and cleans up at the end.
--
-- usage: lua quickstart.lua [--write]        (the account comes from the environment, see account.lua)
--
-- Without --write nothing is changed, so the tour can run with a real account.

local balvps = require("balvps")
local account = require("account")

local ZONE = "balvps-quickstart.example"

local function printf(format, ...)
    print(format:format(...))
end

local function read(client)
    print("\nWho am I")
    local me = assert(client:get_details()).client
    printf("  %s %s <%s>, %s, %s", me.firstname, me.lastname, me.email, me.city, me.country)

    print("\nBalance")
    local details = assert(client:get_balance()).details
    printf("  %s %s, credit %s", details.acc_balance, details.currency, details.acc_credit)

    print("\nInvoices")
    for _, invoice in ipairs(assert(client:list_invoices()).invoices) do
        printf("  %-14s %10s %-3s  %-8s due %s", invoice.number, invoice.total, invoice.currency, invoice.status,
            tostring(invoice.duedate))
    end
end

local function open_ticket(client)
    print("\nA ticket")
    local department = assert(client:list_ticket_departments()).departments[1]
    local number = assert(client:create_ticket({
        dept_id = department.id,
        subject = "A question",
        body = "Does my plan include backups? – Thanks!",
    })).ticket
    printf("  opened #%d with %s", number, department.name)
    return number
end

local function use_ticket(client, number)
    assert(client:reply_ticket({ number = number, body = "And how long are they kept?" }))
    local answer = assert(client:get_ticket({ number = number }))
    printf('  read back: "%s", %s, %d replies', answer.ticket.subject, answer.ticket.status, #answer.replies)
end

-- The answer has no id, so the zone is looked up by its name.
local function add_zone(client)
    print("\nA DNS zone")
    local service_id = assert(client:list_dns()).service_ids[1]
    assert(client:add_dns_zone({ service_id = service_id, name = ZONE }))
    printf("  added %s to service %d", ZONE, service_id)
    for _, zone in ipairs(assert(client:list_service_dns({ service_id = service_id })).zones) do
        if zone.name == ZONE then
            return { service_id = service_id, zone_id = zone.domain_id }
        end
    end
end

local function use_zone(client, zone)
    local records = {
        { name = "www." .. ZONE, type = "A", content = "192.0.2.1" },
        { name = "www." .. ZONE, type = "AAAA", content = "2001:db8::1" },
        { name = ZONE, type = "MX", content = "mail." .. ZONE, priority = 10 },
        { name = ZONE, type = "TXT", content = "v=spf1 mx -all" },
        { name = "_sip._tcp." .. ZONE, type = "SRV", content = { 10, 5060, "sip." .. ZONE }, priority = 10 },
    }
    for _, record in ipairs(records) do
        record.service_id, record.zone_id, record.ttl = zone.service_id, zone.zone_id, 3600
        assert(client:add_dns_record(record))
    end
    for _, record in ipairs(assert(client:get_dns_zone(zone)).records) do
        local content = type(record.content) == "table" and table.concat(record.content, " ") or record.content
        printf("  %-36s %6d  %-5s %s", record.name, record.ttl, record.type, content)
    end
end

local may_write = arg[1] == "--write"
if #arg > (may_write and 1 or 0) then
    io.stderr:write("usage: lua quickstart.lua [--write]\n")
    os.exit(2)
end

local client, number, zone
local worked, problem = pcall(function()
    client = assert(account.client())
    print("balvps " .. balvps.version)
    read(client)
    if may_write then
        number = open_ticket(client)
        use_ticket(client, number)
        zone = add_zone(client)
        use_zone(client, zone)
    else
        print("\nWith --write the tour goes on: it opens a ticket, adds a DNS zone, and cleans up.")
    end
end)

-- This runs also after a tour that failed.
local clean, cleaning_problem = pcall(function()
    if number then
        print("\nClean up")
    end
    if zone then
        assert(client:delete_dns_zone(zone))
        print("  zone deleted")
    end
    if number then
        assert(client:close_ticket({ number = number }))
        print("  ticket closed")
    end
    if client and worked and account.token_is_ours then
        assert(client:logout())
    end
end)

if client then
    client:close()
end
if not worked or not clean then
    io.stderr:write("error: ", tostring(problem or cleaning_problem), "\n")
    os.exit(1)
end
