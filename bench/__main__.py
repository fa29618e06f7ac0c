"""``make bench``: how many nudges a second leave, beside plain ``pywebpush.webpush()`` calls in a loop.

Both send as many messages to the same push service in the same run, over http and over https, as real push services
want it. Ours is the whole tick on a database file, with everything it reads and writes; the loop has no database.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

ROWS = {
    "webpush": "plain webpush() in a loop, no database",
    "tick": "the tick, plans made by the ticks before",
    "cold": "a quarter as many, plans still to be made",
}


def main() -> None:
    """Run both and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--users", type=int, default=600, help="users with one device each (600)")
    users = parser.parse_args().users
    with TemporaryDirectory() as folder:
        certificate = Path(folder) / "service.pem"
        write_certificate(certificate)
        found = {"http": measure("http", users, None), "https": measure("https", users, certificate)}
    print(f"\n{users} users with one device and forty people each, nudges a second on {os.cpu_count()} cores:\n")
    print(f"{'':42}{'http':>8}{'https':>8}")
    for key, name in ROWS.items():
        print(f"{name:42}" + "".join(f"{found[scheme][key]:8.0f}" for scheme in found))
    ratios = "".join(f"{found[scheme]['tick'] / found[scheme]['webpush']:7.1f}×" for scheme in found)
    print(f"{'the tick beside the loop':42}{ratios}")


def measure(scheme: str, users: int, certificate: Path | None) -> dict[str, float]:
    """Messages a second, by the names in ``ROWS``, in a fresh process that trusts the certificate."""
    with push_service(certificate) as port:
        # Read when aiohttp and requests are imported.
        trust = {"SSL_CERT_FILE": str(certificate), "REQUESTS_CA_BUNDLE": str(certificate)} if certificate else {}
        run = [sys.executable, "-m", "bench.nudges", f"{scheme}://127.0.0.1:{port}", str(users)]
        told = subprocess.run(run, env={**os.environ, **trust}, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, float] = json.loads(told.stdout)
    return figures


@contextmanager
def push_service(certificate: Path | None) -> Iterator[int]:
    """A push service that runs; its port."""
    run = [sys.executable, "-m", "bench.push_service", *([str(certificate)] if certificate else [])]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


def write_certificate(file: Path) -> None:
    """A certificate of this machine's own address, good for a day, with its key."""
    key, name = generate_private_key(SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + certificate.public_bytes(Encoding.PEM))


if __name__ == "__main__":
    main()
