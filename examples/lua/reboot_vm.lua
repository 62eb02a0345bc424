-- Reboots a virtual machine, and waits until it runs again.
--
-- usage: lua reboot_vm.lua SERVICE VM [SECONDS]          (the account comes from the environment, see account.lua)
--        lua reboot_vm.lua 30 web 300
--
-- SERVICE is the ID of its service, VM its ID or its label. SECONDS is how long to wait, 600 if it is left out.

local account = require("account")

local service, wanted, seconds = arg[1], arg[2], arg[3]
if not wanted or #arg > 3 then
    io.stderr:write("usage: lua reboot_vm.lua SERVICE VM [SECONDS]\n")
    os.exit(2)
end

--- The value of a call; ends the program if it failed.
local function worked(answer, err)
    if not answer then
        io.stderr:write("error: ", err.message, "\n")
        os.exit(1)
    end
    return answer
end

local function find_vm(client)
    for _, vm in ipairs(worked(client:list_vms({ service_id = service })).vms) do
        if tostring(vm.id) == wanted or vm.label == wanted then return vm end
    end
    return nil, { message = ("service %s has no virtual machine '%s'"):format(service, wanted) }
end

local client = assert(account.client())
local found = worked(find_vm(client))
worked(client:reboot_vm({ service_id = service, vm_id = found.id }))
-- After the reboot it may be called running for a moment.
local wait = { service_id = service, vm_id = found.id, settle_ms = 10000 }
local vm = worked(client:wait_for_vm(wait, { timeout_ms = seconds and seconds * 1000 })).vm
client:close()

local addresses = {}
for index, ip in ipairs(vm.ip or {}) do addresses[index] = ip.ipaddress end
print(("%s is %s: %s"):format(vm.label or vm.id, vm.status, table.concat(addresses, " ")))
