#!/usr/bin/env python3
"""strict.py FOLDER: every .eml is read by Python's strict email parser; ends with 1 at the first thing that is wrong."""
import email, email.policy, pathlib, sys

names = sorted(pathlib.Path(sys.argv[1]).rglob("*.eml"))
wanted = ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "List-Id", "List-Unsubscribe", "List-Help", "Feedback-ID"]
ids = set()
for name in names:
    raw = name.read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b""), f"{name}: a bare CR or LF"
    assert max(map(len, raw.split(b"\r\n"))) <= 998 and max(raw) < 128, f"{name}: a line too long or not 7-bit"
    message = email.message_from_bytes(raw, policy=email.policy.strict)
    for field in wanted:
        assert len(message.get_all(field, [])) == 1, f"{name}: {field} {message.get_all(field)}"
    for field in message.keys():
        for defect in message[field].defects:
            raise AssertionError(f"{name}: {field}: {defect!r}")
    assert len(message["To"].addresses) == 1 and len(message["From"].addresses) == 1, f"{name}: more than one address"
    parts = [part.get_content_type() for part in message.walk()]
    assert parts == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar"], f"{name}: {parts}"
    for part in message.walk():
        assert not part.defects, f"{name}: {part.defects}"
        if not part.is_multipart():
            assert part.get_content(), name
    assert "example.org" in message.get_body(("plain",)).get_content(), name
    assert message["Message-ID"] or ids.add(message["Message-ID"])
print(len(names), "messages")
