"""`python -m samples FOLDER [--random N]` draws the samples, and N made-up letters more, into FOLDER."""

import argparse
from pathlib import Path

from samples.collection import SAMPLES, draw_all, random_sample

asked = argparse.ArgumentParser(prog="samples", description=__doc__)
asked.add_argument("folder", type=Path)
asked.add_argument("--random", type=int, default=0, metavar="N")
asked.add_argument("--grade", default=None)
given = asked.parse_args()
draw_all(given.folder, [*SAMPLES, *(random_sample(seed, given.grade) for seed in range(given.random))])
