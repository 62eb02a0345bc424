// Watches what a thread gives back to the allocator. The test program's operator delete lets it look at each
// piece of memory while it is still owned, so that "secrets are wiped" can be tested and not only believed.
#pragma once

#include <cstddef>
#include <string_view>

namespace balvps::test {

/// While it exists, memory that its thread frees through operator delete is searched. One at a time per
/// thread.
class FreedMemoryWatch {
  public:
    /// @param marker what no freed memory may hold; it must outlive this object.
    explicit FreedMemoryWatch(std::string_view marker) noexcept;
    ~FreedMemoryWatch();
    FreedMemoryWatch(const FreedMemoryWatch &) = delete;
    FreedMemoryWatch &operator=(const FreedMemoryWatch &) = delete;

    /// How many pieces of memory were freed with the marker still in them.
    std::size_t sightings() const noexcept { return sightings_; }

    void look_at(const void *memory, std::size_t size) noexcept;

  private:
    std::string_view marker_;
    std::size_t sightings_ = 0;
};

}  // namespace balvps::test
