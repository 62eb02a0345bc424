// Compresses in passing (RFC 1952), by zlib: never more than a piece in memory.
#pragma once

#include <zlib.h>

#include <functional>
#include <string_view>

namespace sandbox {

class Gzip {
  public:
    /// Takes compressed bytes; false: no more are wanted.
    using Output = std::function<bool(std::string_view)>;

    explicit Gzip(Output output);
    ~Gzip();
    Gzip(const Gzip &) = delete;
    Gzip &operator=(const Gzip &) = delete;

    /// False when the output wants no more. Throws std::runtime_error when zlib fails.
    bool write(std::string_view bytes) { return compress(bytes, Z_NO_FLUSH); }
    bool finish() { return compress({}, Z_FINISH); }

  private:
    bool compress(std::string_view bytes, int flush);

    Output output_;
    z_stream stream_{};
};

}  // namespace sandbox
