#!/usr/bin/env python3
"""A scriptable SMTP server: sink.py FOLDER [--plain --seed N --drop P --refuse P --grey P --lose P --delay MS]

Writes its port to FOLDER/port and, for each message taken, one line `Message-ID recipient sender` to FOLDER/taken and the
bytes to FOLDER/messages when that folder exists. With --tls (starttls or implicit) it shows --cert and --key and takes
mail only over TLS; with --auth MECHANISMS only from `user` with password or token `secret`, and notes each attempt in
FOLDER/auth. What it does follows the recipient's name before the first dot:
refuse (550 5.1.1), full (452 4.2.2), policy (550 5.7.1), grey (451 at first), dropmail, droprcpt, dropdata (close there),
lose (takes the message and closes without an answer), late (answers too late), after550, after451; sender `refused…`
is answered 550. PIPELINING is offered unless --plain. With P given, any recipient is dropped, refused, put off or its acknowledgement lost by chance.
"""
import argparse, asyncio, base64, os, random, ssl

options = argparse.ArgumentParser()
options.add_argument("folder")
for name in ("seed", "drop", "refuse", "grey", "lose", "delay"):
    options.add_argument("--" + name, type=float, default=0)
options.add_argument("--port", type=int, default=0)
options.add_argument("--plain", action="store_true")
for name in ("tls", "cert", "key", "auth"):
    options.add_argument("--" + name)
options = options.parse_args()
context = None
if options.tls:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(options.cert, options.key)
chance = random.Random(int(options.seed))
taken = open(os.path.join(options.folder, "taken"), "a", buffering=1)
greeted, count = set(), 0


class Gone(Exception):
    pass


def forget(state):
    """A transaction is over; what was agreed for the connection stays."""
    for name in ("from", "to", "valid"):
        state.pop(name, None)


async def serve(reader, writer):
    async def say(text):
        if options.delay:
            await asyncio.sleep(options.delay / 1000)
        writer.write((text + "\r\n").encode())
        await writer.drain()

    async def ask(prompt):
        await say("334 " + base64.b64encode(prompt).decode())
        return base64.b64decode(await reader.readline())

    async def log_in(words, state):
        """RFC 4954: PLAIN, LOGIN and XOAUTH2, each with or without an initial response."""
        first = base64.b64decode(words[2]) if len(words) > 2 else None
        mechanism = words[1].upper()
        if mechanism == "LOGIN":
            who = [first or await ask(b"Username:"), await ask(b"Password:")]
        else:
            whole = first or await ask(b"")
            who = whole.split(b"\0")[1:3] if mechanism == "PLAIN" else [
                whole.split(b"\1")[0][5:], whole.split(b"\1")[1].removeprefix(b"auth=Bearer ")]
        state["known"] = mechanism in options.auth and who == [b"user", b"secret"]
        with open(os.path.join(options.folder, "auth"), "a") as file:
            file.write(f"{mechanism} {who[0].decode()} {'ok' if state['known'] else 'refused'}\n")
        await say("235 2.7.0 welcome" if state["known"] else "535 5.7.8 not with that")

    async def turn(line, state):
        global count
        word = line[:4].upper()
        if word in ("EHLO", "HELO"):
            offers = ["sink", "ENHANCEDSTATUSCODES", "SIZE 20000000"] + ([] if options.plain else ["PIPELINING"])
            if options.tls == "starttls" and not state.get("safe"):
                offers.append("STARTTLS")
            elif options.auth:
                offers.append("AUTH " + options.auth.replace(",", " "))
            await say("".join(f"250-{word}\r\n" for word in offers) + "250 8BITMIME")
        elif word == "STAR" and context:
            await say("220 go ahead")
            await writer.start_tls(context)
            state["safe"] = True
        elif word == "AUTH" and options.auth:
            await log_in(line.split(), state)
        elif word in ("MAIL", "DATA") and (options.auth and not state.get("known") or options.tls == "starttls" and not state.get("safe")):
            await say("530 5.7.0 not like this")
        elif word == "RSET":
            forget(state)
            await say("250 2.0.0 ok")
        elif word == "MAIL":
            if "from" in state:
                return await say("503 5.5.1 nested MAIL command")
            state["from"] = line[line.find("<") + 1 : line.find(">")]
            if state["from"].startswith("refused"):
                del state["from"]
                return await say("550 5.7.1 sender refused")
            if chance.random() < options.drop / 3:
                raise Gone
            await say("250 2.1.0 ok")
        elif word == "RCPT":
            to = state["to"] = line[line.find("<") + 1 : line.find(">")]
            kind = to.split("@")[0].split(".")[0]
            if kind == "dropmail" or kind == "droprcpt" or chance.random() < options.drop / 3:
                raise Gone
            if kind == "refuse" or chance.random() < options.refuse:
                return await say("550 5.1.1 no such user here")
            if kind == "policy":
                return await say("550 5.7.1 not from you")
            if kind == "full":
                return await say("452 4.2.2 mailbox full")
            if (kind == "grey" or chance.random() < options.grey) and to not in greeted:
                greeted.add(to)
                return await say("451 4.7.1 greylisted, come back")
            state["valid"] = True
            await say("250 2.1.5 ok")
        elif word == "DATA":
            if not state.get("valid"):
                return await say("554 5.5.1 no valid recipients")
            recipient, sender = state["to"], state["from"]
            kind = recipient.split("@")[0].split(".")[0]
            if kind == "dropdata" or chance.random() < options.drop / 3:
                raise Gone
            await say("354 go ahead")
            message = await reader.readuntil(b"\r\n.\r\n")
            forget(state)
            if kind == "after550":
                return await say("550 5.1.1 no such user after all")
            if kind == "after451":
                return await say("451 4.3.0 not now")
            name = next((l[11:].strip() for l in message.split(b"\r\n") if l[:11].lower() == b"message-id:"), b"?")
            taken.write(f"{name.decode()} {recipient} {sender}\n")
            count += 1
            folder = os.path.join(options.folder, "messages")
            if os.path.isdir(folder):
                with open(os.path.join(folder, f"{count:06}.eml"), "wb") as file:
                    file.write(message[:-3].replace(b"\r\n..", b"\r\n."))
            if kind == "lose" or chance.random() < options.lose:
                raise Gone
            if kind == "late":
                await asyncio.sleep(4)
            await say("250 2.0.0 taken")
        elif word == "QUIT":
            await say("221 bye")
            raise Gone
        else:
            await say("250 ok")

    state = {}
    try:
        await say("220 sink ready")
        while line := await reader.readline():
            await turn(line.decode("latin-1").strip(), state)
    except (Gone, ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(
        serve, "127.0.0.1", options.port, limit=1 << 26, ssl=context if options.tls == "implicit" else None)
    part = os.path.join(options.folder, "port.part")
    with open(part, "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(part, os.path.join(options.folder, "port"))
    await server.serve_forever()


asyncio.run(main())
