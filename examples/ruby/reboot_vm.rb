# frozen_string_literal: true

# Reboots a virtual machine, and waits until it runs again.
#
# usage: reboot_vm.rb SERVICE VM [SECONDS]        (the account comes from the environment, see from_env.rb)
#        reboot_vm.rb 30 web 300
#
# SERVICE is the ID of its service, VM its ID or its label. SECONDS is how long to wait, 600 if it is left out.

require_relative 'from_env'

service, wanted, seconds = ARGV
unless ARGV.size.between?(2, 3)
  warn "usage: #{$PROGRAM_NAME} SERVICE VM [SECONDS]"
  exit 2
end
run do |client|
  found = client.list_vms(service_id: service)[:vms].find { |vm| [vm[:id].to_s, vm[:label]].include?(wanted) }
  abort "error: service #{service} has no virtual machine '#{wanted}'" unless found

  place = { service_id: service, vm_id: found[:id] }
  client.reboot_vm(**place)
  patient = seconds ? client.with(timeout_ms: seconds.to_i * 1000) : client
  # After the reboot it may be called running for a moment.
  vm = patient.wait_for_vm(**place, settle_ms: 10_000)[:vm]
  addresses = Array(vm[:ip]).map { |ip| ip[:ipaddress] }
  puts "#{vm[:label] || vm[:id]} is #{vm[:status]}: #{addresses.join(' ')}"
end
