rockspec_format = "3.0"
package = "balvps"
version = "dev-1"
source = {
    url = ".",
    dir = "bindings/lua", -- "luarocks make" runs at the top of the sources or here
}
description = {
    summary = "Client of BalVPS and of every host whose portal runs the same HostBill User API",
    license = "MIT",
    labels = { "hostbill", "dns", "hosting" },
}
dependencies = {
    "lua >= 5.1, < 5.5",
}
build = {
    -- The type "builtin" would leave object files among the sources.
    type = "command",
    install_command = [[sh install.sh "$(LIBDIR)" "$(LUADIR)" $(CC) $(CFLAGS) $(LIBFLAG) -I"$(LUA_INCDIR)"]],
    install = {
        lua = { balvps = "src/balvps.lua" },
    },
}
