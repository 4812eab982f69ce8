package io.kafkamonitor.internal.discovery;

/** What a test makes disappear from under {@link OrphanedRule}. */
public class OrphanedRuleParent {}
