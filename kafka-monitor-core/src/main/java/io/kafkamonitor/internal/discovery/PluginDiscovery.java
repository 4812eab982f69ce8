package io.kafkamonitor.internal.discovery;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the parts that jars on the class path or module path contribute, and every problem on the way. */
public final class PluginDiscovery {

    private static final Logger logger = LoggerFactory.getLogger(PluginDiscovery.class);

    /** A service loader that cannot get past a broken file would be asked for ever. */
    private static final int MOST_PROBLEMS = 100;

    private final ClassLoader loader;
    private final List<String> problems = new ArrayList<>();
    private final Parts found = new Parts();

    /** Discovery in what a class loader sees. */
    public PluginDiscovery(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Looks for all four kinds of services; plug-ins read their settings. From their constructors on, all is called with
     * the class loader as its thread's context.
     */
    public Parts discover(Settings settings) {
        return new ContextLoader(loader).during(() -> {
            load(MetricCollector.class, found::collector);
            load(Rule.class, found::rule);
            load(Notifier.class, found::notifier);
            load(MonitorPlugin.class, plugin -> contribute(plugin, settings));
            return found.loadedBy(loader);
        });
    }

    /** What was wrong, each a sentence. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private <S> void load(Class<S> service, Consumer<S> use) {
        var files = ServiceFiles.of(service, loader);
        Iterator<ServiceLoader.Provider<S>> providers =
                ServiceLoader.load(service, loader).stream().iterator();
        while (problems.size() < MOST_PROBLEMS) {
            try {
                if (!providers.hasNext()) {
                    return;
                }
                make(service, providers.next(), files, use);
            } catch (ServiceConfigurationError e) {
                String message = String.valueOf(e.getMessage());
                problems.add(unloadable(service, files.whereMeant(message), message));
            } catch (LinkageError e) { // a class that the provider needs is missing or too new
                problems.add(unloadable(service, files.whereUnlinkable(loader), Failures.describe(e)));
            }
        }
    }

    private static String unloadable(Class<?> service, String where, String why) {
        return "A " + service.getSimpleName() + " named in " + where + " cannot be loaded: " + why
                + "; mend that file or take its jar off the class path";
    }

    private <S> void make(Class<S> service, ServiceLoader.Provider<S> provider, ServiceFiles files, Consumer<S> use) {
        String who = service.getSimpleName() + " '" + provider.type().getName() + "'";
        String where = files.whereNamed(provider.type());
        try {
            use.accept(provider.get());
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> problems.add(problem + " (" + who + " of " + where + ")"));
        } catch (ServiceConfigurationError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            problems.add(broken(who, where, cause));
        } catch (Throwable e) { // one provider's Error must not hide the problems of the others
            problems.add(broken(who, where, e));
        }
    }

    private static String broken(String who, String where, Throwable cause) {
        return who + " of " + where + " cannot be used: " + Failures.describe(cause)
                + "; mend it or take its jar off the class path";
    }

    private void contribute(MonitorPlugin plugin, Settings settings) {
        String name = requireNonNull(plugin.name(), "name() returned null");
        Settings own = Settings.of(settings.asMap()).section(name); // with problems of its own
        var contributed = new Parts();
        try {
            plugin.contribute(contributed, own);
            own.check();
        } catch (Throwable e) {
            contributed.closeAll();
            own.check(); // stand-ins for missing settings may be what made it throw; then those are the problem
            throw e;
        }
        found.addAll(contributed);
        if (!own.unread().isEmpty()) {
            logger.warn("The plug-in '{}' reads none of the settings {}; are they misspelt?", name, own.unread());
        }
    }
}
