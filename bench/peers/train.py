"""CPU time of a training step in PyTorch, float32, one thread: the peer of `gradus bench train`.

The same architectures, minibatches (64) and rule (SGD with momentum 0.9) on noise of the same
shape. Usage: train.py NAME STEPS, with NAME one of mlp, cnn, resnet; prints milliseconds of
processor time a step. Debian: apt install python3-torch; then /usr/bin/python3.
"""
import os
import sys
import time

# Debian's OpenBLAS has threads of its own, which torch.set_num_threads does not reach.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import torch
from torch import nn

torch.set_num_threads(1)
BATCH = 64
EXAMPLES = 1024


def mlp():
    return (784,), nn.Sequential(
        nn.Linear(784, 200), nn.ReLU(), nn.Linear(200, 200), nn.ReLU(), nn.Linear(200, 1))


def cnn():
    conv = lambda inputs: nn.Sequential(nn.Conv2d(inputs, 32, 3), nn.ReLU())
    return (3, 32, 32), nn.Sequential(
        conv(3), conv(32), nn.MaxPool2d(2), conv(32), conv(32), nn.Flatten(),
        nn.Linear(3200, 2000), nn.ReLU(), nn.Linear(2000, 2000), nn.ReLU(), nn.Linear(2000, 1))


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        conv = lambda i, o, s: nn.Conv2d(i, o, 3, s, 1, bias=False)
        self.body = nn.Sequential(
            nn.BatchNorm2d(inputs), nn.ReLU(), conv(inputs, outputs, stride),
            nn.BatchNorm2d(outputs), nn.ReLU(), conv(outputs, outputs, 1))
        self.shortcut = (nn.Identity() if inputs == outputs
                         else nn.Conv2d(inputs, outputs, 1, stride, bias=False))

    def forward(self, x):
        return self.body(x) + self.shortcut(x)


class Mean(nn.Module):
    def forward(self, x):
        return x.mean((2, 3))


def resnet():
    layers, channels = [nn.Conv2d(3, 16, 3, 1, 1, bias=False)], 16
    for stage in range(3):
        for block in range(3):
            narrows = stage > 0 and block == 0
            outputs = 2 * channels if narrows else channels
            layers.append(Block(channels, outputs, 2 if narrows else 1))
            channels = outputs
    layers += [nn.BatchNorm2d(channels), nn.ReLU(), Mean(), nn.Linear(channels, 1)]
    return (3, 32, 32), nn.Sequential(*layers)


def main(name, steps):
    torch.manual_seed(0)
    shape, net = {"mlp": mlp, "cnn": cnn, "resnet": resnet}[name]()
    x = torch.randn(EXAMPLES, *shape)
    y = torch.randint(0, 2, (EXAMPLES, 1)).float()
    rule = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
    loss_of = nn.BCEWithLogitsLoss()

    def train(count):
        for _ in range(count):
            rows = torch.randint(0, EXAMPLES, (BATCH,))
            rule.zero_grad()
            loss = loss_of(net(x[rows]), y[rows])
            loss.backward()
            rule.step()
            loss.item()

    train(max(2, steps // 5))
    start = time.process_time()
    train(steps)
    print(1e3 * (time.process_time() - start) / steps)


main(sys.argv[1], int(sys.argv[2]))
