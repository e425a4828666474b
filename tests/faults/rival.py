"""One of two that write one library at once, its lock forced: `rival NAME FOLDER COUNT`."""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from pathlib import Path

from desktop_app.bootstrap import open_services
from desktop_app.errors import ConflictError, LibraryChangedError, LibraryError
from desktop_app.paths import paths_inside
from desktop_app.store import lock
from tests.faults.deeds import first_article, say
from tests.faults.ground import READY


def main() -> None:
    """Add numbered words to the same article, each in a save of its own."""
    name, root, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    lock._lock = lambda file: None  # as on a disk where locks do nothing
    services = open_services(root / "Library", write=True, paths=paths_inside(root))
    article = first_article(services)
    say(READY)
    sys.stdin.readline()
    conflicts, reconnected, chance = 0, 0, random.Random(name)
    for n in range(count):
        while True:
            try:
                article, _ = services.writing.save(
                    replace(article, body=f"{name}{n} {article.body}")
                )
                break
            except ConflictError:  # somebody else's words: take them in, and try again
                conflicts += 1
                article = services.library.article(article.id)
            except LibraryChangedError:  # the other one has merged its log: as the window does
                reconnected += services.reconnect()
                article = services.library.article(article.id)
            except LibraryError:  # the other one is holding on to the file
                pass
        time.sleep(chance.uniform(0, 0.03))  # so that they take turns
    services.close()
    say(f"conflicts {conflicts} {reconnected}")


if __name__ == "__main__":
    main()
