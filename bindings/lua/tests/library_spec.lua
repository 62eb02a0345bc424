-- Finding the library, and the examples: each in a Lua of its own.

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

    it("of another ABI, or an older release, is refused", function()
        local wanted = { [99] = "has ABI version 99, this module needs 1", [1] = "balvps_params_option" }
        for version, told in pairs(wanted) do
            local path = os.tmpname()
            local source = ("unsigned balvps_abi_version(void) { return %d; }"):format(version)
            run(("echo '%s' | cc -shared -fPIC -x c -o %s -"):format(source, path))
            local output = load(path)
            os.remove(path)
            assert.is_truthy(output:find(told, 1, true), output)
        end
    end)
end)

describe("an example", function()
    local function example(name, arguments)
        local account = "BALVPS_BASE_URL=$SANDBOX_BASE_URL BALVPS_CA_FILE=$SANDBOX_CA_FILE "
            .. "BALVPS_USERNAME=user@example.com BALVPS_PASSWORD=secret"
        return run(("%s %s $EXAMPLES_DIR/%s.lua %s"):format(account, LUA, name, arguments))
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
end)
