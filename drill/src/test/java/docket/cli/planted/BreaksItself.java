package docket.cli.planted;

import docket.drill.DrillCommand;

/** Breaks a rule on purpose: the program knows nothing that breaks it. */
public final class BreaksItself {

    private BreaksItself() {}

    static Class<?> broken() {
        return DrillCommand.class;
    }
}
