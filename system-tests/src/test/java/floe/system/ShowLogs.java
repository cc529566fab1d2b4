package floe.system;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Prints the last words of every process that still runs when a test fails.
final class ShowLogs implements AfterTestExecutionCallback {
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            Child.running().forEach(child -> System.out.println(child.lastWords()));
        }
    }
}
