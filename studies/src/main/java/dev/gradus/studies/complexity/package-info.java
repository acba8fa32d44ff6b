/// How many bits of a network's performance a simpler model explains, as training goes on.
@NullMarked
package dev.gradus.studies.complexity;

import org.jspecify.annotations.NullMarked;
