# frozen_string_literal: true

# A tour of an account: the client, the balance and the invoices. With --write it also opens a ticket and
# adds a DNS zone, and cleans up at the end.
#
# usage: quickstart.rb [--write]        (the account comes from the environment, see from_env.rb)
#
# Without --write nothing is changed, so the tour can run with a real account.

require_relative 'from_env'

ZONE = 'balvps-quickstart.example'
RECORDS = [
  { name: "www.#{ZONE}", type: 'A', content: '192.0.2.1' },
  { name: "www.#{ZONE}", type: 'AAAA', content: '2001:db8::1' },
  { name: ZONE, type: 'MX', content: "mail.#{ZONE}", priority: 10 },
  { name: ZONE, type: 'TXT', content: 'v=spf1 mx -all' },
  { name: "_sip._tcp.#{ZONE}", type: 'SRV', content: [10, 5060, "sip.#{ZONE}"], priority: 10 }
].freeze

def reading_tour(client)
  puts "\nWho am I"
  me = client.get_details[:client]
  puts "  #{me[:firstname]} #{me[:lastname]} <#{me[:email]}>, #{me[:city]}, #{me[:country]}"

  puts "\nBalance"
  balance = client.get_balance[:details]
  puts "  #{balance[:acc_balance]} #{balance[:currency]}, credit #{balance[:acc_credit]}"

  puts "\nInvoices"
  client.list_invoices[:invoices].each do |invoice|
    printf("  %-14s %10s %-3s  %-8s due %s\n",
           *invoice.values_at(:number, :total, :currency, :status), invoice[:duedate] || 'never')
  end
end

def open_ticket(client)
  puts "\nA ticket"
  department = client.list_ticket_departments[:departments].first
  puts "  department: #{department[:name]}"
  opened = client.create_ticket(dept_id: department[:id], subject: 'A question',
                                body: 'Does my plan include backups? – Thanks!')
  puts "  opened ##{opened[:ticket]}"
  opened[:ticket]
end

def answer_ticket(client, number)
  client.reply_ticket(number: number, body: 'And how long are they kept?')
  client.get_ticket(number: number) => { ticket: { subject:, status: }, replies: }
  puts "  read back: \"#{subject}\", #{status}, #{replies.size} replies"
end

# Adds the zone to the account's first DNS service. The answer has no id, so the zone is looked up by its name.
def add_zone(client)
  puts "\nA DNS zone"
  service_id = client.list_dns[:service_ids].first
  client.add_dns_zone(service_id: service_id, name: ZONE)
  puts "  added #{ZONE} to service #{service_id}"
  zone = client.list_service_dns(service_id: service_id)[:zones].find { |candidate| candidate[:name] == ZONE }
  { service_id: service_id, zone_id: zone[:domain_id] }
end

def fill_zone(client, zone)
  RECORDS.each { |record| client.add_dns_record(**zone, **record, ttl: 3600) }
  client.get_dns_zone(**zone)[:records].each do |record|
    printf("  %-36s %6d  %-5s %s\n", *record.values_at(:name, :ttl, :type), Array(record[:content]).join(' '))
  end
end

# Cleans up, also after a tour that failed.
def writing_tour(client)
  number = open_ticket(client)
  answer_ticket(client, number)
  zone = add_zone(client)
  fill_zone(client, zone)
ensure
  puts "\nClean up"
  client.delete_dns_zone(**zone) && puts('  zone deleted') if zone
  client.close_ticket(number: number) && puts('  ticket closed') if number
end

run do |client|
  puts "balvps #{Balvps::CATALOG[:version]}"
  reading_tour(client)
  if ARGV.include?('--write')
    writing_tour(client)
  else
    puts "\nWith --write the tour goes on: it opens a ticket, adds a DNS zone, and cleans up."
  end
  client.logout unless ENV.key?('BALVPS_TOKEN') # a token from elsewhere must stay valid
end
