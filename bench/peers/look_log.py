"""Writes a log of 60,000 examples x 200 epochs x 10 classes in float32 (480 MB), to time `gradus look` with:

    python3 bench/peers/look_log.py log.npz        (needs numpy)
    command time -v ./gradus look log.npz --out look.html     wanted: < 30 s, < 2 GB
"""
import sys

import numpy as np

rng = np.random.default_rng(0)
n, epochs, classes = 60_000, 200, 10
gold = rng.integers(0, classes, n)
speed = rng.lognormal(-3, 0.5, n).astype(np.float32)
logits = rng.standard_normal((epochs, n, classes), dtype=np.float32)
for t in range(epochs):
    logits[t, np.arange(n), gold] += 6 * (1 - np.exp(-speed * t))
np.savez(sys.argv[1], logits=logits, gold=gold)
