"""When Python's garbage collector works, for a process that answers people.

Owns the collector's settings. Reference counts free nearly everything at once; what is left are rare cycles, yet a full
round walks through all that is remembered and falls on whoever happens to be answered (tens of milliseconds for the
caches of the readers of notes).
"""

import gc

_FULL_ROUND_AFTER = 500
"""Middle rounds between two full ones, ten by default. The young are looked at as often as ever."""


def settle_collector() -> None:
    """Leave alone what is loaded by now, which stays for good, and make full rounds rare. Called once, when all is up."""
    gc.collect()
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _FULL_ROUND_AFTER)
