/// Runs and their directories: execute, resume, verify, report.
@NullMarked
package dev.gradus.lab;

import org.jspecify.annotations.NullMarked;
