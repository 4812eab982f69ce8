/** Benchmarks that anyone can run: each number stands beside a baseline that was measured in the same run. */
@NullMarked
package io.kafkamonitor.examples.benchmark;

import org.jspecify.annotations.NullMarked;
