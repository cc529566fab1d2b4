package floe.cli;

import floe.config.element.ElementsPage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `floe elements`: what docs/icecast-xml.md is made of.
@Command(
        name = "elements",
        mixinStandardHelpOptions = true,
        description = {"Prints what is made of each element of icecast.xml, in Markdown.", ""})
final class ElementsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.print(ElementsPage.text());
        out.flush();
        return 0;
    }
}
