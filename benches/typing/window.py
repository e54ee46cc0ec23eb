"""The program in a real window (WebKitGTK under Xvfb and openbox, keys by xdotool), at the dossier that a member has to score.

For the scripts beside it; the program must be built with `test-hooks`.
"""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.request

WAIVED = ("application_form", "project_description", "legal_existence", "bank_details")
STEPS = (("acknowledgement", "acknowledged"), ("completeness", "complete"), ("admissibility", "admissible"),
         ("eligibility", "eligible"), ("relevance", "relevant"))
MOTIVE = "Vérifié sur les pièces du dossier, en accord avec les objectifs de l’appel."


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Window:
    """The program under WebKit's driver, on a display and in a home of its own."""

    def __init__(self, programs, folder, workspace):
        self.folder, self.groups, self.port = folder, [], free_port()
        read, write = os.pipe()
        self.start(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"], pass_fds=[write])
        display = os.fdopen(read).readline().strip()
        self.env = {"PATH": os.environ["PATH"], "DISPLAY": f":{display}", "LANG": "fr_FR.UTF-8", "GTK_A11Y": "none",
                    "NO_AT_BRIDGE": "1", "DBUS_SESSION_BUS_ADDRESS": "disabled:", "TAURI_WEBVIEW_AUTOMATION": "true"}
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"):
            self.env[name] = os.path.join(folder, name.lower())
            os.makedirs(self.env[name], mode=0o700)
        self.start(["openbox"])
        self.start(["WebKitWebDriver", f"--port={self.port}"])
        program = {"binary": os.path.join(programs, "palmares-desktop"), "args": ["--open", workspace]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": program}}}
        self.session = self.until(lambda: self.ask("/session", wanted))["sessionId"]

    def start(self, command, **more):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        env = getattr(self, "env", None)
        self.groups.append(subprocess.Popen(command, env=env, start_new_session=True, **quiet, **more))

    def close(self):
        for child in reversed(self.groups):
            os.killpg(child.pid, signal.SIGTERM)
            child.wait()

    def ask(self, path, body):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", json.dumps(body).encode(), method="POST")
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def script(self, text, *arguments, kind="sync"):
        return self.ask(f"/session/{self.session}/execute/{kind}", {"script": text, "args": list(arguments)})

    def until(self, holds, patience=60):
        end = time.monotonic() + patience
        while True:
            try:
                if found := holds():
                    return found
            except OSError:
                pass
            if time.monotonic() > end:
                raise SystemExit("the window does not come to where it is measured")
            time.sleep(0.1)

    def wire(self, command, request):
        """A command in the name of who sits at the window."""
        text = """const [command, request, done] = arguments, invoke = window.__TAURI_INTERNALS__.invoke;
            invoke('workspace_status', { caller: null, request: {} }).then(({ seat }) =>
              invoke(command, { caller: seat && { person: seat.person, part: seat.part }, request }))
              .then(done, (error) => done({ error }));"""
        return self.script(text, command, request, kind="async")

    def type(self, text, delay=80):
        subprocess.run(["xdotool", "type", "--delay", str(delay), text], env=self.env, check=True)

    def press(self, keys, pause):
        """Keys by their names, one after another."""
        subprocess.run(["xdotool", "key", "--delay", pause, *keys], env=self.env, check=True)

    def key(self, key):
        subprocess.run(["xdotool", "key", key], env=self.env, check=True)

    def processes(self, name):
        """Those of this window that bear a name, as the kernel cuts it: their numbers, with what it tells of each."""
        found = {}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/environ") as environ, open(f"/proc/{pid}/stat") as stat:
                    if self.folder in environ.read() and f"({name})" in (line := stat.read()):
                        found[int(pid)] = line.rsplit(")", 1)[1].split()
            except OSError:
                continue
        return found

    def spent(self):
        """The processor time of the web process so far, in milliseconds."""
        told = self.processes("WebKitWebProces").values()
        return sum(int(ticks) for one in told for ticks in one[11:13]) * 1000 // os.sysconf("SC_CLK_TCK")


def prepare_room(window):
    """A dossier that a member has still to score: its identifier, and the member."""
    status = window.until(lambda: (found := window.wire("workspace_status", {}))["workspace"] and found)
    of = lambda part: next(one["who"] for one in status["candidates"] if one["who"]["part"] == part)
    secretariat, member = of("secretariat"), of("member")
    window.wire("seat_take", secretariat)
    call = window.wire("call_list", {})["calls"][0]["id"]
    known = window.wire("dossier_get", {"dossier_id": window.wire("dossier_list", {"call_id": call})["dossiers"][0]["id"]})["dossier"]
    applicant = {**known["applicant"], "name": "Mesure"}
    for number in ("siren", "siret", "activity"):
        applicant[number] = applicant[number] or ""
    fields = ("summary", "theme", "applicant_type", "requested_cents", "implementation_insee", "hq_insee", "hq_commitment",
              "form_signed", "received_at")
    applicant = {name: applicant[name] for name in ("kind", "name", "legal_form", "siren", "siret", "activity", "creation_in_progress",
                 "contact_name", "email", "phone", "address", "postal_code", "commune_insee")}
    made = {"title": "Mesure", "applicant": applicant, **{name: known[name] for name in fields}}
    dossier = window.wire("dossier_create", {"call_id": call, "input": made})["id"]
    for kind in WAIVED:
        window.wire("document_waive", {"dossier_id": dossier, "kind": kind, "motive": MOTIVE})
    for step, outcome in STEPS:
        window.wire("check_record", {"dossier_id": dossier, "step": step, "outcome": outcome, "motive": MOTIVE})
    window.wire("assignment_set", {"dossier_id": dossier, "members": [member["person"]]})
    interest = {"kind": "none", "note": "", "recused": False, "imposed": False}
    window.wire("interest_declare", {"member_id": member["person"], "dossier_id": dossier, **interest})
    return dossier, member


def enter_room(window, dossier, member):
    """Sits down as the member and opens the dossier to score."""
    window.until(lambda: window.wire("workspace_status", {})["workspace"])
    window.wire("seat_take", member)
    window.script("location.hash = arguments[0]; location.reload(); return true", f"#/scoring/{dossier}")
    window.until(lambda: window.script("return document.querySelectorAll('main textarea').length > 1"))
