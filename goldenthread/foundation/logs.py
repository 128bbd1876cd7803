"""What a log may not hold: private links, with which whoever reads the log could open what is another's."""

import logging
import re

_PRIVATE = re.compile(r"(/(?:calendar|invitation)/)[\w-]{12,}")


class WithoutPrivateLinks(logging.Filter):
    """Puts dots in place of the secret part of a private link, wherever a line speaks of it."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        hidden = _PRIVATE.sub(r"\1…", said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True
