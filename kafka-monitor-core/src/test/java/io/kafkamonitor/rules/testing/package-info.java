/**
 * For the tests of everybody who writes rules: {@link io.kafkamonitor.rules.testing.RuleTester} runs rules in virtual time
 * on series in a short notation. Published in the test-jar of core; needs that of the api.
 */
@NullMarked
package io.kafkamonitor.rules.testing;

import org.jspecify.annotations.NullMarked;
