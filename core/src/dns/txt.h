// Texts of TXT and SPF records: what users write, what the service takes and shows, and the bytes that are
// meant. Where the bytes are split into strings of at most 255 has no meaning.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace balvps {

/// How the service takes and shows the content of TXT records (config key `txt_style`).
enum class TxtStyle : std::uint8_t {
    bare,  ///< Sent as it is, and shown between two double quotes with nothing escaped. A text that has such
           ///< quotes already is sent as zone files have it, and is shown so.
    quoted,  ///< In both directions as zone files have it: quoted strings of at most 255 bytes, with escapes.
};

/// The bytes that a user means. A text that consists of quoted strings is read as zone files are. Every other
/// text means itself, with its blanks, quotes and backslashes.
std::string written_text(std::string_view text);

/// The shortest text that means these bytes: the inverse of written_text().
std::string normal_text(std::string_view bytes);

/// The bytes of a content that the service shows. With the style `bare`, several strings are read as zone
/// files are. A single string is read so only if its bytes could not be sent as they are.
std::string shown_text(std::string_view content, TxtStyle style);

/// The bytes of a content without the pair of double quotes around it, if there is one. Nothing is unescaped.
/// With the style `bare`, even a content that looks like several strings can mean these bytes.
std::string unwrapped_text(std::string_view content);

/// The content to send for these bytes.
std::string sent_text(std::string_view bytes, TxtStyle style);

/// These bytes as quoted strings of at most 255 bytes, as zone files have them.
std::string text_strings(std::string_view bytes);

}  // namespace balvps
