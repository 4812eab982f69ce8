package io.kafkamonitor.internal.expression;

/** How expressions are written, so that they can be read back. */
public final class Texts {

    private Texts() {}

    /** An expression of which something is made: what is joined stands in brackets, or it would end at the sign. */
    static String inner(Node node) {
        return node instanceof Join ? "(" + node + ")" : node.toString();
    }
}
