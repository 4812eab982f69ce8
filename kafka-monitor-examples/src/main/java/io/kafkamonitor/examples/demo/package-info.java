/** A demonstration: a real cluster, real trouble, real mails, in less than two minutes. */
@NullMarked
package io.kafkamonitor.examples.demo;

import org.jspecify.annotations.NullMarked;
