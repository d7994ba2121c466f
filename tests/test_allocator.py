"""How memory is given back by a process that reads large feeds."""

import subprocess
import sys

HOLDS_A_HOLE = """
import sys
from bot.allocator import return_large_buffers
if sys.argv[1] == "set":
    return_large_buffers()
def resident_mb():
    return int(open("/proc/self/statm").read().split()[1]) * 4 // 1024
for _ in range(3):
    bytearray(30 << 20)
before = resident_mb()
large, small = [bytearray(b"x") * (4 << 20) for _ in range(10)], bytes(100_000)
del large
print(resident_mb() - before)
"""


def test_large_buffers_go_back_though_something_small_stays_behind_them() -> None:
    kept_mb = {
        how: int(
            subprocess.run([sys.executable, "-c", HOLDS_A_HOLE, how], check=True, capture_output=True, text=True).stdout
        )
        for how in ("set", "left")
    }
    assert kept_mb["set"] < 5 < kept_mb["left"]
