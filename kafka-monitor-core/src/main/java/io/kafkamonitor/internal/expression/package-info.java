/**
 * Internal: what rules judge. An expression is a column of subjects, each with a number or with what is known of it;
 * everything else is a function from columns to a column.
 */
@NullMarked
package io.kafkamonitor.internal.expression;

import org.jspecify.annotations.NullMarked;
