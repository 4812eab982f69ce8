/** A monitor that sees what was recorded, in the time of the recording, and tells nobody. */
@NullMarked
package io.kafkamonitor.internal.replaying;

import org.jspecify.annotations.NullMarked;
