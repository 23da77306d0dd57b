package docket.engine.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What models are called: {@code return-risk} scores the cases of every process that has no model of its own,
 * {@code return-risk.PROCESS} those of one.
 */
public final class ModelNames {

    /** The purpose of the models that processes use. */
    public static final String RETURN_RISK = "return-risk";

    private static final String SET_ASIDE = "-set-aside";

    /** @param process null for every process that has none of its own */
    public static String of(String purpose, @Nullable String process) {
        return process == null ? purpose : purpose + "." + process;
    }

    /** The purpose of a model: its name without the process. */
    public static String purpose(String name) {
        return name.split("\\.", 2)[0];
    }

    /** The process whose cases it scores, or null. */
    public static @Nullable String process(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? null : name.substring(dot + 1);
    }

    /** The name of the models that were trained for a name and not taken: nothing scores with them. */
    public static String setAside(String name) {
        return of(purpose(name) + SET_ASIDE, process(name));
    }

    private ModelNames() {}
}
