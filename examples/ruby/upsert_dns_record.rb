# frozen_string_literal: true

# Makes a DNS record what it should be: adds it, changes it, or leaves it as it is. A second run changes
# nothing, so the program can run as a cron job (dynamic DNS).
#
# usage: upsert_dns_record.rb NAME TYPE CONTENT [TTL]        (the account comes from the environment, see from_env.rb)
#        upsert_dns_record.rb home.example.com A 192.0.2.1 300
#
# NAME is fully qualified. Its zone is searched for in the account. Afterwards the name has exactly this one
# record of the type. ensure_record would keep other values, such as those of TXT.

require_relative 'from_env'

OUTCOMES = { nil => 'unchanged', 'add' => 'added' }.freeze

name, type, content, ttl = ARGV
unless ARGV.size.between?(3, 4)
  warn "usage: #{$PROGRAM_NAME} NAME TYPE CONTENT [TTL]"
  exit 2
end
run do |client|
  answer = client.set_records(name: name, type: type, contents: [content], ttl: ttl)
  outcome = OUTCOMES.fetch(answer[:changes].dig(0, :action), 'updated')
  puts "#{outcome}: #{answer[:records][0].values_at(:name, :type, :content).join(' ')}"
end
