"""Writes predictions of 1,000 checkpoints that are barely better than chance, 10,000 examples x 10 classes each, to time
`gradus explain` where its test against chance has to draw every table to the end:

    python3 bench/peers/explain_predictions.py barely        (needs numpy)
    command time ./gradus explain --labels barely/y.npy --model 'barely/preds/*.npy' --by barely/linear.npy
"""
import pathlib
import sys

import numpy as np

out = pathlib.Path(sys.argv[1])
(out / "preds").mkdir(parents=True, exist_ok=True)
rng = np.random.default_rng(0)
n, k, files = 10_000, 10, 1_000
y = rng.integers(0, k, n)
linear = np.where(rng.random(n) < 0.8, y, rng.integers(0, k, n))
np.save(out / "y.npy", y.astype("uint8"))
np.save(out / "linear.npy", linear.astype("uint8"))
for step in range(1, files + 1):
    # A young network prefers some classes; what it knows it shares with the linear model.
    guess = rng.choice(k, n, p=rng.dirichlet(np.full(k, 2.0)))
    knows = rng.random(n) < 0.02
    np.save(out / "preds" / f"step-{step}.npy", np.where(knows, linear, guess).astype("uint8"))
