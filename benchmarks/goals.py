#!/usr/bin/env python3
"""The table of goals from the rows of table.sh: goals.py rows.jsonl"""
import json
import statistics
import sys

rows = {}
for line in open(sys.argv[1]):
    row = json.loads(line)
    rows.setdefault(row["label"], []).append(row)


def values(label, path):
    found = []
    for row in rows.get(label, []):
        for key in path.split("."):
            row = row.get(key) if isinstance(row, dict) else None
        if row is not None:
            found.append(row)
    return found


def middle(label, path):
    found = values(label, path)
    return statistics.median(found) if found else None


def spread(label, path):
    found = values(label, path)
    if not found:
        return "–"
    if len(found) == 1:
        return f"{found[0]:.4g}"
    return f"{min(found):.3g} / **{statistics.median(found):.3g}** / {max(found):.3g}"


def count(label):
    found = rows.get(label)
    return f"{found[0]['n']:,}" if found else "–"


def ratio(ours, theirs):
    return ours / theirs if ours is not None and theirs else None


def line(measure, goal, floe, icecast, met, note=""):
    verdict = "–" if met is None else "yes" if met else "**no**"
    print(f"| {measure} | {goal} | {floe} | {icecast} | {note or '–'} | {verdict} |")


def cpu(measure, ours, theirs, most, bound_latency):
    r = ratio(middle(ours, CPU), middle(theirs, CPU))
    p99, other = middle(ours, P99), middle(theirs, P99)
    met = None if r is None else r <= most and not (bound_latency and p99 > other)
    note = "" if r is None else f"{r:.2f} ×; p99 {p99:.0f} against {other:.0f} ms"
    line(measure, f"≤ {most} ×", spread(ours, CPU), spread(theirs, CPU), met, note)


def latency(measure, label, p50, p99):
    ours = middle(label, P50), middle(label, P99)
    met = None if None in ours else ours[0] <= p50 and ours[1] <= p99
    line(measure, f"≤ {p50} / {p99} ms", f"{spread(label, P50)}; {spread(label, P99)}", "–", met)


def storm(measure, mode, most):
    ours, theirs = rows.get(f"storm/{mode}"), rows.get(f"storm-icecast/{mode}")
    if ours:
        met = ours[0]["all_audio_s"] <= most and ours[0]["failed"] == 0 and ours[0]["alive"] == ours[0]["n"]
        line(measure, f"≤ {most} s", told(ours[0]), told(theirs[0]) if theirs else "–", met)


def told(row):
    return f"{row['alive']:,} of {row['n']:,} in {row['all_audio_s']:.1f} s, {row['failed']} refused"


def memory(measure, mode, most):
    few, full = rows.get(f"few/{mode}"), rows.get(f"warming/{mode}")
    idle = middle(f"idle/{mode}", "rss_kb")
    if few and full and idle:
        each = (full[0]["rss_kb"] - idle) / full[0]["n"]
        slope = (full[0]["rss_kb"] - few[0]["rss_kb"]) / (full[0]["n"] - few[0]["n"])
        line(measure, f"≤ {most} KB", f"{slope:.1f} KB from {count(f'few/{mode}')} to {count(f'warming/{mode}')}", "–",
             slope <= most, f"{each:.1f} KB over idle, JIT and all")


def crowd(measure, label):
    row = rows.get(label, [None])[0]
    if row:
        lost = f"{row['alive']:,} of {row['n']:,} stay, {row['disconnects']} cut, {row['stalls']} stalls"
        met = row["alive"] == row["n"] and row["stalls"] == 0 and row["latency_ms"]["p99"] < 300
        line(measure, "none lost, p99 < 300 ms", lost, "–", met, f"p99 {row['latency_ms']['p99']:.0f} ms")


def flat(measure, mode):
    found = [middle(f"{label}/{mode}", CPU) for label in ("few-warm", "floe", "many")]
    if None not in found:
        off = max(found) / min(found)
        line(measure, "± 15 %", ", ".join(f"{value:.3f}" for value in found), "–", off <= 1.35,
             f"{100 * (max(found) - min(found)) / (max(found) + min(found)):.0f} % about the middle")


CPU, P50, P99 = "cpu_s_per_listener_hour", "latency_ms.p50", "latency_ms.p99"
N = count("floe/plain")
print("| measure | goal | Floe | icecast2 | ratio, remarks | met |")
print("|" + "---|" * 6)
cpu(f"CPU s a listener-hour, plain, N = {N}", "floe/plain", "icecast/plain", 0.5, True)
cpu(f"the same, TLS 1.3, N = {N}", "floe/tls", "icecast/tls", 0.5, True)
cpu("each page at once, plain", "once/plain", "icecast/plain", 1.0, False)
cpu("each page at once, TLS", "once/tls", "icecast/tls", 0.9, False)
latency("latency p50; p99, N = 100, plain", "hundred/plain", 5, 20)
latency("latency p50; p99, N = 100, TLS", "hundred/tls", 5, 20)
latency(f"latency p50; p99, at once, N = {N}, plain", "once/plain", 25, 75)
latency(f"latency p50; p99, at once, N = {N}, TLS", "once/tls", 25, 75)
storm(f"{N} at once, warm, plain", "plain", 1)
storm(f"{N} at once, warm, TLS", "tls", 4)
idle = middle("idle/plain", "rss_kb")
if idle:
    line("RSS idle", "≤ 160 MB", f"{idle / 1024:.0f} MB", "–", idle <= 160 * 1024)
memory("RSS of a listener, plain", "plain", 10)
memory("RSS of a listener, TLS", "tls", 25)
for mode in ("plain", "tls"):
    crowd(f"N = {count(f'many-once/{mode}')}, {mode}, at once", f"many-once/{mode}")
    crowd(f"N = {count(f'many/{mode}')}, {mode}, default settings", f"many/{mode}")
for mode in ("plain", "tls"):
    flat(f"CPU a listener, N = {count(f'few/{mode}')}, {N}, {count(f'many/{mode}')}, {mode}", mode)
