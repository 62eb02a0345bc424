// Runs a command RUNS times and prints the cost. A program of its own does this because the peak memory of a
// child includes the memory of a large parent.
#include <fcntl.h>
#include <sys/wait.h>

#include <algorithm>
#include <system_error>

#include "measurement.h"
#include "service.h"

int main(int count, char **arguments) {
    return bench::run([&] {
        const int runs = bench::number(count, arguments, 1);
        char **command = arguments + 2;
        using Clock = std::chrono::steady_clock;
        const Clock::time_point start = Clock::now();
        for (int run = 0; run < runs; ++run) {
            const pid_t child = fork();
            if (child < 0) {
                throw std::system_error(errno, std::generic_category(), "fork");
            }
            if (child == 0) {
                dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDOUT_FILENO);
                execvp(command[0], command);
                _exit(127);
            }
            int status = 0;
            waitpid(child, &status, 0);
            if (status != 0) {
                throw std::runtime_error(std::string(command[0]) + " failed");
            }
        }
        const double wall = std::chrono::duration<double>(Clock::now() - start).count();
        const rusage usage = bench::usage_of(RUSAGE_CHILDREN);
        bench::print(wall, bench::cpu_seconds(usage), 1024 * usage.ru_maxrss, "");
        return 0;
    });
}
