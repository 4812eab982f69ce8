/** A real mail server in this JVM, for tests and demonstrations. */
package io.kafkamonitor.localmail;
