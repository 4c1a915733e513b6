#!/usr/bin/env python3
"""An SMTP server that means no good: hostile_smtp.py FOLDER MODE@STAGE

Writes its port to FOLDER/port. STAGE is where it misbehaves (banner, ehlo, mail, rcpt, data, end); before that it is
polite. MODE is what it does then: endless (continuation lines for ever), long (a line of 8 MB), code (999), nul (NULs in
its answer), early (all answers of the conversation at once), close (ends the connection), half (closes in the middle of
an answer), drip (an octet each 100 ms, no end), words (no digits), silent.
"""
import os, socket, sys, threading, time

folder, script = sys.argv[1], sys.argv[2]
mode, stage = script.split("@")
ANSWERS = {
    "banner": b"220 hello\r\n", "ehlo": b"250-here\r\n250-PIPELINING\r\n250 SIZE 1000000\r\n", "mail": b"250 2.1.0 ok\r\n",
    "rcpt": b"250 2.1.5 ok\r\n", "data": b"354 go\r\n", "end": b"250 2.0.0 taken\r\n"}


def misbehave(client, at):
    if mode == "endless":
        while True:
            client.sendall(b"250-and more\r\n" * 1000)
    elif mode == "long":
        client.sendall(b"250 " + b"x" * (8 << 20) + b"\r\n")
    elif mode == "code":
        client.sendall(b"999 what\r\n")
    elif mode == "nul":
        client.sendall(b"2\0050 \0\0ok\r\n")
    elif mode == "early":
        client.sendall(b"".join(ANSWERS.values()))
    elif mode == "half":
        client.sendall(ANSWERS[at][:2])
    elif mode == "words":
        client.sendall(b"certainly, sir\r\n")
    elif mode == "drip":
        while True:
            client.sendall(b"2")
            time.sleep(0.1)
    elif mode == "silent":
        time.sleep(60)
    raise ConnectionError


def serve(client):
    def answer(at):
        if at == stage:
            misbehave(client, at)
        client.sendall(ANSWERS[at])

    lines = client.makefile("rb")
    try:
        answer("banner")
        while line := lines.readline():
            word = line[:4].decode("latin-1").upper()
            if word == "QUIT":
                break
            answer({"EHLO": "ehlo", "HELO": "ehlo", "MAIL": "mail", "RCPT": "rcpt", "DATA": "data"}.get(word, "mail"))
            if word == "DATA":
                while lines.readline() not in (b".\r\n", b""):
                    pass
                answer("end")
    except OSError:
        pass
    finally:
        client.close()


listener = socket.create_server(("127.0.0.1", 0))
with open(os.path.join(folder, "port.part"), "w") as file:
    file.write(str(listener.getsockname()[1]))
os.rename(os.path.join(folder, "port.part"), os.path.join(folder, "port"))
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
