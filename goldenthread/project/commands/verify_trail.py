"""Walk every trust's trail and say whether it is whole."""

import argparse

from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail import queries as trail
from goldenthread.project import tables


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--trust", default="", help="one trust's address; all when left out")


def run(chosen: argparse.Namespace) -> int:
    tables.require_up_to_date()
    trusts = Trust.objects.filter(slug=chosen.trust) if chosen.trust else Trust.objects.order_by("slug")
    chains = [(trust.slug, trust.pk) for trust in trusts] + ([] if chosen.trust else [("the installation", None)])
    if chosen.trust and not trusts:
        print(f"There is no trust {chosen.trust}.")
        return 2
    broken = 0
    for name, key in chains:
        found = list(trail.breaks(key))
        broken += len(found)
        print(f"{name}: {'whole' if not found else f'{len(found)} breaks'}")
        for gap in found:
            print(f"  entry {gap.number}: {gap.why}")
    return 1 if broken else 0
