// A tour of an account: the client, the balance and the invoices. With --write it also opens a ticket and
// adds a DNS zone, and cleans up at the end.
//
// usage: quickstart [--write]        (the account comes from the environment, see from_env.h)
//
// Without --write nothing is changed, so the tour can run with a real account.
#include <iomanip>
#include <string>
#include <string_view>
#include <utility>

#include "from_env.h"

namespace {

constexpr std::string_view zone_name = "balvps-quickstart.example";

void heading(std::string_view text) {
    std::cout << '\n' << text << '\n';
}

void reading_tour(balvps::Client &client) {
    heading("Who am I");
    const auto details = client.get_details();
    const balvps::AccountDetails me = details->client();
    std::cout << "  " << me.firstname() << ' ' << me.lastname() << " <" << me.email() << ">, " << me.city()
              << ", " << me.country() << '\n';

    heading("Balance");
    const auto answer = client.get_balance();
    const balvps::Balance balance = answer->details();
    std::cout << "  " << balance.acc_balance() << ' ' << balance.currency() << ", credit "
              << balance.acc_credit() << '\n';

    heading("Invoices");
    const auto list = client.list_invoices();
    for (const balvps::InvoiceSummary invoice : list->invoices()) {
        std::cout << "  " << std::left << std::setw(14) << invoice.number() << std::right << std::setw(12)
                  << invoice.total() << ' ' << invoice.currency() << "  " << std::left << std::setw(8)
                  << invoice.status() << " due " << invoice.duedate().value_or("never") << '\n';
    }
}

std::int64_t open_ticket(balvps::Client &client) {
    heading("A ticket");
    const auto list = client.list_ticket_departments();
    const balvps::Department department = list->departments()[0];
    std::cout << "  department: " << department.name() << '\n';
    const auto opened = client.create_ticket(balvps::CreateTicket()
                                                 .dept_id(department.id())
                                                 .subject("A question")
                                                 .body("Does my plan include backups? – Thanks!"));
    const std::int64_t number = opened->ticket().value();
    std::cout << "  opened #" << number << '\n';
    return number;
}

void answer_ticket(balvps::Client &client, std::int64_t number) {
    client.reply_ticket(balvps::ReplyTicket(number).body("And how long are they kept?"));
    const auto answer = client.get_ticket(number);
    std::cout << "  read back: \"" << answer->ticket().subject() << "\", " << answer->ticket().status()
              << ", " << answer->replies().size() << " replies\n";
}

struct Zone {
    std::int64_t service_id = 0;
    std::int64_t id = 0;
};

/// Adds the zone to the account's first DNS service. The answer has no id, so the zone is looked up by its
/// name.
Zone add_zone(balvps::Client &client) {
    heading("A DNS zone");
    const auto services = client.list_dns();
    Zone added{services->service_ids()[0]};
    client.add_dns_zone(balvps::AddDnsZone(added.service_id).name(zone_name));
    std::cout << "  added " << zone_name << " to service " << added.service_id << '\n';
    const auto list = client.list_service_dns(added.service_id);
    for (const balvps::ZoneSummary zone : list->zones()) {
        if (zone.name() == zone_name) {
            added.id = zone.domain_id();
        }
    }
    return added;
}

void fill_zone(balvps::Client &client, const Zone &zone) {
    const auto add = [&](std::string prefix, std::string_view type, const auto &content,
                         std::int64_t priority = 0) {
        const std::string name = std::move(prefix).append(zone_name);
        client.add_dns_record(balvps::AddDnsRecord(zone.service_id, zone.id)
                                  .name(name)
                                  .type(type)
                                  .content(content)
                                  .priority(priority)
                                  .ttl(3600));
    };
    add("www.", "A", "192.0.2.1");
    add("www.", "AAAA", "2001:db8::1");
    add("", "MX", "mail.balvps-quickstart.example", 10);
    add("", "TXT", "v=spf1 mx -all");
    add("_sip._tcp.", "SRV", balvps::Json{R"([10,5060,"sip.balvps-quickstart.example"])"}, 10);

    const auto answer = client.get_dns_zone({zone.service_id, zone.id});
    for (const balvps::Record record : answer->records()) {
        std::cout << "  " << std::left << std::setw(36) << record.name() << std::right << std::setw(6)
                  << record.ttl() << "  " << std::left << std::setw(5) << record.type();
        if (const auto text = record.content().text()) {
            std::cout << ' ' << *text;
        }
        for (const balvps::Value part : record.content().items()) {  // SRV's content is a list
            std::cout << ' ' << part.text().value_or("");
        }
        std::cout << '\n';
    }
}

/// Cleans up, also after a tour that failed.
void writing_tour(balvps::Client &client) {
    const std::int64_t number = open_ticket(client);
    Zone zone;
    const auto clean_up = [&] {
        heading("Clean up");
        if (zone.id != 0) {
            client.delete_dns_zone({zone.service_id, zone.id});
            std::cout << "  zone deleted\n";
        }
        client.close_ticket(number);
        std::cout << "  ticket closed\n";
    };
    try {
        answer_ticket(client, number);
        zone = add_zone(client);
        fill_zone(client, zone);
    } catch (...) {
        clean_up();
        throw;
    }
    clean_up();
}

}  // namespace

int main(int argc, char **argv) {
    const bool may_write = argc == 2 && argv[1] == std::string_view("--write");
    if (argc > 2 || (argc == 2 && !may_write)) {
        std::cerr << "usage: " << argv[0] << " [--write]\n";
        return 2;
    }
    return run([&](balvps::Client &client) {
        std::cout << "balvps " << balvps_version() << '\n';
        reading_tour(client);
        if (may_write) {
            writing_tour(client);
        } else {
            std::cout
                << "\nWith --write the tour goes on: it opens a ticket, adds a DNS zone, and cleans up.\n";
        }
        if (std::getenv("BALVPS_TOKEN") == nullptr) {  // a token from elsewhere must stay valid
            client.logout();
        }
    });
}
