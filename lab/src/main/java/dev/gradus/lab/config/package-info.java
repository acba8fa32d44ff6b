/// Configurations: YAML read with the line of each key, overridden from the command line, checked
/// against a JSON Schema, completed with its defaults, and written back.
///
/// Every fault is one [dev.gradus.core.InputException] that reads `file:line: key: what was found,
/// what was expected`. Start with [Configuration].
@NullMarked
package dev.gradus.lab.config;

import org.jspecify.annotations.NullMarked;
