# frozen_string_literal: true

# What the examples share: a client made from the environment, closed at the end.
#
#   BALVPS_BASE_URL   up to and with /api; left out: the real service
#   BALVPS_USERNAME, BALVPS_PASSWORD   or BALVPS_TOKEN, a bearer token obtained elsewhere
#   BALVPS_CA_FILE    PEM file of the certificate authorities to trust; left out: the system's
#
# Secrets come from the environment and never from the command line, where every user of the machine can read them.

require_relative '../../bindings/ruby/lib/balvps' # with the gem installed: require 'balvps'

def options_from_env
  options = %i[base_url username password token ca_file].to_h { |key| [key, ENV.fetch("BALVPS_#{key.upcase}", nil)] }
  options[:auth] = :token if options[:token] && !options[:password]
  options
end

# Runs a program with a client; what goes wrong is told in a line.
def run(&program)
  Balvps::Client.open(**options_from_env, &program)
rescue Balvps::Error => e
  abort "error: #{e.message}"
end
