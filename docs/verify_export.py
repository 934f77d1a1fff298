"""Check an export of Parley with nothing of Parley: python verify_export.py FOLDER [PUBLIC_KEY_HEX]"""
import hashlib, json, pathlib, sys

def spelled(value):  # the one JSON spelling that is hashed and signed
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

def sha256(content):
    return hashlib.sha256(content).hexdigest()

def check_signature(what, signature, content):
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature.strip()), content)
    except ImportError:
        unchecked.append(f"{what}: signature not checked, because Python's package 'cryptography' is not installed")
    except Exception:
        wrong.append(f"{what}: the signature is not one of key {key[:16]}")

folder, wrong, unchecked = pathlib.Path(sys.argv[1]), [], []
manifest, raw = json.loads((folder / "manifest.json").read_bytes()), (folder / "file.json").read_bytes()
file, key = json.loads(raw), sys.argv[2] if len(sys.argv) > 2 else manifest["public_key"]
wrong += [f"{name}: not the document that was exported" for name, digest in manifest["sha256"].items()
          if sha256((folder / name).read_bytes()) != digest]
check_signature("file.json", (folder / "file.json.sig").read_text(), raw)
check_signature("manifest.json", manifest.pop("signature"), spelled(manifest))
anchor, told, erasures = file["anchor"]["statement"], {}, {e["statement"]["id"]: e for e in file["erasures"]}
check_signature("anchor", file["anchor"]["signature"], spelled(anchor))
for erasure in erasures.values():
    check_signature(f"tombstone {erasure['statement']['id']}", erasure["signature"], spelled(erasure["statement"]))
for event in sum(file["chains"].values(), []) + file["related"]:
    where, body = f"chain {event['chain']}, event {event['chain_seq']}", {k: v for k, v in event.items() if k != "hash"}
    if event.get("erasure_id", "") not in ["", *erasures]:
        wrong.append(f"{where}: the content is gone without a tombstone")
    elif "erasure_id" not in event and sha256(spelled(body)) != event["hash"]:
        wrong.append(f"{where}: was changed after it was written")
    told.setdefault(event["subject"], event["payload"].get("text"))
for name, events in file["chains"].items():
    seq, before = 0, "0" * 64
    for event in events:
        if (event["chain"], event["chain_seq"], event["previous_hash"]) != (name, seq + 1, before):
            wrong.append(f"chain {name}, place {seq + 1}: event {event['chain_seq']} does not follow the one before it")
        seq, before = event["chain_seq"], event["hash"]
    node = hashlib.sha256(b"\0" + spelled([name, seq, before])).digest()
    for side, other in file["proofs"][name]:
        node = hashlib.sha256(b"\1" + (bytes.fromhex(other) + node if side == "left" else node + bytes.fromhex(other))).digest()
    wrong += [] if node.hex() == anchor["root"] else [f"chain {name}: does not end where the signed anchor says"]
wrong += [f"message {row['id']}: another text than its event" for row in file["tables"].get("message", [])
          if told.get(row["id"]) not in (None, row["text"])]
print("\n".join(wrong + unchecked) or f"Nothing was changed. Signed by key {key}: compare it with the published one.")
sys.exit(1 if wrong else 0)
