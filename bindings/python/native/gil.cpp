#include "gil.h"

#include <unistd.h>

namespace balvps_python {

void wait_for_the_end() noexcept {
    for (;;) {
        pause();
    }
}

}  // namespace balvps_python
