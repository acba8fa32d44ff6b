/// Claims and figures, and the pages they become.
@NullMarked
package dev.gradus.lab.report;

import org.jspecify.annotations.NullMarked;
