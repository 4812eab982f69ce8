/** The addresses of a cluster: which they are, and what answers there while no broker can be reached. */
@NullMarked
package io.kafkamonitor.internal.kafka.contact;

import org.jspecify.annotations.NullMarked;
