/**
 * For the tests of everybody who implements collectors, rules, notifiers or plug-ins: a clock that a test moves, fakes
 * that record, snapshots in one line, and contract tests to implement. Published as the test-jar of the api.
 */
@NullMarked
package io.kafkamonitor.testing;

import org.jspecify.annotations.NullMarked;
