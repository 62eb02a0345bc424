"""certbot in a home of its own, with an account at an ACME server."""

from pathlib import Path

from tests.programs.support.pebble import Pebble
from tests.programs.support.running import Home


class Certbot:
    """Runs certbot.

    Args:
        home: where it runs, and where its folders are.
        pebble: the ACME server.
    """

    def __init__(self, home: Home, pebble: Pebble) -> None:
        self.home = home
        self._pebble = pebble

    def run(self, *words: "str | Path", status: int = 0) -> str:
        """What a run told."""
        folders = [f"--{kind}-dir={self.home.folder / kind}" for kind in ("config", "work", "logs")]
        trusted = {"REQUESTS_CA_BUNDLE": str(self._pebble.ca_file)}
        done = self.home.run(
            "certbot", *words, "--non-interactive", *folders, environment=trusted, status=status
        )
        return done.stdout + done.stderr

    def issue(self, domains: "list[str]", *words: "str | Path", name: str = "test", status: int = 0) -> str:
        """Asks for a certificate. The words say how the challenges are answered."""
        account = ["--server", self._pebble.directory, "--agree-tos", "--email", "admin@example.com"]
        names = [word for domain in domains for word in ("--domain", domain)]
        return self.run("certonly", "--cert-name", name, *account, *names, *words, status=status)

    def renew(self) -> str:
        """Renews all certificates at once."""
        return self.run("renew", "--force-renewal", "--no-random-sleep-on-renew")

    def certificate(self, name: str = "test") -> Path:
        return self.home.folder / "config" / "live" / name / "cert.pem"
