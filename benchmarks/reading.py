"""How much of a letter is read right? Draws letters (or takes a folder with truth.jsonl), reads them, counts by field.

exact      equals the truth after folding case, spaces, dashes and end punctuation
near       or, in fields of words, at most four signs in a hundred are wrong
in three   near, or the truth is among the first three candidates
sure       the program would let it pass without a person; «right» is how many of these were near
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.letters import KnownLetter, drawn, in_folder
from benchmarks.printed import Misread, misread
from benchmarks.scoring import CORE, FIELDS, is_asked, judge
from benchmarks.seeing import Seen, kept, pages_of, see_all, weighed


def main(arguments: Sequence[str] | None = None) -> None:
    """Read and count."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--letters", type=int, default=40, help="how many to draw")
    asked.add_argument("--first", type=int, default=0, help="number of the first drawn letter: others than last time")
    asked.add_argument("--folder", type=Path, help="read this folder's letters instead")
    asked.add_argument("--by", default="grade", help="key of the truth by which to count: grade, system, hand_number …")
    asked.add_argument("--keep", type=Path, help="keep what the engines saw in this folder")
    asked.add_argument("--kept", type=Path, help="do not look again: weigh what was kept in this folder")
    asked.add_argument("--misses", metavar="FIELD", help="tell every letter in which this field is wrong")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = asked.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        letters = in_folder(given.folder) if given.folder else drawn(Path(scratch), given.letters, first=given.first)
        names = [letter.path.stem for letter in letters]
        paths = [letter.path for letter in letters]
        seen = kept(given.kept, names) if given.kept else see_all(paths, given.jobs, given.keep)
        _report({letter.path.stem: letter for letter in letters}, seen, given.by, given.misses)


def _report(letters: dict[str, KnownLetter], seen: Iterable[Seen], key: str, misses: str | None) -> None:
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    printed: dict[str, Misread] = defaultdict(Misread)
    pages, cpu = 0, 0.0
    for one in seen:
        letter = letters[one["id"]]
        group = str(letter.truth.get(key, "?"))
        _count(letter, one, counts[group], misses)
        printed[group].add(misread(letter.truth, pages_of(one)))
        pages, cpu = pages + one["page_count"], cpu + one["cpu"]
    for group, fields in sorted(counts.items()):
        _print(group, fields, printed[group])
    print(f"\n{pages} pages, {cpu / max(pages, 1):.2f} CPU seconds a page")


def _count(letter: KnownLetter, seen: Seen, counts: dict[str, Counter[str]], misses: str | None) -> None:
    told = weighed(seen)
    untouched = True
    for name in (name for name in FIELDS if is_asked(letter.truth, name)):
        verdict = judge(letter.truth, told, name)
        untouched &= verdict.near or name not in CORE
        counts[name].update(
            all=1,
            exact=verdict.exact,
            near=verdict.near,
            three=verdict.in_three,
            sure=verdict.sure,
            right=verdict.sure and verdict.near,
            there=verdict.there,
            found=verdict.there and verdict.near,
        )
        if name == misses and not verdict.near:
            wanted, got = letter.truth.get(name), (told["fields"].get(name) or {}).get("value")
            print(f"{letter.path.stem}: {wanted!r}, read as {got!r}")
    counts["letters"].update(all=1, near=untouched)


def _print(group: str, fields: dict[str, Counter[str]], printed: Misread) -> None:
    letters = fields.pop("letters")
    print(f"\n{group}: {letters['all']} letters, {_share(letters['near'], letters['all'])} need no touch")
    for name in (name for name in FIELDS if name in fields):
        c = fields[name]
        shares = "  ".join(f"{kind} {_share(c[kind], c['all'])}" for kind in ("exact", "near", "three"))
        sure = f"sure {_share(c['sure'], c['all'])}, right {_share(c['right'], c['sure'])}"
        print(f"  {name:16} {shares}  {sure}  there {c['there']}, of these right {c['found']}")
    if printed.lines:
        signs = f"{100 * printed.wrong / printed.signs:.2f} % of {printed.signs} signs wrong"
        print(f"  printed lines: {signs}, {printed.missing} of {printed.lines} lines missing")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f} %" if whole else "    – %"


if __name__ == "__main__":
    main()
