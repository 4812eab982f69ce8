/** Hosts that embed the notifier in all the ways in which Java loads classes. */
package io.kafkamonitor.embedding;
