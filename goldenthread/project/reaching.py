"""Whether the database can be reached, said before anything is asked of it: why not, and what to do."""

from typing import Any

from django.db import DatabaseError, connection

from goldenthread.project.environment import SIGNS, SettingError

SECONDS = 5
# What the server says, and what is to be done about it.
REMEDIES = (
    ("password authentication failed", f"It does not take the account’s password. {SIGNS}"),
    ("does not exist", "It has no such database or account: make it first."),
    ("no pg_hba.conf entry", "It lets nobody in from this machine: see its pg_hba.conf."),
    ("too many", "It has no connection left: allow it more, or let fewer workers run."),
)
ELSE = f"Look whether it runs, and whether GOLDENTHREAD_DATABASE says where. {SIGNS}"


def require_database() -> None:
    """Refuse with a sentence where the database cannot be reached, or is none."""
    driver = _driver()
    try:
        _knock(driver)
    except (DatabaseError, driver.Error) as error:
        raise SettingError(_said(str(error))) from error


def _driver() -> Any:
    wrapper: Any = connection
    return wrapper.Database


def _knock(driver: Any) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_master")
        return
    # Past the pool, which goes on trying for half a minute and then says only that it has tried.
    driver.connect(**{"connect_timeout": SECONDS, **connection.get_connection_params()}).close()


def _said(why: str) -> str:
    where = connection.settings_dict
    if connection.vendor == "sqlite":
        return (
            f"The database {where['NAME']} cannot be read ({why}). Put a backup in its place, or look after its disk."
        )
    name = f"{where['NAME']} at {where['HOST'] or 'this machine'}{f':{port}' if (port := where['PORT']) else ''}"
    remedy = next((says for sign, says in REMEDIES if sign in why), ELSE)
    return f"The database {name} cannot be reached. {remedy} The server says: {' '.join(why.split())}"
