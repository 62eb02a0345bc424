# frozen_string_literal: true

# Makes sure that a DNS record exists: adds it, changes it, or leaves it as it is. A second run changes
# nothing, so the program can run as a cron job (dynamic DNS) or as a certificate hook.
#
# usage: upsert_dns_record.rb NAME TYPE CONTENT [TTL]        (the account comes from the environment, see from_env.rb)
#        upsert_dns_record.rb home.example.com A 192.0.2.1 300
#
# NAME is fully qualified. Its zone is searched for in the account. TYPE is a type whose content is a
# single text, such as A, AAAA, CNAME, MX, NS, TXT or CAA.

require_relative 'from_env'

# A name without a trailing dot, in lower case.
def plain(name)
  name.delete_suffix('.').downcase
end

# Whether a name is the zone or below it. notexample.com is not below example.com.
def lies_in?(name, zone)
  !plain(zone).empty? && ".#{plain(name)}".end_with?(".#{plain(zone)}")
end

# The zone that contains a name. If there are several, the longest.
def find_zone(zones, name)
  zones.select { |zone| lies_in?(name, zone[:name]) }.max_by { |zone| plain(zone[:name]).size }
end

# The fully qualified name of a record, whose name may be relative to its zone.
def full_name(record, zone)
  lies_in?(record[:name], zone[:name]) ? plain(record[:name]) : plain("#{record[:name]}.#{zone[:name]}")
end

# Content without the double quotes that the service adds to TXT.
def content(record)
  record[:type] == 'TXT' ? record[:content].sub(/\A"(.*)"\z/m, '\1') : record[:content]
end

# The record to change: the one with the wanted content, else the only one, or nil.
def find_record(records, zone, wanted)
  found = records.select do |record|
    record[:type].casecmp?(wanted[:type]) && full_name(record, zone) == plain(wanted[:name])
  end
  same = found.find { |record| content(record) == content(wanted) }
  return same || found.first if same || found.size < 2

  abort "error: #{wanted[:name]} has #{found.size} records of type #{wanted[:type]}; it is not clear which to change"
end

# Adds the record, or changes the existing one. Returns what was done.
def upsert(client, wanted)
  zone = find_zone(client.list_dns[:zones], wanted[:name])
  abort "error: #{wanted[:name]} lies in no zone of this account" unless zone
  ids = { service_id: zone[:service_id], zone_id: zone[:domain_id] }
  existing = find_record(client.get_dns_zone(**ids)[:records], zone, wanted)
  if existing.nil?
    client.add_dns_record(**ids, **wanted)
    'added'
  elsif content(existing) == content(wanted) && wanted.fetch(:ttl, existing[:ttl]) == existing[:ttl]
    'unchanged'
  else
    kept = { ttl: existing[:ttl], priority: existing[:priority] || 0 } # MX uses it
    client.edit_dns_record(**ids, record_id: existing[:id], **kept, **wanted)
    'updated'
  end
end

name, type, content, ttl = ARGV
unless ARGV.size.between?(3, 4) && (ttl.nil? || ttl.to_i.positive?)
  warn "usage: #{$PROGRAM_NAME} NAME TYPE CONTENT [TTL]"
  exit 2
end
wanted = { name: name.delete_suffix('.'), type: type.upcase, content: content }
wanted[:ttl] = ttl.to_i if ttl
run { |client| puts "#{upsert(client, wanted)}: #{wanted.values_at(:name, :type, :content).join(' ')}" }
