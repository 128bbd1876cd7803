"""What is wrong with a setting or the database is said in a sentence, never as a trace."""

import socket
from types import SimpleNamespace

import pytest

from goldenthread.project import command, environment, reaching
from goldenthread.project.commands import serve


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [("GOLDENTHREAD_ADDRESS", "plan.example", environment.site_address),
     ("PORT", "many", environment.site_address),
     ("GOLDENTHREAD_MAIL_PORT", "-1", lambda: environment.number("GOLDENTHREAD_MAIL_PORT", 587)),
     ("GOLDENTHREAD_DATABASE", "mysql://a", lambda: environment.database(environment.ROOT)),
     ("GOLDENTHREAD_DATABASE", "postgresql://a:b/c@d:e/f", lambda: environment.database(environment.ROOT))],
)  # fmt: skip
def test_a_setting_that_is_wrong_is_named(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)
    with pytest.raises(environment.SettingError, match=name):
        read()


def test_an_empty_secret_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.delenv("GOLDENTHREAD_SECRET_KEY", raising=False)
    (tmp_path / "secret-key").write_text("\n")
    assert len(environment.secret_key(tmp_path)) > 40


@pytest.mark.parametrize(
    ("why", "says"),
    [("FATAL: password authentication failed for user", "%40"), ('database "x" does not exist', "make it first"),
     ("Connection refused", "Look whether it runs")],
)  # fmt: skip
def test_a_database_out_of_reach_is_said_with_what_to_do(monkeypatch, why, says):
    class Driver:
        Error = ConnectionError

        def connect(self, **_: object) -> None:
            raise ConnectionError(why)

    where = {"NAME": "trust", "HOST": "db.example", "PORT": 5432}
    away = SimpleNamespace(
        vendor="postgresql", Database=Driver(), settings_dict=where, get_connection_params=dict
    )  # fmt: skip
    monkeypatch.setattr(reaching, "connection", away)
    with pytest.raises(environment.SettingError, match=says):
        reaching.require_database()


def test_a_port_that_is_taken_is_said_before_anything_is_done(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(command.Refused, match="choose another"):
            serve._require_free("127.0.0.1", taken.getsockname()[1])
