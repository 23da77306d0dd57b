package docket.processes.form;

import docket.engine.unit.RootUnit;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the content that was sent with a decision in the open unit. The engine keeps transient variables that
 * nobody takes to itself, so that a hook would not see what its form does not declare.
 */
public final class SentContent {

    private final Set<String> names = new TreeSet<>();

    /** Notes what was sent. */
    public static void note(Collection<String> names) {
        current().addAll(names);
    }

    static Set<String> current() {
        return RootUnit.resource(SentContent.class, SentContent::new).names;
    }
}
