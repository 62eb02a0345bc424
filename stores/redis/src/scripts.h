// The scripts that Redis runs, each as one step. Times are microseconds by Redis's own clock, so the clocks
// of the machines do not matter. A script may run twice for one step if a connection breaks, with the same
// effect.
//
// The keys of an account: the state (a hash), the lease (the name of its holder) and the events (a stream).
//
// | field of the state | |
// |---|---|
// | tokens  | the encrypted tokens |
// | version | the fence of the lease under which they were saved |
// | ends    | when the token ends |
// | granted | the fence of the latest lease |
// | blocked | until when the service shall not be asked for tokens, because it said so |
// | claimed | the refresh token that its holder was about to use: FINGERPRINT:FENCE |
#pragma once

#include <string_view>

namespace balvps::redis {

/// KEYS: state, lease, events. ARGV: owner, milliseconds of the lease, known version.
inline constexpr std::string_view turn_script = R"(
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local s = redis.call('HMGET', KEYS[1], 'tokens', 'version', 'ends', 'granted', 'blocked')
local tokens, version, left = s[1] or '', s[2] or '0', '-1'
if s[3] then left = string.format('%.0f', math.max(0, math.floor((s[3] - now) / 1000000))) end
if s[1] and version ~= ARGV[3] then return {'newer', version, left, tokens} end
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then
  local last = redis.call('XREVRANGE', KEYS[3], '+', '-', 'COUNT', 1)
  return {'busy', version, left, '', tostring(redis.call('PTTL', KEYS[2])), last[1] and last[1][1] or '0-0'}
end
if s[5] and tonumber(s[5]) > now then
  return {'blocked', version, left, '', string.format('%.0f', (s[5] - now) / 1000)}
end
local fence = string.format('%.0f', math.max(now, (s[4] or 0) + 1))
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
redis.call('HSET', KEYS[1], 'granted', fence)
redis.call('PEXPIRE', KEYS[1], 2592000000)
return {'held', version, left, tokens, fence}
)";

/// KEYS: state. Reads without a lease.
inline constexpr std::string_view load_script = R"(
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local s = redis.call('HMGET', KEYS[1], 'tokens', 'version', 'ends')
local left = '-1'
if s[3] then left = string.format('%.0f', math.max(0, math.floor((s[3] - now) / 1000000))) end
return {'newer', s[2] or '0', left, s[1] or ''}
)";

/// KEYS: state, lease. ARGV: owner, milliseconds of the lease, fence, fingerprint of the refresh token or
/// nothing.
inline constexpr std::string_view claim_script = R"(
local s = redis.call('HMGET', KEYS[1], 'version', 'granted', 'claimed')
local fence = tonumber(ARGV[3])
if (tonumber(s[1]) or 0) > fence or (tonumber(s[2]) or 0) > fence then return {'late'} end
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return {'late'} end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
redis.call('HSET', KEYS[1], 'granted', ARGV[3])
if ARGV[4] ~= '' then
  local mark = ARGV[4] .. ':' .. ARGV[3]
  if s[3] and s[3] ~= mark and string.sub(s[3], 1, #ARGV[4] + 1) == ARGV[4] .. ':' then return {'used'} end
  redis.call('HSET', KEYS[1], 'claimed', mark)
end
return {'done'}
)";

/// KEYS: lease. ARGV: owner, milliseconds of the lease.
inline constexpr std::string_view extend_script = R"(
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'late'} end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return {'done'}
)";

/// KEYS: state, events. ARGV: fence, encrypted tokens or nothing, seconds of the token's life or -1.
inline constexpr std::string_view save_script = R"(
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local fence = tonumber(ARGV[1])
local s = redis.call('HMGET', KEYS[1], 'version', 'granted')
if (tonumber(s[1]) or 0) > fence then return {'late'} end
if ARGV[2] == '' then
  redis.call('HDEL', KEYS[1], 'tokens', 'ends')
else
  redis.call('HSET', KEYS[1], 'tokens', ARGV[2])
  if ARGV[3] == '-1' then
    redis.call('HDEL', KEYS[1], 'ends')
  else
    redis.call('HSET', KEYS[1], 'ends', string.format('%.0f', now + ARGV[3] * 1000000))
  end
end
redis.call('HSET', KEYS[1], 'version', ARGV[1])
if (tonumber(s[2]) or 0) < fence then redis.call('HSET', KEYS[1], 'granted', ARGV[1]) end
redis.call('PEXPIRE', KEYS[1], 2592000000)
redis.call('XADD', KEYS[2], 'MAXLEN', 1, '*', 'saved', ARGV[1])
redis.call('PEXPIRE', KEYS[2], 86400000)
return {'done'}
)";

/// KEYS: state, lease, events. ARGV: owner, fence, fingerprint of a refresh token that is given back or
/// nothing.
///
/// The last of ARGV: for how many seconds the service has asked to wait.
inline constexpr std::string_view release_script = R"(
if ARGV[4] ~= '0' then
  local t = redis.call('TIME')
  redis.call('HSET', KEYS[1], 'blocked', string.format('%.0f', t[1] * 1000000 + t[2] + ARGV[4] * 1000000))
end
if ARGV[3] ~= '' and redis.call('HGET', KEYS[1], 'claimed') == ARGV[3] .. ':' .. ARGV[2] then
  redis.call('HDEL', KEYS[1], 'claimed')
end
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {'late'} end
redis.call('DEL', KEYS[2])
redis.call('XADD', KEYS[3], 'MAXLEN', 1, '*', 'released', ARGV[2])
redis.call('PEXPIRE', KEYS[3], 86400000)
return {'done'}
)";

}  // namespace balvps::redis
