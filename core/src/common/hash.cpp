#include "common/hash.h"

#include <bit>
#include <cstring>
#include <random>

namespace balvps {
namespace {

class SipState {
  public:
    explicit SipState(const HashKey &key) noexcept
        : v0_(key[0] ^ 0x736f6d6570736575),
          v1_(key[1] ^ 0x646f72616e646f6d),
          v2_(key[0] ^ 0x6c7967656e657261),
          v3_(key[1] ^ 0x7465646279746573) {}

    void add(std::uint64_t word) noexcept {
        v3_ ^= word;
        round();
        v0_ ^= word;
    }

    std::uint64_t finish() noexcept {
        v2_ ^= 0xFF;
        round();
        round();
        round();
        return v0_ ^ v1_ ^ v2_ ^ v3_;
    }

  private:
    void round() noexcept {
        v0_ += v1_;
        v2_ += v3_;
        v1_ = std::rotl(v1_, 13) ^ v0_;
        v3_ = std::rotl(v3_, 16) ^ v2_;
        v0_ = std::rotl(v0_, 32);
        v2_ += v1_;
        v0_ += v3_;
        v1_ = std::rotl(v1_, 17) ^ v2_;
        v3_ = std::rotl(v3_, 21) ^ v0_;
        v2_ = std::rotl(v2_, 32);
    }

    std::uint64_t v0_;
    std::uint64_t v1_;
    std::uint64_t v2_;
    std::uint64_t v3_;
};

}  // namespace

const HashKey &hash_key() {
    static const HashKey key = [] {
        std::random_device source;
        const auto word = [&] { return (std::uint64_t{source()} << 32) | source(); };
        return HashKey{word(), word()};
    }();
    return key;
}

std::uint64_t keyed_hash(std::string_view text, const HashKey &key) noexcept {
    SipState state(key);
    const std::uint64_t size = text.size();
    for (; text.size() >= sizeof(std::uint64_t); text.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), sizeof word);
        state.add(word);
    }
    std::uint64_t last = 0;
    std::memcpy(&last, text.data(), text.size());
    state.add(last | (size << 56));
    return state.finish();
}

}  // namespace balvps
