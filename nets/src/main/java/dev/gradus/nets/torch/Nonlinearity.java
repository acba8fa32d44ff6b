package dev.gradus.nets.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// What stands between the affine layers of a dense network, in libtorch's conventions.
public enum Nonlinearity {
  TANH,
  RELU,
  ELU,
  HARDTANH,
  SOFTPLUS,
  GELU,
  SILU,
  SIGMOID,
  IDENTITY;

  Tensor apply(Tensor x) {
    return switch (this) {
      case TANH -> torch.tanh(x);
      case RELU -> torch.relu(x);
      case ELU -> torch.elu(x);
      case HARDTANH -> torch.hardtanh(x);
      case SOFTPLUS -> torch.softplus(x);
      case GELU -> torch.gelu(x);
      case SILU -> torch.silu(x);
      case SIGMOID -> torch.sigmoid(x);
      case IDENTITY -> x;
    };
  }
}
