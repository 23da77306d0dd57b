package docket.api.planted;

import docket.cli.Commands;
import java.util.Set;

/** Breaks a rule on purpose: what serves knows no commands. */
public final class TypesACommand {

    private TypesACommand() {}

    static Set<String> typed() {
        return Commands.names();
    }
}
