"""Large buffers go back to the machine as soon as they are let go.

Owns one setting of the C library's allocator. Leaves Python's own collector to `collector`.
"""

import ctypes
import sys

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
"""malloc.h of glibc: free bytes at the heap's end that go back; blocks mapped one by one, and unmapped when freed."""
_TRIM_BYTES, _MAPPED_BYTES = 128 * 1024, 256 * 1024


def return_large_buffers() -> bool:
    """True when the C library has such a setting and took it; elsewhere nothing changes.

    glibc raises both thresholds with each mapped block it sees freed, up to 32 and 64 MB; one large feed would make all later
    ones come from the heap, where a few bytes that stay keep megabytes from being given back.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is None:
        return False
    wanted = ((_M_TRIM_THRESHOLD, _TRIM_BYTES), (_M_MMAP_THRESHOLD, _MAPPED_BYTES))
    return all(mallopt(name, value) == 1 for name, value in wanted)
