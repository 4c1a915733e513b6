"""Messages made to put a reader of mail out of step: message(n) is always the same bytes for the same number."""
import random

TAGS = [f"A{n:03} OK done" for n in range(12)] + [
    "A004 NO [NONEXISTENT] gone", "* BYE closing", "* 5 EXISTS", "* 1 EXPUNGE", "+ go ahead", "* SEARCH 1 2 3",
    '* ESEARCH (TAG "A003") UID COUNT 0', "* OK [UIDVALIDITY 1] changed", "A007 BAD what",
]
LITERALS = [
    "* 1 FETCH (UID 1 BODY[] {99999}", "{0}", "{5}", "{18446744073709551615}", "* 2 FETCH (BODY[TEXT] {3+}", "~{4}",
    "* 3 FETCH (UID 3 BODY[] {12}\r\nhello world!)", ")", ")\r\nA005 OK Fetch completed.",
]


def head(n, subject="hello"):
    return (
        f"From: Person {n} <p{n}@readers.example.org>\nTo: <list@desk.example.org>\nSubject: {subject}\n"
        f"Message-ID: <{n}@readers.example.org>\n")


def message(n):
    chance = random.Random(n)
    kind = n % 16
    if kind == 0:
        return (head(n) + "\n" + "\n".join(chance.choices(TAGS, k=12)) + "\n").encode()
    if kind == 1:
        return (head(n) + "\n" + "\r\n".join(chance.choices(LITERALS, k=12)) + "\r\n").encode()
    if kind == 2:
        return (head(n, chance.choice(TAGS + LITERALS[:5])) + "\n\n").encode()
    if kind == 3:
        return head(n).encode() + b"\n" + bytes(chance.choices(b"\0\0\0ab\n{}()*+", k=300)) + b"\n"
    if kind == 4:
        return head(n).encode() + b"\n" + chance.randbytes(400) + b"\n"
    if kind == 5:
        return (head(n) + "\n" + "x" * chance.randrange(1, 200_000 if n % 160 == 5 else 3000)).encode()
    if kind == 6:
        return b"no header at all, only words\n" * chance.randrange(1, 4)
    if kind == 7:
        return chance.choice([b"\n", b"\r\n\r\n", b"Subject: x", b"\n\n\n\n", b".\n", b"From \n"])
    if kind == 8:
        parts = "".join(f"--b\nContent-Type: text/plain\n\n{chance.choice(TAGS)}\n" for _ in range(chance.randrange(40)))
        return (head(n) + "Content-Type: multipart/mixed; boundary=b\n\n" + parts).encode()
    if kind == 9:
        deep = "".join(f"--b{d}\nContent-Type: multipart/mixed; boundary=b{d + 1}\n\n" for d in range(60))
        return (head(n) + "Content-Type: multipart/mixed; boundary=b0\n\n" + deep).encode()
    if kind == 10:
        return (head(n) + "\nlines\rwith\rbare\rreturns\r\n" + chance.choice(LITERALS) + "\r").encode()
    if kind == 11:
        return (head(n) + "X-Long: " + "y" * chance.randrange(2000, 20_000) + "\n\nshort\n").encode()
    if kind == 12:
        return (head(n) + "Content-Type: text/plain; charset=none-such\n\n").encode() + b"\xff\xfe\xc0\x80 caf\xe9\n"
    if kind == 13 and n % 16_000 == 13:
        return (head(n) + "\n").encode() + b"five megabytes " * 350_000
    return (head(n, "Question about the grant") + "\nWhen is the next issue?\n").encode()


def served(data):
    """As an IMAP server must send it: CRLF lines, and no NUL may stand in a literal (RFC 3501 §9)."""
    lines = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return lines.replace(b"\0", b"\x80")
