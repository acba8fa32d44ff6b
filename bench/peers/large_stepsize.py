"""CPU time of a step of full-batch gradient descent in PyTorch, float64, one thread.

The same step and measurements as the benchmark large-stepsize. Prints `n,d,m activation
microseconds` lines. Debian: apt install python3-torch; then /usr/bin/python3 large_stepsize.py
"""
import math
import time

import torch

torch.set_num_threads(1)


def normal_cdf(z):
    return 0.5 * torch.erfc(-z / math.sqrt(2))


def softplus(z):
    return torch.nn.functional.softplus(z), torch.sigmoid(z)


def gelu(z):
    phi = normal_cdf(z)
    return z * phi, phi + z * torch.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def microseconds(n, d, m, activation, steps):
    torch.manual_seed(0)
    x = torch.randn(n, d, dtype=torch.float64) / math.sqrt(d)
    y = torch.sign(x[:, 0])
    a = torch.tensor([(-1.0) ** j for j in range(m)], dtype=torch.float64)
    w = torch.randn(m, d, dtype=torch.float64)

    def step(w):
        value, slope = activation(x @ w.t())
        q = y * (value @ a) / m
        pull = torch.sigmoid(-q)
        coefficients = (pull * y)[:, None] * slope * a / (n * m)
        downhill = coefficients.t() @ x
        measured = (
            torch.nn.functional.softplus(-q).mean(),
            q.min(),
            w.norm(),
            downhill.norm(),
            pull.mean(),
            torch.exp(-q).mean(),
            (w * downhill).sum(),
        )
        return w + 0.5 * downhill, measured

    for _ in range(3):
        w, _ = step(w)
    begin = time.process_time()
    for _ in range(steps):
        w, _ = step(w)
    return 1e6 * (time.process_time() - begin) / steps


if __name__ == "__main__":
    for size, steps in (((4, 2, 20), 2000), ((100, 10, 50), 1000), ((1000, 3072, 40), 20)):
        for activation in (softplus, gelu):
            name = ",".join(map(str, size))
            print(name, activation.__name__, round(microseconds(*size, activation, steps), 1))
