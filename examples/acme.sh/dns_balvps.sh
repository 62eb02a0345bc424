#!/usr/bin/env sh
# shellcheck disable=SC2034
dns_balvps_info='BalVPS.com, and every hosting company whose portal has the HostBill User API
 It calls the command balvps, which must be installed: pip install balvps
Site: my.balvps.com
Options:
 BALVPS_USERNAME E-mail address of the account
 BALVPS_PASSWORD Password of the account
 BALVPS_BASE_URL Address of the portal, including /api. Default: that of BalVPS.
OptionsAlt:
 BALVPS_PROFILE Profile that "balvps login --profile NAME" has signed in. No password is stored then.
 BALVPS_TOTP_SECRET Secret of the second factor, if the account has one
 BALVPS_CA_FILE Certificate authorities to trust instead of those of the system
'

########  Public functions #####################

# Usage: dns_balvps_add _acme-challenge.www.example.com "XKrxpRBosdIKFzxW_CT3KLZNf6q0HG9i01zxXp5CPBs"
dns_balvps_add() {
  _balvps_run present "$1" "$2"
}

# Usage: dns_balvps_rm _acme-challenge.www.example.com "XKrxpRBosdIKFzxW_CT3KLZNf6q0HG9i01zxXp5CPBs"
dns_balvps_rm() {
  _balvps_run cleanup "$1" "$2"
}

####################  Private functions below ##################################

_balvps_run() {
  _balvps_verb="$1"
  _balvps_name="$2"
  _balvps_value="$3"
  if ! _exists balvps; then
    _err "The command balvps is not installed: pip install balvps"
    return 1
  fi
  _balvps_settings
  _debug "balvps acme $_balvps_verb" "$_balvps_name"
  if ! balvps acme "$_balvps_verb" -- "$_balvps_name" "$_balvps_value"; then
    _err "balvps acme $_balvps_verb failed for $_balvps_name"
    return 1
  fi
}

# Takes each setting from the environment, or else from acme.sh's configuration, and passes it to the command in
# its environment. Settings of the environment are stored for the renewals, in base64: a password may have quotes.
_balvps_settings() {
  for _balvps_key in BALVPS_PROFILE BALVPS_BASE_URL BALVPS_CA_FILE BALVPS_USERNAME BALVPS_PASSWORD BALVPS_TOTP_SECRET; do
    eval "_balvps_setting=\"\${$_balvps_key:-}\""
    if [ -n "$_balvps_setting" ]; then
      _saveaccountconf_mutable "$_balvps_key" "$_balvps_setting" base64
    else
      _balvps_setting="$(_readaccountconf_mutable "$_balvps_key")"
    fi
    if [ -n "$_balvps_setting" ]; then
      _secure_debug "$_balvps_key" "$_balvps_setting"
      export "$_balvps_key=$_balvps_setting"
    fi
  done
}
