"""Real mail servers for benches and scripts, on loopback, in a folder of their own, ended by their ids."""
import os, pathlib, shutil, signal, socket, subprocess, time

SERVICES = """\
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_port(port):
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nobody listens on port {port}")


class Postfix:
    """A Postfix of its own; what it takes stays in its hold queue, synced to disk as ever."""

    def __init__(self, folder, hold=True, **settings):
        self.folder, self.port = pathlib.Path(folder), free_port()
        conf = self.folder / "conf"
        for name in ("conf", "queue", "data", "log"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        shutil.chown(self.folder / "data", "postfix")
        lines = {
            "compatibility_level": "3.6", "queue_directory": self.folder / "queue", "data_directory": self.folder / "data",
            "command_directory": "/usr/sbin", "daemon_directory": "/usr/lib/postfix/sbin", "mail_owner": "postfix",
            "setgid_group": "postdrop", "inet_interfaces": "127.0.0.1", "inet_protocols": "ipv4",
            "myhostname": "relay.bench.example.org", "mydestination": "", "local_recipient_maps": "", "alias_maps": "",
            "mynetworks": "127.0.0.0/8", "smtpd_recipient_restrictions": "permit_mynetworks, reject",
            "default_transport": "discard:", "maillog_file": self.folder / "log/mail.log",
            "maillog_file_prefixes": self.folder, "smtp_tls_security_level": "none", "smtpd_tls_security_level": "none",
        }
        if hold:
            lines["smtpd_end_of_data_restrictions"] = "check_client_access static:HOLD"
        lines.update(settings)
        (conf / "main.cf").write_text("".join(f"{name} = {value}\n" for name, value in lines.items()))
        (conf / "master.cf").write_text(f"127.0.0.1:{self.port} inet n - n - - smtpd\n" + SERVICES)
        for name in ("dynamicmaps.cf", "postfix-files"):
            if os.path.exists("/etc/postfix/" + name):
                shutil.copy("/etc/postfix/" + name, conf)
        with open(self.folder / "log/start", "w") as log:
            self.task = subprocess.Popen(["postfix", "-c", conf, "start-fg"], stdout=log, stderr=log)
        await_port(self.port)

    def held(self):
        return sum(1 for _, _, files in os.walk(self.folder / "queue/hold") for _ in files)

    def end(self):
        """Its own processes end with its master."""
        pid = self.folder / "queue/pid/master.pid"
        if pid.exists():
            os.kill(int(pid.read_text()), signal.SIGTERM)
        self.task.kill()
        self.task.wait()


DOVECOT = """\
base_dir = {folder}/run
state_dir = {folder}/state
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = {folder}/dovecot.log
mail_location = maildir:{folder}/Maildir
first_valid_uid = 1
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid=65534 gid=65534 home={folder}
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""


class Dovecot:
    """A Dovecot of its own over one maildir; any user, password `secret`."""

    def __init__(self, folder):
        self.folder, self.port = pathlib.Path(folder), free_port()
        self.new = self.folder / "Maildir/new"
        for name in ("Maildir/new", "Maildir/cur", "Maildir/tmp", "run", "state"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)

    def start(self):
        for place, _, files in os.walk(self.folder / "Maildir"):
            for path in [place] + [os.path.join(place, file) for file in files]:
                os.chown(path, 65534, 65534)
        shutil.chown(self.folder, 65534, 65534)
        conf = self.folder / "dovecot.conf"
        conf.write_text(DOVECOT.format(folder=self.folder, port=self.port))
        with open(self.folder / "start", "w") as log:
            self.task = subprocess.Popen(["dovecot", "-F", "-c", conf], stdout=log, stderr=log)
        await_port(self.port)

    def uids(self):
        """Which file each number stands for, as Dovecot itself keeps it."""
        lines = (self.folder / "Maildir/dovecot-uidlist").read_text().splitlines()[1:]
        return {int(line.split(" ", 1)[0]): line.rsplit(":", 1)[1] for line in lines}

    def end(self):
        """By force: a test runner may have started us with the gentler signals blocked, and Dovecot inherits that."""
        self.task.kill()
        self.task.wait()
