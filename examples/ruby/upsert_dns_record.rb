# frozen_string_literal: true

# Makes sure that a DNS record is there: adds it, changes it, or finds that nothing is to do. Running it twice does no
# more than running it once, so it suits a cron job (dynamic DNS) or a certificate hook.
#
# usage: upsert_dns_record.rb NAME TYPE CONTENT [TTL]        (the account comes from the environment, see from_env.rb)
#        upsert_dns_record.rb host.example.com A 192.0.2.1 300
#
# NAME is fully qualified; its zone is looked for among the account's. TYPE is one whose content is a single text, such
# as A, AAAA, CNAME, MX, NS, TXT or CAA.

require_relative 'from_env'

# A name without the dot that may end it, in lower case.
def plain(name)
  name.delete_suffix('.').downcase
end

# Whether a name is the zone or lies in it. Whole labels count: notexample.com does not lie in example.com.
def lies_in?(name, zone)
  !plain(zone).empty? && ".#{plain(name)}".end_with?(".#{plain(zone)}")
end

# The zone that a name lies in, the longest if several.
def find_zone(zones, name)
  zones.select { |zone| lies_in?(name, zone[:name]) }.max_by { |zone| plain(zone[:name]).size }
end

# A record's full name: it may be relative to its zone.
def full_name(record, zone)
  lies_in?(record[:name], zone[:name]) ? plain(record[:name]) : plain("#{record[:name]}.#{zone[:name]}")
end

# Content as it was written: the service gives TXT back in double quotes.
def content(record)
  record[:type] == 'TXT' ? record[:content].sub(/\A"(.*)"\z/m, '\1') : record[:content]
end

# The record to change: the one with the wanted content, else the only one; nil: none.
def find_record(records, zone, wanted)
  found = records.select do |record|
    record[:type].casecmp?(wanted[:type]) && full_name(record, zone) == plain(wanted[:name])
  end
  same = found.find { |record| content(record) == content(wanted) }
  return same || found.first if same || found.size < 2

  abort "error: #{wanted[:name]} has #{found.size} records of type #{wanted[:type]}; it is not clear which to change"
end

# Adds the record, or writes it over the existing one; says which, or that nothing was to do.
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
    kept = { ttl: existing[:ttl], priority: existing[:priority] || 0 } # it matters to MX
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
