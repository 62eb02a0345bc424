// A locale whose encoding is UTF-8, for libraries that read names in the locale's encoding.
#pragma once

namespace balvps::platform {

/// Gives this thread a UTF-8 locale as long as it lives. The locale of the process does not change.
class Utf8Locale {
  public:
    /// Throws std::bad_alloc.
    Utf8Locale();
    ~Utf8Locale();
    Utf8Locale(const Utf8Locale &) = delete;
    Utf8Locale &operator=(const Utf8Locale &) = delete;

    /// False: this system has no such locale, and the thread keeps its own.
    bool is_there() const noexcept { return there_; }

  private:
    bool there_;
    void *before_ = nullptr;  // the thread's own locale
};

}  // namespace balvps::platform
