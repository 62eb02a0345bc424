-- What the examples share: a client made from the environment.
--
--   BALVPS_BASE_URL   up to and with /api; left out: the real service
--   BALVPS_USERNAME, BALVPS_PASSWORD   or BALVPS_TOKEN, a bearer token obtained elsewhere
--   BALVPS_CA_FILE    PEM file of the certificate authorities to trust; left out: the system's
--
-- Secrets come from the environment and never from the command line, where every user of the machine can read them.

local balvps = require("balvps")

local token, password = os.getenv("BALVPS_TOKEN"), os.getenv("BALVPS_PASSWORD")

return {
    -- A token from elsewhere is not ours to end.
    token_is_ours = token == nil,

    client = function()
        return balvps.client({
            base_url = os.getenv("BALVPS_BASE_URL"),
            username = os.getenv("BALVPS_USERNAME"),
            password = password,
            token = token,
            ca_file = os.getenv("BALVPS_CA_FILE"),
            auth = token and not password and "token" or nil,
        })
    end,
}
