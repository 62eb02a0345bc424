local balvps = require("balvps")
local sandbox = require("sandbox")

local has_integers = math.type ~= nil

describe("a client", function()
    local client

    setup(function()
        sandbox.ask("POST", "reset", { login_limit = 0 })
        client = assert(sandbox.client())
        assert(client:login())
    end)
    before_each(sandbox.clear)
    teardown(function()
        client:close()
    end)

    it("has the operations and the procedures of the catalog as methods", function()
        local methods = {}
        for name in pairs(getmetatable(client).methods) do
            methods[name] = true
        end
        local own = { "call", "catalog", "close", "describe", "request", "verify_second_factor", "rate_limits" }
        for _, name in ipairs(own) do
            assert.is_true(methods[name])
            methods[name] = nil
        end
        for _, kind in ipairs({ "operations", "procedures" }) do
            assert.is_true(#balvps.catalog[kind] > 0)
            for _, operation in ipairs(balvps.catalog[kind]) do
                assert.is_true(methods[operation.name])
                methods[operation.name] = nil
            end
        end
        assert.is_nil(next(methods))
        assert.are.equal(balvps.catalog.version, balvps.version)
    end)

    it("has a class of errors for each code of the catalog", function()
        for _, class in ipairs(balvps.catalog.errors) do
            assert.are.equal(class.code, balvps.errors[class.name].code)
            assert.are.equal(class.family, balvps.errors[class.name].family)
        end
    end)

    it("answers nil and an error that says what happened", function()
        sandbox.answer('{"error":["slow down"]}', { status = 429, headers = { ["Retry-After"] = "7" } })
        local answer, err = client:get_invoice({ id = 1 })
        assert.is_nil(answer)
        assert.are.equal(balvps.errors.rate_limited, getmetatable(err))
        assert.are.equal("rate_limited", err.name)
        assert.are.equal("not_now", err.family)
        assert.are.equal(balvps.errors.rate_limited.code, err.code)
        assert.are.equal("", err.reason)
        assert.are.equal("get_invoice", err.operation)
        assert.are.equal(429, err.http_status)
        assert.are.equal(7, err.retry_after)
        assert.are.equal("boolean", type(err.retryable))
        assert.are.equal("slow down", err.messages[1])
        assert.are.equal(err.message, tostring(err))
        assert.is_string(err.summary)
    end)

    it("knows the code of every failure", function()
        local answers = {
            not_found = '{"error":["invoice not found"]}',
            not_permitted = '{"error":["access denied"]}',
            unsupported = '{"error":["invalid method"]}',
            refused = '{"error":["no"]}',
            malformed_answer = "<html>",
            second_factor_needed = '{"token":null,"mfa":{"methods":["totp"]}}',
        }
        for name, body in pairs(answers) do
            sandbox.answer(body)
            assert.are.equal(name, select(2, client:get_invoice({ id = 1 })).name)
        end
        local function name_of(options, prepare)
            local other, err = sandbox.client(options)
            if prepare then
                prepare()
            end
            if other then
                err = select(2, other:get_balance())
                other:close()
            end
            assert.is_nil(err.retry_after)
            return err.name, err.reason
        end
        assert.are.equal("argument", select(2, client:get_invoice()).name)
        assert.are.equal("argument", select(2, client:get_invoice({})).name)
        assert.are.equal("argument", select(2, client:get_invoice({ id = balvps.null })).name)
        assert.are.equal("argument", select(2, client:call("no_such_operation")).name)
        assert.are.equal("configuration", name_of({ no_such_key = 1 }))
        assert.are.equal("configuration", name_of({ timeout_ms = "soon" }))
        assert.are.equal("tls", name_of({ ca_file = balvps.null }))
        assert.are.equal("connection", name_of({ base_url = "https://127.0.0.1:1/api" }))
        assert.are.same({ "authentication", "wrong_login" }, { name_of({ password = "wrong" }) })
        assert.are.equal("timeout", name_of({ timeout_ms = 100, allow_plain_http = true }, function()
            sandbox.answer("{}", { path = "/api/login", delay_ms = 500 })
        end))
    end)

    it("has options for each call", function()
        sandbox.answer('{"details":{}}', { path = "/api/balance", delay_ms = 1000 })
        assert.are.equal("timeout", select(2, client:get_balance({}, { timeout_ms = 100 })).name)
        sandbox.clear()
        sandbox.answer("{}", { path = "/api/balance", status = 503 })
        assert.are.equal("USD", assert(client:call("get_balance", nil, { retries = 1 })).details.currency)
        assert.are.equal(2, #sandbox.log())
        assert.are.equal("argument", select(2, client:get_balance({}, { patience = 1 })).name)
        sandbox.answer("{}", { path = "/api/other", delay_ms = 1000 })
        assert.are.equal("timeout", select(2, client:request("GET", "/other", nil, { timeout_ms = 100 })).name)
        assert.are.equal("argument", select(2, client:verify_second_factor("1", { patience = 1 })).name)
    end)

    it("takes whole numbers as options, however they came about", function()
        for _, number in ipairs({ 30 * 1e3, 60000 / 2, 30000 }) do
            local other = assert(sandbox.client({ timeout_ms = number }))
            assert(other:get_balance({}, { timeout_ms = number, retries = 0.0 }))
            other:close()
        end
        assert.are.equal("configuration", select(2, sandbox.client({ timeout_ms = 0.5 })).name)
    end)

    it("tells an ambiguous write, or confirms it", function()
        local record = { service_id = 10, zone_id = 60, name = "www", type = "A", content = "192.0.2.1" }
        for _, options in ipairs({ {}, { confirm = true } }) do
            sandbox.clear()
            sandbox.answer("<html>", { method = "POST", path = "/api/service/10/dns/60/records", status = 502 })
            assert.are.equal("ambiguous_write", select(2, client:add_dns_record(record, options)).name)
            assert.are.equal(options.confirm, #sandbox.log() > 1 or nil)
        end
    end)

    it("completes a login by a second factor", function()
        local tokens = sandbox.encode(assert(client:login()))
        sandbox.ask("POST", "configure", { mfa = true })
        local other = assert(sandbox.client())
        assert.are.equal("second_factor_needed", select(2, other:get_balance()).name)
        assert.are.equal("authentication", select(2, other:verify_second_factor("no code")).name)
        sandbox.answer(tokens, { path = "/api/mfa/verify" })
        assert(other:verify_second_factor("123456"))
        sandbox.ask("POST", "configure", { mfa = false })
        assert.are.equal("USD", assert(other:get_balance()).details.currency)
        other:close()
    end)

    it("describes a call without sending it", function()
        sandbox.ask("DELETE", "log")
        assert.are.same({
            method = "POST",
            url = sandbox.settings.base_url .. "/login",
            body = { username = "user@example.com", password = "***" },
            safe = false,
        }, assert(client:describe("login")))
        assert.is_true(assert(client:describe("get_invoice", '{"id":7}')).safe)
        assert.are.equal("argument", select(2, client:describe("get_invoice")).name)
        assert.are.equal(0, #sandbox.ask("GET", "log").entries)
    end)

    it("tells the limits that are known", function()
        local limits = client:rate_limits()
        local login, calls = limits[1], limits[2]
        assert.are.equal("login", login.scope)
        assert.are.equal("calls", calls.scope)
        assert.are.equal("number", type(calls.wait))
    end)

    it("raises errors for mistakes of the program", function()
        assert.has_error(function()
            client:call()
        end)
        assert.has_error(function()
            client:call("get_invoice", 7)
        end)
        assert.has_error(function()
            client:get_invoice({ id = 0 / 0 })
        end)
        assert.has_error(function()
            client:get_invoice({ [true] = 1 })
        end)
        assert.has_error(function()
            client:get_invoice({ id = 1, extra = { 1, 2, name = "x" } })
        end, "a list among the arguments has names or gaps")
        assert.has_error(function()
            client:get_invoice({ id = 1, extra = { 1, nil, 3 } })
        end, "a list among the arguments has names or gaps")
        for _, value in ipairs({ {}, print, 0 / 0, 1 / 0 }) do
            assert.has_error(function()
                sandbox.client({ username = value })
            end)
        end
        assert.has_error(function()
            client.call({}, "get_balance")
        end)
        assert.has_error(function()
            client:get_invoice({ id = print })
        end)
        local endless = {}
        endless.extra = endless
        assert.has_error(function()
            client:update_details(endless)
        end)
    end)

    it("shows no secret", function()
        local other = sandbox.client({ password = "hunter2-hunter2" })
        local _, err = other:login()
        assert.are.equal("balvps client " .. balvps.version, tostring(other))
        assert.is_nil(sandbox.encode(err):find("hunter2"))
        other:close()
    end)

    it("brings text of all scripts through both ways", function()
        local text = 'Zażółć gęślą jaźń, 日本語, עברית, 🦊, "\\/\1\127\0.'
        sandbox.answer(sandbox.encode({ ticket = "7", info = { text } }))
        local answer = assert(client:create_ticket({ dept_id = 1, subject = text, body = text }))
        assert.are.equal(7, answer.ticket)
        assert.are.equal(text, answer.info[1])
        local sent = sandbox.log()[1].json
        assert.are.equal(text, sent.subject)
        assert.are.equal(text, sent.body)
        assert.are.equal("argument", select(2, client:reset_password({ email = "\255" })).name)
    end)

    it("loses no digit", function()
        sandbox.answer('{"details":{"acc_balance":123456789012345678.10,"a":9007199254740993,"b":-5,"c":1.5,'
            .. '"d":12345678901234567890,"e":99999999999999}}')
        local details = assert(client:get_balance()).details
        assert.are.equal("123456789012345678.10", details.acc_balance)
        assert.are.equal("9007199254740993", tostring(details.a))
        assert.are.equal(has_integers and "number" or "string", type(details.a))
        assert.are.equal("-5", tostring(details.b))
        assert.are.equal(1.5, details.c)
        assert.are.equal("12345678901234567890", details.d)
        assert.are.equal("99999999999999", tostring(details.e))

        sandbox.answer('{"contact":{"id":"9223372036854775807"}}')
        local contact = assert(client:get_contact({ id = "9223372036854775807" })).contact
        sandbox.answer('{"success":true}')
        assert(client:edit_contact({ id = contact.id, city = "x" }))
        sandbox.answer('{"success":true}')
        local extra = { a = 0.1, b = 1 / 3, c = 2 ^ 53, d = 99999999999999, e = 10 / 2, f = details.a }
        assert(client:edit_contact({ id = 1, extra = extra }))
        local log = sandbox.log()
        assert.are.equal("/api/contact/9223372036854775807", log[3].path)
        local texts = { '"a":0.1', '"b":0.33333333333333331', '"d":99999999999999', '"e":5', "9007199254740993" }
        for _, text in ipairs(texts) do
            assert.is_truthy(log[4].body:find(text, 1, true), log[4].body)
        end
        assert.is_truthy(log[4].body:find('"c":9007199254740992', 1, true))
    end)

    it("tells null, lists and objects apart", function()
        sandbox.answer('{"contact":{"id":1,"privileges":[],"none":null,"list":[]}}')
        local contact = assert(client:get_contact({ id = 1 })).contact
        assert.are.equal(balvps.null, contact.none)
        sandbox.answer('{"success":true}')
        local extra = { a = balvps.null, b = contact.list, c = {}, e = balvps.array({}), d = { 1, "x", { y = false } } }
        assert(client:edit_contact({ id = 1, privileges = contact.privileges, extra = extra }))
        local sent = sandbox.log()[2].body
        assert.is_truthy(sent:find('"privileges":{}', 1, true))
        assert.is_truthy(sent:find('"a":null', 1, true))
        assert.is_truthy(sent:find('"b":[]', 1, true))
        assert.is_truthy(sent:find('"c":{}', 1, true))
        assert.is_truthy(sent:find('"e":[]', 1, true))
        assert.is_truthy(sent:find('"d":[1,"x",{"y":false}]', 1, true))
    end)

    it("that is closed answers nil and an error of the class argument", function()
        local other = assert(sandbox.client())
        other:close()
        other:close()
        local calls = {
            get_invoice = function() return other:get_invoice({ id = 1 }) end,
            get_balance = function() return other:call("get_balance") end,
            list_invoices = function() return other:describe("list_invoices") end,
            [""] = function() return other:request("GET", "/balance") end,
        }
        for operation, call in pairs(calls) do
            local answer, err = call()
            assert.is_nil(answer)
            assert.are.equal(balvps.errors.argument, getmetatable(err))
            assert.are.same({ "argument", "caller", operation }, { err.name, err.family, err.operation })
            assert.are.equal("the client is closed", tostring(err))
        end
        for _, method in ipairs({ "rate_limits", "catalog", "verify_second_factor" }) do
            local answer, err = other[method](other, "123456")
            assert.is_nil(answer)
            assert.are.equal("the client is closed", tostring(err))
        end
        assert.are.equal(0, #sandbox.log())
    end)

    it("sends any other request", function()
        sandbox.answer('{"id":"7"}', { method = "PUT", path = "/api/other/7" })
        assert.are.equal("7", assert(client:request("PUT", "/other/7?x=1", { name = "ł" })).id)
        local entry = sandbox.log()[1]
        assert.are.same({ "PUT", "x=1", '{"name":"ł"}' }, { entry.method, entry.query, entry.body })
        assert.are.equal("unsupported", select(2, client:request("GET", "/other")).name)
        assert.are.equal("argument", select(2, client:request("PATCH", "/other")).name)
    end)

    it("may be used by many coroutines", function()
        local routines = {}
        for id = 1, 50 do
            sandbox.answer(('{"invoice":{"id":"%d"}}'):format(id), { path = "/api/invoice/" .. id })
            routines[id] = coroutine.create(function()
                coroutine.yield()
                return client:get_invoice({ id = id })
            end)
            assert(coroutine.resume(routines[id]))
        end
        for id = 50, 1, -1 do
            local _, answer, err = assert(coroutine.resume(routines[id]))
            assert.is_nil(err)
            assert.are.equal(id, answer.invoice.id)
        end
    end)
end)
