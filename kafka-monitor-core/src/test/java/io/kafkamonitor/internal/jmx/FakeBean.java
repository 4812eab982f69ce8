package io.kafkamonitor.internal.jmx;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanInfo;

/** An MBean with the attributes that a test gives it; like a real server's, it leaves out those that throw. */
final class FakeBean implements DynamicMBean {

    private final Map<String, Object> values = new ConcurrentHashMap<>();
    private final Runnable beforeReading;

    FakeBean(Runnable beforeReading) {
        this.beforeReading = beforeReading;
    }

    void set(String attribute, Object value) {
        values.put(attribute, value);
    }

    void forget(String attribute) {
        values.remove(attribute);
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        if (!values.containsKey(attribute)) {
            throw new AttributeNotFoundException(attribute);
        }
        return values.get(attribute);
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        beforeReading.run();
        var list = new AttributeList();
        for (String attribute : attributes) {
            if (values.containsKey(attribute)) {
                list.add(new Attribute(attribute, values.get(attribute)));
            }
        }
        return list;
    }

    @Override
    public void setAttribute(Attribute attribute) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object invoke(String actionName, Object[] params, String[] signature) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return new MBeanInfo(FakeBean.class.getName(), "", null, null, null, null);
    }
}
