"""Mail goes out encrypted, by name and password, to a server whose certificate is good; to another it does not go."""

from __future__ import annotations

import ssl
import subprocess
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from app.mail import PostOffice
from app.settings import Settings
from tests.app.smtp import a_mail_server


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Of 127.0.0.1, and trusted on this machine during the test."""
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context


def a_message() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "vanthu@vanthu.test", "lan@vanthu.test", "Nhắc việc"
    message.set_content("Đồng chí có 2 nhắc việc mới.")
    return message


def settings(tmp_path: Path, port: int, security: str, password: str = "") -> Settings:
    return Settings(
        instance=tmp_path, database="", smtp_host="127.0.0.1", smtp_port=port, smtp_security=security,
        smtp_user="vanthu" if password else "", smtp_password=password, smtp_from="vanthu@vanthu.test",
    )  # fmt: skip


def knows(_server: object, _session: object, _envelope: object, _mechanism: str, told: LoginPassword) -> AuthResult:
    return AuthResult(success=told.login == b"vanthu" and told.password == b"dung", handled=False)


def test_mail_goes_over_starttls_with_a_password(tmp_path: Path, certificate: ssl.SSLContext) -> None:
    wishes = {"tls_context": certificate, "authenticator": knows, "auth_required": True}
    with a_mail_server(**wishes) as (box, port):
        PostOffice(settings(tmp_path, port, "starttls", "dung")).send(a_message())

        with pytest.raises(OSError, match="535"):
            PostOffice(settings(tmp_path, port, "starttls", "sai")).send(a_message())

    assert [message["To"] for message in box.messages] == ["lan@vanthu.test"]


def test_mail_goes_over_ssl(tmp_path: Path, certificate: ssl.SSLContext) -> None:
    with a_mail_server(ssl_context=certificate) as (box, port):
        PostOffice(settings(tmp_path, port, "ssl")).send(a_message())

    assert len(box.messages) == 1


def test_no_mail_goes_to_a_server_with_a_strange_certificate(
    tmp_path: Path, certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    server = a_mail_server(tls_context=certificate, authenticator=knows)
    with server as (box, port), pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        PostOffice(settings(tmp_path, port, "starttls", "dung")).send(a_message())

    assert box.messages == []


def test_no_password_goes_to_a_server_that_cannot_encrypt(tmp_path: Path) -> None:
    with a_mail_server() as (box, port), pytest.raises(OSError, match="STARTTLS"):
        PostOffice(settings(tmp_path, port, "starttls", "dung")).send(a_message())

    assert box.messages == []
