#!/usr/bin/env python3
"""Opens a .pli of Palmarès with the public tools `age` and `openssl`: what is in it, without the program that made it.

    open_pli.py FILE.pli FOLDER            asks for the six words on the terminal
    open_pli.py FILE.pli FOLDER --words W  for tests: words as they are shown, with spaces

The form is described in format-pli.md. Needed: Python 3.8 or later, `age` 1.0 or later, `openssl` 1.1.1 or later. Every hash and
the signature are checked before anything is written; a file that does not hold is refused with a sentence and the code 1.
"""

import argparse
import base64
import gzip
import hashlib
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import unicodedata

MAGIC = b"palmares-pli 1\n"
END = re.compile(rb"end (\d{20})\n")
SIGNED = b"palmares-pli 1 contents\n"
# What OpenSSL wants before the 32 bytes of an Ed25519 key (RFC 8410).
ED25519 = bytes.fromhex("302a300506032b6570032100")


def refuse(why):
    sys.exit(f"{why}: nothing was written")


def folded(words):
    """The passphrase that is encrypted with: lower case, without accents, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", words.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z]+", plain))


def parts_of(path):
    """The cover, the line that it stands on, the envelopes and what is encrypted."""
    data = open(path, "rb").read()
    if not data.startswith(MAGIC):
        refuse("no .pli of this form")
    end = END.fullmatch(data[-25:])
    if not end or int(end[1]) != len(data):
        refuse("the file is incomplete")
    line, rest = data[len(MAGIC):-25].split(b"\n", 1)
    cover = json.loads(line)
    envelopes = []
    for envelope in cover["envelopes"]:
        envelopes.append((envelope["opens_with"], rest[:envelope["size"]]))
        rest = rest[envelope["size"]:]
    return cover, line, envelopes, rest


def run(command, data):
    done = subprocess.run(command, input=data, capture_output=True)
    if done.returncode:
        refuse(done.stderr.decode(errors="replace").strip() or command[0])
    return done.stdout


def opened_by_words(envelope, words):
    """`age` reads a passphrase from a terminal only: it is given one."""
    with tempfile.TemporaryDirectory() as folder:
        sealed, key = os.path.join(folder, "sealed"), os.path.join(folder, "key")
        open(sealed, "wb").write(envelope)
        child, terminal = pty.fork()
        if child == 0:
            os.execvp("age", ["age", "--decrypt", "--output", key, sealed])
        said = b""
        while b":" not in said:
            said += os.read(terminal, 1024)
        os.write(terminal, folded(words).encode() + b"\n")
        try:
            while os.read(terminal, 1024):
                pass
        except OSError:
            pass
        _, status = os.waitpid(child, 0)
        if status or not os.path.exists(key):
            refuse("these words do not open it")
        return open(key, "rb").read()


def inside(sealed, key):
    """What is encrypted to the key that the envelope held."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "key")
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
            file.write(key + b"\n")
        return run(["age", "--decrypt", "--identity", path], sealed)


def is_signed(message, signature, signer):
    with tempfile.TemporaryDirectory() as folder:
        names = {name: os.path.join(folder, name) for name in ("key", "message", "signature")}
        key = base64.encodebytes(ED25519 + bytes.fromhex(signer))
        open(names["key"], "wb").write(b"-----BEGIN PUBLIC KEY-----\n" + key + b"-----END PUBLIC KEY-----\n")
        open(names["message"], "wb").write(message)
        open(names["signature"], "wb").write(bytes.fromhex(signature))
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", names["key"], "-rawin"]
        command += ["-in", names["message"], "-sigfile", names["signature"]]
        return subprocess.run(command, capture_output=True).returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("folder")
    parser.add_argument("--words")
    asked = parser.parse_args()
    cover, line, envelopes, sealed = parts_of(asked.file)
    print(f"{cover['kind']} for {cover['member_name']}, version {cover['version']}, {cover['call_name']}")
    envelope = next((envelope for how, envelope in envelopes if how == "passphrase"), None)
    if envelope is None:
        refuse("no words open it: a return is for the key of its workspace")
    key = opened_by_words(envelope, asked.words or input("six words: "))
    text, signature, content = inside(sealed, key).split(b"\n", 2)
    manifest = json.loads(text)
    if manifest["cover"] != hashlib.sha256(line).hexdigest():
        refuse("the cover is not the one that was signed")
    if not is_signed(SIGNED + text, signature.decode(), manifest["signer"]):
        refuse("the signature does not hold")
    names = {}
    for part in manifest["parts"]:
        data, content = content[:part["size"]], content[part["size"]:]
        if hashlib.sha256(data).hexdigest() != part["sha256"]:
            refuse("a part is not what the contents say")
        name = part["sha256"] if part["kind"] == "document" else part["kind"] + ".jsonl"
        names[name] = data if part["kind"] == "document" else gzip.decompress(data)
    if content:
        refuse("something follows the last part")
    os.makedirs(asked.folder)
    for name, data in names.items():
        open(os.path.join(asked.folder, name), "wb").write(data)
    print(f"{len(names)} files in {asked.folder}, signed by {manifest['signer']}")


if __name__ == "__main__":
    main()
