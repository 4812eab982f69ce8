/** Where the monitor keeps what it must remember over a restart. */
@NullMarked
package io.kafkamonitor.state;

import org.jspecify.annotations.NullMarked;
