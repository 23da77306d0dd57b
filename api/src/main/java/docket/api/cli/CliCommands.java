package docket.api.cli;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The commands on the classpath, listed in {@code META-INF/services/docket.api.cli.CliCommand}. */
public final class CliCommands {

    private CliCommands() {}

    /** The command of this name. */
    public static Optional<CliCommand> find(String name) {
        return all().filter(command -> command.name().equals(name)).findFirst();
    }

    /** All of them, in the order of the list. */
    public static Stream<CliCommand> all() {
        return ServiceLoader.load(CliCommand.class).stream().map(ServiceLoader.Provider::get);
    }
}
