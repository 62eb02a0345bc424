-- The operations of a portal's own document. tests/portal/README.md describes the calls.
local balvps = require("balvps")
local sandbox = require("sandbox")

local folder = os.getenv("VECTORS_DIR") .. "/../portal/"
local file = assert(io.open(folder .. "calls.json"))
local calls = sandbox.decode(file:read("*a"))
file:close()

describe("a client with the portal's document", function()
    local client = assert(sandbox.client({ portal_file = folder .. "dns.services.json" }))

    before_each(function() sandbox.ask("POST", "reset", { login_limit = 0, service_dns = true }) end)

    teardown(function() sandbox.ask("POST", "reset", { login_limit = 0 }) end)

    it("describes each operation by name", function()
        assert.are.equal(88, #calls)
        for _, call in ipairs(calls) do
            local described = assert(client:describe(call.operation, call.arguments))
            assert.are.same(call.method, described.method)
            assert.are.same(sandbox.settings.base_url .. call.path, described.url)
            assert.are.same(call.body, described.body)
        end
        assert.are.same({}, sandbox.log())
    end)

    it("calls each operation by name", function()
        local caller = assert(sandbox.client({ portal_file = folder .. "dns.services.json", auth = "basic" }))
        local expected, sent = {}, {}
        for index, call in ipairs(calls) do
            local answer, err = caller:call(call.operation, call.arguments)
            if call.refused then
                assert.are.equal("refused", err.name)
            else
                assert(answer, err)
            end
            expected[index] = { call.method, "/api" .. call.path, call.body }
        end
        for index, entry in ipairs(sandbox.log()) do
            local query = entry.query == "" and "" or "?" .. entry.query
            sent[index] = { entry.method, entry.path .. query, entry.json == nil and balvps.null or entry.json }
        end
        assert.are.same(expected, sent)
    end)

    it("has them as methods", function()
        sandbox.answer('{"success":true}', { path = "/api/service/10/label" })
        assert(client:service_set_label({ id = 10, label = "web" }))
        local log = sandbox.log()
        assert.are.equal("POST", log[#log].method)
        assert.are.equal("/api/service/10/label", log[#log].path)
        assert.are.equal('{"label":"web"}', log[#log].body)
    end)

    it("has their descriptions in its catalog", function()
        local kinds = {}
        for _, operation in ipairs(client:catalog().operations) do kinds[operation.name] = operation.kind end
        assert.are.equal("portal", kinds.service_get_label)
        assert.are.equal("operation", kinds.set_service_label)
    end)
end)

describe("a client without the document", function()
    it("has none of them", function()
        local client = assert(sandbox.client())
        assert.is_nil(client.service_set_label)
        local answer, err = client:call("service_set_label", { id = 10 })
        assert.is_nil(answer)
        assert.are.equal("unknown operation 'service_set_label'", err.message)
    end)
end)
