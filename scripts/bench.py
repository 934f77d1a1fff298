"""`make bench`: latency, throughput, memory, disk, training and start time of one installation on this machine.

Nothing is asserted: the targets are printed beside the figures. `--profile` says where the time of a turn goes.
"""

import sys

from bench.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
