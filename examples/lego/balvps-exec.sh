#!/bin/sh
# What EXEC_PATH of lego and Traefik names. They call it with: present|cleanup FQDN VALUE
exec balvps acme "$@"
