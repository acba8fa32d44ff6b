"""Products that ARPACK needs for the largest eigenvalue of the spectra of `./gradus bench spectrum`.

    python3 bench/peers/arpack_products.py        (needs numpy and scipy; counts below: SciPy 1.17.1)
"""
import numpy as np
from scipy.sparse.linalg import LinearOperator, eigsh

n = 2000
i = np.arange(n)
u = (i + 0.5) / n
spectra = {
    "ten outliers": np.where(i < 10, 3.0 + i, u**6),
    "thinning edge": 1 - u**0.5,
    "uniform": u,
    "negative outlier": np.where(i == 0, -5.0, u),
}
for name, values in spectra.items():
    counts, residuals = [], []
    for seed in range(5):
        count = 0

        def product(x):
            global count
            count += 1
            return values * x.ravel()

        start = np.random.default_rng(seed).standard_normal(n)
        operator = LinearOperator((n, n), matvec=product, dtype=float)
        w, v = eigsh(operator, k=1, which="LA", tol=1e-6, v0=start)
        counts.append(count)
        residuals.append(np.linalg.norm(values * v[:, 0] - w[0] * v[:, 0]) / w[0])
    print(f"{name:18s} products, 5 starts: {counts}  largest relative residual {max(residuals):.1e}")
