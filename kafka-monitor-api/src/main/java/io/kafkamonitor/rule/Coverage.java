package io.kafkamonitor.rule;

/** Whether a snapshot has anything that a rule judges. */
public enum Coverage {
    /** There is something that it judges, well or not. */
    SOME,
    /** There is nothing: no name fits what it looks for. */
    NONE,
    /** That cannot be told, or the rule does not say. */
    UNTOLD
}
