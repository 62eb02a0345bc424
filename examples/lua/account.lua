-- Shared by the examples: a client made from the environment.
--
--   BALVPS_BASE_URL   up to and including /api; default: the real service
--   BALVPS_USERNAME, BALVPS_PASSWORD   or BALVPS_TOKEN, a bearer token obtained elsewhere
--   BALVPS_CA_FILE    PEM file of the certificate authorities to trust; default: the system's
--
-- Secrets come from the environment and not from the command line, because every user of the machine can
-- read the command line.

local balvps = require("balvps")

local token, password = os.getenv("BALVPS_TOKEN"), os.getenv("BALVPS_PASSWORD")

return {
    -- A token from elsewhere must stay valid.
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
