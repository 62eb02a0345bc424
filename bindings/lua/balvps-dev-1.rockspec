rockspec_format = "3.0"
package = "balvps"
version = "dev-1"
source = {
    url = ".",
}
description = {
    summary = "Client of BalVPS and of every host whose portal runs the same HostBill User API",
    license = "MIT",
    labels = { "hostbill", "dns", "hosting" },
}
dependencies = {
    "lua >= 5.1, < 5.5",
}
external_dependencies = {
    BALVPS = { header = "balvps/balvps.h" },
}
build = {
    type = "builtin",
    modules = {
        balvps = "src/balvps.lua",
        ["balvps.core"] = {
            sources = { "src/core.c" },
            incdirs = { "$(BALVPS_INCDIR)" },
        },
    },
}
