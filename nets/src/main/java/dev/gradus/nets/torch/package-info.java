/// Internal: the only package that touches libtorch. A wrong call there ends the JVM, so its few
/// classes check every size first, work inside pointer scopes, and hand out Java arrays only.
@NullMarked
package dev.gradus.nets.torch;

import org.jspecify.annotations.NullMarked;
