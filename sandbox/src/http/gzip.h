// Compresses a stream as gzip (RFC 1952) with zlib. Only one piece is in memory at a time.
#pragma once

#include <zlib.h>

#include <functional>
#include <string_view>

namespace sandbox {

class Gzip {
  public:
    /// Receives compressed bytes. Returns false to stop.
    using Output = std::function<bool(std::string_view)>;

    explicit Gzip(Output output);
    ~Gzip();
    Gzip(const Gzip &) = delete;
    Gzip &operator=(const Gzip &) = delete;

    /// Both return false if the output has stopped, and throw std::runtime_error if zlib fails.
    bool write(std::string_view bytes) { return compress(bytes, Z_NO_FLUSH); }
    bool finish() { return compress({}, Z_FINISH); }

  private:
    bool compress(std::string_view bytes, int flush);

    Output output_;
    z_stream stream_{};
};

}  // namespace sandbox
