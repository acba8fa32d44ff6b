package dev.gradus.theory.teacherstudent;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What is written into a checkpoint and read from it.
interface Saved {

  void save(DataOutput out) throws IOException;

  void restore(DataInput in) throws IOException;
}
