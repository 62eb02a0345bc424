// Makes a DNS record what it should be: adds it, changes it, or leaves it as it is. A second run changes
// nothing, so the program can run as a cron job (dynamic DNS).
//
// usage: upsert_dns_record NAME TYPE CONTENT [TTL]     (the account is the environment's, see from_env.h)
//        upsert_dns_record home.example.com A 192.0.2.1 300
//
// NAME is fully qualified. Its zone is searched for in the account. Afterwards the name has exactly this one
// record of the type. Client::ensure_record would keep other values, such as those of TXT.
#include <iomanip>
#include <sstream>

#include "from_env.h"

int main(int argc, char **argv) {
    if (argc < 4 || argc > 5) {
        std::cerr << "usage: " << argv[0] << " NAME TYPE CONTENT [TTL]\n";
        return 2;
    }
    return run([&](balvps::Client &client) {
        std::ostringstream contents;
        contents << '[' << std::quoted(argv[3]) << ']';  // a list is JSON text
        balvps::SetRecords wanted;
        wanted.name(argv[1]).type(argv[2]).contents(balvps::Json{contents.str()});
        if (argc == 5) {
            wanted.set("ttl", argv[4]);
        }
        const auto answer = client.set_records(wanted);
        const bool added = !answer->changes().empty() && answer->changes()[0].action() == "add";
        const balvps::NormalRecord record = answer->records()[0];
        std::cout << (answer->changes().empty() ? "unchanged"
                      : added                   ? "added"
                                                : "updated")
                  << ": " << record.name() << ' ' << record.type() << ' ' << record.content() << '\n';
    });
}
