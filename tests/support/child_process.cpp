#include "child_process.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

namespace balvps::test {

ChildProcess::ChildProcess(std::vector<std::string> words) {
    std::vector<char *> arguments;
    for (std::string &word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const pid_t parent = getpid();
    process_ = fork();
    if (process_ < 0) {
        throw std::system_error(errno, std::generic_category(), "fork");
    }
    if (process_ == 0) {  // nothing but what a child of many threads may call
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() == parent) {
            execvp(arguments.front(), arguments.data());
        }
        _exit(127);
    }
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
    : process_(other.process_), status_(other.status_), ended_(std::exchange(other.ended_, true)) {}

ChildProcess &ChildProcess::operator=(ChildProcess &&other) noexcept {
    std::swap(process_, other.process_);
    std::swap(status_, other.status_);
    std::swap(ended_, other.ended_);
    return *this;
}

ChildProcess::~ChildProcess() {
    if (!ended_) {
        send(SIGKILL);
        wait();
    }
}

void ChildProcess::send(int signal) const {
    if (!ended_) {
        kill(process_, signal);
    }
}

bool ChildProcess::running() {
    ended_ = ended_ || waitpid(process_, &status_, WNOHANG) == process_;
    return !ended_;
}

int ChildProcess::wait() {
    while (!ended_ && waitpid(process_, &status_, 0) != process_) {
    }
    ended_ = true;
    return WIFSIGNALED(status_) ? -WTERMSIG(status_) : WEXITSTATUS(status_);
}

}  // namespace balvps::test
