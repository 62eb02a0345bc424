// Prints the certificate authorities that a library with its own libcurl trusts on this system.
// usage: balvps_authorities [CA_FILE]
#include "transport/authorities.h"

#include <cstdio>

int main(int count, char **words) {
    const balvps::Authorities found = balvps::find_authorities_of_system(count > 1 ? words[1] : "");
    std::printf("%s|%s|%s\n", balvps::source_name(found.source), found.file.c_str(), found.folder.c_str());
}
