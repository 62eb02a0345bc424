"""One-time codes as an app on the account owner's phone shows them (RFC 6238)."""

import base64
import hashlib
import hmac
import struct
import time

#: The sandbox's secret of the second factor, in base32.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def code_now() -> str:
    """The code for this moment."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(SECRET), counter, hashlib.sha1)
    (number,) = struct.unpack_from(">I", digest, digest[-1] & 15)
    return f"{(number & 0x7FFFFFFF) % 10**6:06}"
