/** What is measured: metrics, labels, samples and the snapshot of one collecting pass. */
@NullMarked
package io.kafkamonitor.metric;

import org.jspecify.annotations.NullMarked;
