/// Networks at the edge of stability, and `problem: edge-of-stability`.
@NullMarked
package dev.gradus.studies.edge;

import org.jspecify.annotations.NullMarked;
