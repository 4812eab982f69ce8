/** What people see on the terminal: lines, tables, colours and progress. */
@NullMarked
package io.kafkamonitor.examples.terminal;

import org.jspecify.annotations.NullMarked;
