/// What a user's own training log shows. [LogKinds] is the registry of what a log can hold; a
/// [LogKind] turns the [rows][dev.gradus.data.format.Rows] of one kind into [Findings]; [Names]
/// finds columns whatever they are called.
@NullMarked
package dev.gradus.studies.look;

import org.jspecify.annotations.NullMarked;
