"""Makes resources/spelling/english.gz from the Hunspell lists of the npm packages `dictionary-en*`.

    npm pack dictionary-en dictionary-en-gb dictionary-en-au dictionary-en-ca
    python -m tools.build_words FOLDER_WITH_THE_FOUR_TGZ_FILES

Affixes are expanded here, once, so that the program only reads words. The four lists share almost
everything: each word is kept once, in the section of the countries that have it.
"""

from __future__ import annotations

import gzip
import re
import sys
import tarfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {
    "us": "dictionary-en", "gb": "dictionary-en-gb", "au": "dictionary-en-au",
    "ca": "dictionary-en-ca",
}  # fmt: skip
QUIET = "quiet"  # the section of words that are right but never suggested


@dataclass(frozen=True)
class Affix:
    """One rule: take `strip` off where `condition` holds, and put `add` there."""

    strip: str
    add: str
    condition: re.Pattern[str]


@dataclass(frozen=True)
class AffixClass:
    """All rules of one flag."""

    prefix: bool
    crosses: bool
    rules: tuple[Affix, ...]


def read_affixes(text: str) -> dict[str, AffixClass]:
    """The rules of an .aff file, by flag."""
    heads: dict[str, tuple[bool, bool]] = {}
    rules: dict[str, list[Affix]] = defaultdict(list)
    for line in text.splitlines():
        fields = line.split()
        if not fields or fields[0] not in {"PFX", "SFX"}:
            continue
        prefix, flag = fields[0] == "PFX", fields[1]
        if flag not in heads:
            heads[flag] = (prefix, fields[2] == "Y")
            continue
        strip = "" if fields[2] == "0" else fields[2]
        add = "" if fields[3] == "0" else fields[3].partition("/")[0]
        where = fields[4] if len(fields) > 4 else "."
        pattern = re.compile(f"^(?:{where})" if prefix else f"(?:{where})$")
        rules[flag].append(Affix(strip, add, pattern))
    return {flag: AffixClass(*head, tuple(rules[flag])) for flag, head in heads.items()}


def _applied(word: str, affixes: AffixClass) -> list[str]:
    made = []
    for rule in affixes.rules:
        if not rule.condition.search(word):
            continue
        if affixes.prefix and word.startswith(rule.strip):
            made.append(rule.add + word[len(rule.strip) :])
        elif not affixes.prefix and word.endswith(rule.strip):
            made.append(word[: len(word) - len(rule.strip)] + rule.add)
    return made


def expand(aff: str, dic: str) -> tuple[set[str], set[str]]:
    """All words of a dictionary, and those of them that must not be suggested."""
    affixes = read_affixes(aff)
    only_inside = re.search(r"^ONLYINCOMPOUND\s+(\S)", aff, re.MULTILINE)
    silent = re.search(r"^NOSUGGEST\s+(\S)", aff, re.MULTILINE)
    words: set[str] = set()
    quiet: set[str] = set()
    for line in dic.splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if not word or any(char.isdigit() for char in word):
            continue  # ordinals are left to a rule of the checker
        if only_inside and only_inside[1] in flags:
            continue
        forms = {word}
        prefixed: set[str] = set()
        for flag in flags:
            found = affixes.get(flag)
            if found is not None and found.prefix:
                made = _applied(word, found)
                forms.update(made)
                prefixed.update(made if found.crosses else ())
        for flag in flags:
            found = affixes.get(flag)
            if found is None or found.prefix:
                continue
            forms.update(_applied(word, found))
            if found.crosses:
                for start in prefixed:
                    forms.update(_applied(start, found))
        words |= forms
        if silent and silent[1] in flags:
            quiet |= forms
    # The checker takes a possessive for its noun.
    return {word for word in words if word[:-2] not in words or not word.endswith("'s")}, quiet


def sections(by_country: dict[str, set[str]], quiet: set[str]) -> str:
    """The resource's text: a line `#us gb` and the sorted words that exactly those have."""
    homes: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set().union(*by_country.values())):
        homes[" ".join(name for name in by_country if word in by_country[name])].append(word)
    homes[QUIET] = sorted(quiet)
    return "\n".join(f"#{name}\n" + "\n".join(homes[name]) for name in sorted(homes))


def main(folder: Path) -> None:
    """Read the packages and write the resource and the licences beside the others."""
    by_country: dict[str, set[str]] = {}
    quiet: set[str] = set()
    for name, package in PACKAGES.items():
        (archive,) = folder.glob(f"{package}-[0-9]*.tgz")
        with tarfile.open(archive) as tar:
            aff, dic, licence = (_read(tar, part) for part in ("index.aff", "index.dic", "license"))
        by_country[name], silent = expand(aff, dic)
        quiet |= silent
        (ROOT / "licences" / f"{package}.txt").write_text(licence, encoding="utf-8")
        sys.stdout.write(f"{name}: {len(by_country[name])} words\n")
    target = ROOT / "resources" / "spelling" / "english.gz"
    target.write_bytes(gzip.compress(sections(by_country, quiet).encode(), 9, mtime=0))
    sys.stdout.write(f"{target.name}: {target.stat().st_size} bytes\n")


def _read(tar: tarfile.TarFile, name: str) -> str:
    file = tar.extractfile(f"package/{name}")
    if file is None:
        raise FileNotFoundError(name)
    return file.read().decode("utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
