#include "http/gzip.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace sandbox {

namespace {

constexpr int gzip_format = 15 + 16;  // zlib's largest window; 16 more selects the gzip format
constexpr int memory_level = 8;

}  // namespace

Gzip::Gzip(Output output) : output_(std::move(output)) {
    if (deflateInit2(&stream_, Z_BEST_SPEED, Z_DEFLATED, gzip_format, memory_level, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
        throw std::runtime_error("zlib cannot start");
    }
}

Gzip::~Gzip() {
    deflateEnd(&stream_);
}

bool Gzip::compress(std::string_view bytes, int flush) {
    // zlib does not write to its input. Its pointer is not const for historical reasons.
    stream_.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
        std::array<char, 16384> compressed{};
        stream_.next_out = reinterpret_cast<Bytef *>(compressed.data());
        stream_.avail_out = compressed.size();
        if (deflate(&stream_, flush) == Z_STREAM_ERROR) {
            throw std::runtime_error("zlib fails");
        }
        const std::size_t length = compressed.size() - stream_.avail_out;
        if (length > 0 && !output_({compressed.data(), length})) {
            return false;
        }
    } while (stream_.avail_out == 0);
    return true;
}

}  // namespace sandbox
