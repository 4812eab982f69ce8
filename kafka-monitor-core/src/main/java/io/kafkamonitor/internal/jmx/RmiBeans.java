package io.kafkamonitor.internal.jmx;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.remote.rmi.RMIConnection;

/** The MBeans at the other end of an RMI connection; nobody but the one who logged in asks for them. */
record RmiBeans(RMIConnection connection) implements RemoteBeans {

    @Override
    public List<Attribute> attributes(ObjectName bean, String... names)
            throws IOException, InstanceNotFoundException, ReflectionException {
        return connection.getAttributes(bean, names, null).asList();
    }

    @Override
    public Set<ObjectName> names(ObjectName pattern) throws IOException {
        return connection.queryNames(pattern, null, null);
    }
}
