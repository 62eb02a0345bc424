# frozen_string_literal: true

# Shared by the examples: a client made from the environment, and closed at the end.
#
#   BALVPS_BASE_URL   up to and including /api; default: the real service
#   BALVPS_USERNAME, BALVPS_PASSWORD   or BALVPS_TOKEN, a bearer token obtained elsewhere
#   BALVPS_CA_FILE    PEM file of the certificate authorities to trust; default: the system's
#
# Secrets come from the environment and not from the command line, because every user of the machine can
# read the command line.

require_relative '../../bindings/ruby/lib/balvps' # with the gem installed: require 'balvps'

def options_from_env
  options = %i[base_url username password token ca_file].to_h { |key| [key, ENV.fetch("BALVPS_#{key.upcase}", nil)] }
  options[:auth] = :token if options[:token] && !options[:password]
  options
end

# Runs a program with a client. Prints an error as one line.
def run(&program)
  Balvps::Client.open(**options_from_env, &program)
rescue Balvps::Error => e
  abort "error: #{e.message}"
end
