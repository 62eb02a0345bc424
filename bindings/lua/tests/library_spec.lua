-- Tests the search for the library, and the examples. Each runs in a separate Lua process.
local balvps = require("balvps")

local function run(command)
    local pipe = assert(io.popen(command .. " 2>&1"))
    local output = pipe:read("*a")
    pipe:close()
    return output
end

local LUA = os.getenv("LUA")

describe("the library", function()
    local function load(library)
        local script = [[-e 'print(require("balvps").version)']]
        return run(("BALVPS_LIBRARY='%s' %s %s"):format(library, LUA, script))
    end

    it("is looked for by the system's loader last", function()
        local folder = os.getenv("BALVPS_LIBRARY"):match("(.*)/")
        local script = [[-e 'print(require("balvps").version)']]
        local output = run(("LD_LIBRARY_PATH='%s' BALVPS_LIBRARY= %s %s"):format(folder, LUA, script))
        assert.is_truthy(output:match("^%d+%.%d+%.%d+\n$"), output)
    end)

    it("that is missing is told with what to do", function()
        local output = load("/no/such/library")
        assert.is_truthy(output:find("cannot load /no/such/library", 1, true), output)
        assert.is_truthy(output:find("Install libbalvps", 1, true), output)
        assert.is_truthy(output:find("BALVPS_LIBRARY", 1, true), output)
    end)

    --- Makes a library with these functions. They only return an ABI version.
    local function imitation(version, functions)
        local path = os.tmpname()
        local source = ("unsigned balvps_abi_version(void) { return %d; }"):format(version)
        for _, name in ipairs(functions) do
            source = source .. (" void balvps_%s(void) {}"):format(name)
        end
        run(("echo '%s' | cc -shared -fPIC -x c -o %s -"):format(source, path))
        return path
    end

    local function needed_functions()
        local names = {}
        local file = assert(io.open("src/core.c"))
        local list = file:read("*a"):match("#define FUNCTIONS%(X%)(.-)#define")
        for name in list:gmatch("X%(([a-z_]+)%)") do
            names[#names + 1] = name
        end
        file:close()
        return names
    end

    it("of another ABI is refused, whatever functions it has", function()
        for _, functions in ipairs({ needed_functions(), {} }) do
            local path = imitation(99, functions)
            local output = load(path)
            os.remove(path)
            assert.is_truthy(output:find("has ABI version 99, this module needs 1", 1, true), output)
        end
    end)

    it("of an older release is refused, and the missing function is named", function()
        local names = needed_functions()
        assert.is_true(#names > 20)
        for missing = 1, #names, #names - 1 do -- the first and the last
            local others = {}
            for i, name in ipairs(names) do
                others[#others + 1] = i ~= missing and name or nil
            end
            local path = imitation(1, others)
            local output = load(path)
            os.remove(path)
            assert.is_truthy(output:find("has no balvps_" .. names[missing], 1, true), output)
        end
    end)

    it("that could not be loaded leaves the one in use alone", function()
        local client = assert(balvps.client({ base_url = "http://127.0.0.1:9/api", auth = "none", retries = 0 }))
        local path = imitation(99, needed_functions())
        assert.is_false((pcall(require("balvps.core"), path)))
        os.remove(path)
        assert.are.equal("connection", select(2, client:get_balance()).name)
        client:close()
    end)
end)

describe("an example", function()
    local ACCOUNT = "BALVPS_BASE_URL=$SANDBOX_BASE_URL BALVPS_CA_FILE=$SANDBOX_CA_FILE "
        .. "BALVPS_USERNAME=user@example.com BALVPS_PASSWORD=secret"

    local function example(name, arguments)
        return run(("%s %s $EXAMPLES_DIR/%s.lua %s"):format(ACCOUNT, LUA, name, arguments))
    end

    setup(function()
        require("sandbox").ask("POST", "reset", { login_limit = 0 })
    end)

    it("takes the quickstart tour", function()
        local output = example("quickstart", "--write")
        assert.is_truthy(output:find("Joe Doe <api@example.com>", 1, true), output)
        assert.is_truthy(output:find("123456.55 USD, credit 50.00", 1, true), output)
        assert.is_truthy(output:find('read back: "A question", [%w-]+, 1 replies'), output)
        assert.is_truthy(output:find("SRV   10 5060 sip.balvps-quickstart.example", 1, true), output)
        assert.is_truthy(output:find("zone deleted\n  ticket closed\n$"), output)
    end)

    it("adds a DNS record, leaves it alone, changes it", function()
        local name = "new.qwerty.com"
        local function upsert(arguments)
            return example("upsert_dns_record", arguments)
        end
        assert.are.equal("added: new.qwerty.com A 192.0.2.1\n", upsert(name .. " A 192.0.2.1"))
        assert.are.equal("unchanged: new.qwerty.com A 192.0.2.1\n", upsert(name .. " A 192.0.2.1"))
        assert.are.equal("updated: new.qwerty.com A 192.0.2.2\n", upsert(name .. " A 192.0.2.2 300"))
        assert.is_truthy(upsert("www.elsewhere.example A 192.0.2.1"):find("lies in no zone of this account", 1, true))
        assert.is_truthy(upsert(name):find("usage", 1, true))
    end)

    it("reboots a virtual machine, and waits until it runs again", function()
        assert.are.equal("web is running: 192.0.2.10 2001:db8::10\n", example("reboot_vm", "30 web 30"))
        local missing = example("reboot_vm", "30 wbe")
        assert.is_truthy(missing:find("error: service 30 has no virtual machine 'wbe'\n", 1, true), missing)
    end)

    it("is in the README, and runs", function()
        local readme = assert(io.open("README.md"))
        local script = readme:read("*a"):match("```lua\n(.-)```")
        readme:close()
        local path = os.tmpname()
        local file = assert(io.open(path, "w"))
        file:write(script)
        file:close()
        local output = run(("%s %s %s"):format(ACCOUNT, LUA, path))
        os.remove(path)
        assert.are.equal(3, select(2, output:gsub("%d+%\t[%d.]+\tUSD\n", "")), output)
        local log = require("sandbox").log()
        local written, read_back = log[#log - 1], log[#log]
        assert.are.equal("POST /api/service/10/dns/60/records", written.method .. " " .. written.path)
        assert.are.equal("GET /api/service/10/dns/60", read_back.method .. " " .. read_back.path)
        assert.are.equal(200, read_back.status)
    end)
end)
