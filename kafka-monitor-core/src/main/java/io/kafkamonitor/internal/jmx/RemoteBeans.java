package io.kafkamonitor.internal.jmx;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/** The MBeans of a broker; each call is one round trip. */
interface RemoteBeans {

    /** The attributes that could be read; those that could not are left out. */
    List<Attribute> attributes(ObjectName bean, String... names)
            throws IOException, InstanceNotFoundException, ReflectionException;

    /** The names that match a pattern. */
    Set<ObjectName> names(ObjectName pattern) throws IOException;
}
