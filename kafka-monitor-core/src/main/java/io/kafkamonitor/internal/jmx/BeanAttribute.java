package io.kafkamonitor.internal.jmx;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** One attribute of one MBean. */
record BeanAttribute(ObjectName bean, String name) {

    static BeanAttribute of(String bean, String attribute) {
        return new BeanAttribute(objectName(bean), attribute);
    }

    /** An object name that is known to be well formed. */
    static ObjectName objectName(String text) {
        try {
            return new ObjectName(text);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("'" + text + "' is not an object name; correct it here", e);
        }
    }

    @Override
    public String toString() {
        return "'" + name + "' of '" + bean + "'";
    }
}
