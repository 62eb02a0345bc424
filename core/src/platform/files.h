// Files that processes share. Child processes inherit none of the descriptors. Where a function reports a
// failure, system_error() has the reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/file_descriptor.h"

namespace balvps::platform {

/// Why the last function failed, in words.
std::string system_error();
/// Whether it failed because there is no such file.
bool is_missing() noexcept;

enum class Links : std::uint8_t { followed, refused };

/// Opens a file for reading, without waiting for a writer if it is a pipe.
FileDescriptor open_file(const std::string &path, Links links) noexcept;
/// Opens a file to lock it, and creates it for this user alone if it is missing. Links are refused.
FileDescriptor open_lock_file(const std::string &path) noexcept;
/// Creates a file for this user alone. It fails if there is one.
FileDescriptor create_file(const std::string &path) noexcept;

struct FileFacts {
    bool regular = false;  ///< a file, and no folder, pipe or device
    bool own = false;      ///< belongs to this user
    bool shared = false;   ///< other users may read or write it
};
std::optional<FileFacts> facts_of(const FileDescriptor &file) noexcept;

/// Reads until the buffer is full or the file ends. @return how many bytes; none: it failed.
std::optional<std::size_t> read_file(const FileDescriptor &file, char *buffer, std::size_t size) noexcept;
/// Writes the whole text and waits until the disk has it.
bool write_file(const FileDescriptor &file, std::string_view text) noexcept;

/// Whether there is a file that can be read, and no folder, pipe or device.
bool is_file(const char *path);
/// Whether a folder has an entry with a name that is wanted. False if it cannot be read.
bool has_name(const char *folder, bool (*wanted)(std::string_view)) noexcept;

enum class Lock : std::uint8_t { taken, held_by_another, failed };

/// Locks a file without waiting. The lock excludes other processes and other descriptors of this one.
Lock try_lock(const FileDescriptor &file) noexcept;
/// Closing is not enough if a forked child has the descriptor too.
void unlock(const FileDescriptor &file) noexcept;

/// Gives a file the name of another one, which it replaces. A reader or a crash finds the old file or the new
/// one, and never a part.
bool replace_file(const std::string &path, const std::string &replaced);
/// It is no failure if there was none.
bool remove_file(const std::string &path) noexcept;

}  // namespace balvps::platform
