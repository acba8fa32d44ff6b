# Wrote the .npy and .npz files beside it (NumPy 2.4.6).
import numpy as np
from numpy.lib import format as npf

signed = [[-3, 0, 7], [100, -128, 127]]
unsigned = [[3, 0, 7], [100, 255, 200]]
real = [[-0.5, 0.0, 7.25], [1e10, -2.0**-20, 3.0]]
for code in ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f4", "f8"]:
    values = unsigned if code[0] == "u" else real if code[0] == "f" else signed
    for order, name in [("<", "le"), (">", "be")]:
        a = np.array(values, dtype=order + code)
        np.save(f"{code}_{name}_c.npy", a)
        np.save(f"{code}_{name}_f.npy", np.asfortranarray(a))
np.save("bool.npy", np.array([True, False, True]))
np.save("u8_large.npy", np.array([2**64 - 1, 2**63, 2**53 + 1], dtype="u8"))
np.save("scalar.npy", np.float64(2.5))
np.save("empty.npy", np.zeros((0, 3)))
np.save("cube_f.npy", np.asfortranarray(np.arange(24, dtype="i4").reshape(2, 3, 4)))
for v in [(1, 0), (2, 0), (3, 0)]:
    with open(f"version{v[0]}.npy", "wb") as f:
        npf.write_array(f, np.array([5, 6, 7]), version=v)
np.savez("stored.npz", y=np.array([1, 2, 3]), x=np.array(real))
np.savez_compressed("deflated.npz", y=np.array([1, 2, 3]), x=np.zeros((100, 100)))
np.save("object.npy", np.array([1, "a", None], dtype=object), allow_pickle=True)
np.save("text.npy", np.array(["cat", "dog"]))
np.save("complex.npy", np.array([1j]))
np.save("structured.npy", np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]))
np.save("datetime.npy", np.array(["2020-01-01"], dtype="M8[D]"))
np.save("half.npy", np.array([1.0], dtype="f2"))
np.savetxt("savetxt.csv", np.array([3, 1, 2]))
np.savetxt("savetxt_header.csv", np.array([[1, 2.5], [3, 4.5]]), header="a b")
