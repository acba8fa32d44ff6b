/// The command line: thin commands over the studies, one class each.
@NullMarked
package dev.gradus.cli;

import org.jspecify.annotations.NullMarked;
