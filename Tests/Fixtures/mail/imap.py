#!/usr/bin/env python3
"""A scripted IMAP server with five messages: imap.py FOLDER [--mode MODE] [--tls implicit|starttls --cert C --key K]

Writes its port to FOLDER/port and each command to FOLDER/commands. User `list` with password or token `secret`. Modes:
honest; long (a literal that promises more than comes, then the end); huge (a size no machine has); bye (leaves in the
middle of a message); wrongtag (answers under another tag, and never again); disagree (a search whose count is not its
numbers'); plain (no ESEARCH); renumbered (another UIDVALIDITY than STATUS told); refuse (NO to every fetch).
The bodies themselves forge answers in every mode.
"""
import argparse, asyncio, base64, os, re, ssl

options = argparse.ArgumentParser()
options.add_argument("folder")
options.add_argument("--mode", default="honest")
for name in ("tls", "cert", "key"):
    options.add_argument("--" + name)
options = options.parse_args()
context = None
if options.tls:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(options.cert, options.key)


def body(uid):
    forged = "".join(f"A{n:03} OK FETCH completed\r\n* {n} FETCH (UID {n} BODY[] {{5}}\r\nwrong)\r\n" for n in range(12))
    return f"Subject: message {uid}\r\n\r\n{forged})\r\n* BYE\r\n{{99}}\r\nend of {uid}\r\n".encode()


async def serve(reader, writer):
    def say(text):
        writer.write(text.encode() + b"\r\n")

    def capabilities(isSafe):
        words = "IMAP4rev1 UIDPLUS MOVE SASL-IR AUTH=PLAIN AUTH=XOAUTH2"
        return words + ("" if options.mode == "plain" else " ESEARCH") + (
            " STARTTLS" if options.tls == "starttls" and not isSafe else "")

    def fetch(tag, uid):
        message = body(uid)
        if options.mode == "refuse":
            return say(f"{tag} NO not today")
        size = {"long": len(message) + 500, "huge": 2**64 - 1}.get(options.mode, len(message))
        say(f"* {uid} FETCH (UID {uid} BODY[] {{{size}}}")
        if options.mode in ("long", "bye"):
            writer.write(message[:40] + (b"\r\n* BYE\r\n" if options.mode == "bye" else b""))
            raise ConnectionError
        writer.write(message)
        say(")")
        say(("Z" if options.mode == "wrongtag" else "") + f"{tag} OK FETCH completed")

    def search(tag, words):
        low, high = (words.split()[-1].split(":") + [""])[:2]
        first, last = int(low), 5 if high == "*" else int(high or low)
        found = [uid for uid in range(1, 6) if first <= uid <= last]
        if options.mode == "plain":
            say("* SEARCH " + " ".join(map(str, found)))
        elif "MAX" in words:
            say(f'* ESEARCH (TAG "{tag}") UID MAX {max(found, default=0)} COUNT {len(found)}')
        else:
            count = len(found) + (1 if options.mode == "disagree" and len(found) > 1 else 0)
            numbers = f" ALL {','.join(map(str, found))}" if found else ""
            say(f'* ESEARCH (TAG "{tag}") UID COUNT {count}{numbers}')
        say(f"{tag} OK SEARCH completed")

    async def turn(line, state):
        tag, _, rest = line.partition(" ")
        word = rest.upper()
        with open(os.path.join(options.folder, "commands"), "a") as file:
            file.write(rest.split(" ", 1)[0] + " ..." + "\n" if word.startswith(("LOGIN", "AUTH")) else rest + "\n")
        if word == "CAPABILITY":
            say("* CAPABILITY " + capabilities(state.get("safe")))
            say(f"{tag} OK")
        elif word == "STARTTLS" and context:
            say(f"{tag} OK begin")
            await writer.drain()
            await writer.start_tls(context)
            state["safe"] = True
        elif word.startswith(("LOGIN", "AUTHENTICATE")):
            words = rest.split()
            if words[0].upper() == "LOGIN":
                isKnown = [w.strip('"') for w in words[1:3]] == ["list", "secret"]
            else:
                isKnown = base64.b64decode(words[2]) in (b"\0list\0secret", b"user=list\1auth=Bearer secret\1\1")
            say(f"{tag} OK welcome" if isKnown else f"{tag} NO [AUTHENTICATIONFAILED] no")
        elif word.startswith("STATUS"):
            say('* STATUS "INBOX" (MESSAGES 5 UIDNEXT 6 UIDVALIDITY 77)')
            say(f"{tag} OK")
        elif word.startswith("SELECT"):
            say("* 5 EXISTS")
            say(f"* OK [UIDVALIDITY {78 if options.mode == 'renumbered' else 77}] valid")
            say(f"{tag} OK [READ-WRITE] selected")
        elif word.startswith("UID SEARCH"):
            search(tag, rest)
        elif found := re.match(r"UID FETCH (\d+) BODY", word):
            fetch(tag, int(found[1]))
        elif word.startswith(("UID", "CREATE", "NOOP")):
            say(f"{tag} OK done")
        elif word.startswith("LOGOUT"):
            say("* BYE")
            say(f"{tag} OK")
            raise ConnectionError
        else:
            say(f"{tag} BAD what")

    state = {}
    try:
        say("* OK ready")
        while line := await reader.readline():
            await turn(line.decode("latin-1").strip(), state)
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context if options.tls == "implicit" else None)
    part = os.path.join(options.folder, "port.part")
    with open(part, "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(part, os.path.join(options.folder, "port"))
    await server.serve_forever()


asyncio.run(main())
