"""certbot in a home of its own."""

from pathlib import Path

from tests.programs.support.pebble import Pebble
from tests.programs.support.running import Home


class Certbot:
    """certbot in a home. Its configuration has the ACME server and the account there.

    Args:
        home: where it runs, and where its folders are.
        pebble: the ACME server.
    """

    def __init__(self, home: Home, pebble: Pebble) -> None:
        self.home = home
        self._trusted = {"REQUESTS_CA_BUNDLE": str(pebble.ca_file)}
        settings = {
            "server": pebble.directory,
            "email": "admin@example.com",
            "agree-tos": "true",
            "non-interactive": "true",
            **{f"{kind}-dir": home.folder / kind for kind in ("config", "work", "logs")},
        }
        lines = [f"{name} = {value}\n" for name, value in settings.items()]
        config = home.folder / ".config" / "letsencrypt"
        config.mkdir(parents=True)
        (config / "cli.ini").write_text("".join(lines))

    def run(self, line: str, status: int = 0) -> str:
        """What a line of the shell told."""
        done = self.home.run("sh", "-c", line, environment=self._trusted, status=status)
        return done.stdout + done.stderr

    @property
    def certificate(self) -> Path:
        return self.home.folder / "config" / "live" / "example.com" / "cert.pem"
