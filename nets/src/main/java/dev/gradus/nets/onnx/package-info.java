/// Networks of other frameworks, run on our data sets: [OnnxNetwork]. The only package that touches
/// ONNX Runtime, whose native library is loaded when the first network is.
@NullMarked
package dev.gradus.nets.onnx;

import org.jspecify.annotations.NullMarked;
