// A program that a test runs beside itself, and that does not outlive it.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace balvps::test {

class ChildProcess {
  public:
    /// Starts a program, found in PATH where the first word has no slash. The kernel ends it when the thread
    /// that started it ends, even by a crash.
    explicit ChildProcess(std::vector<std::string> words);
    /// Ends it.
    ~ChildProcess();
    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&other) noexcept;

    void send(int signal) const;
    bool running();
    /// Waits for its end. @return its status; negative: the signal that ended it.
    int wait();

  private:
    pid_t process_ = -1;
    int status_ = 0;
    bool ended_ = false;
};

}  // namespace balvps::test
