/// Files and data sets. Everything read from outside passes one guarded door.
@NullMarked
package dev.gradus.data;

import org.jspecify.annotations.NullMarked;
