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
build = {
    -- The type "builtin" would leave object files among the sources. LuaRocks runs the command at the top of the sources, or
    -- in this folder if "luarocks make" was run here.
    type = "command",
    install_command = [[cd bindings/lua 2>/dev/null; ]]
        .. [[sh install.sh "$(LIBDIR)" "$(LUADIR)" $(CC) $(CFLAGS) $(LIBFLAG) -I"$(LUA_INCDIR)"]],
}
