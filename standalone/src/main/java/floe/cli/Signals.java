package floe.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signals of the system. Java has them in classes that each JVM brings (module jdk.unsupported) and each compiler
/// warns of, so they are looked up by name.
final class Signals {
    private static final Logger log = LoggerFactory.getLogger(Signals.class);

    private Signals() {}

    /// Does this at each such signal, on a thread of its own, instead of what the JVM would do. Where that cannot be
    /// had, the JVM does what it does.
    ///
    /// @param name without SIG
    static void on(String name, Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var handling = MethodHandleProxies.asInterfaceInstance(handler, doing(action, signal));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), handling);
        } catch (ReflectiveOperationException e) {
            log.warn("SIG{} is left to the JVM", name, e);
        }
    }

    private static MethodHandle doing(Runnable action, Class<?> signal) throws ReflectiveOperationException {
        var run = MethodHandles.lookup()
                .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                .bindTo(action);
        return MethodHandles.dropArguments(run, 0, signal);
    }
}
