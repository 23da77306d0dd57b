package docket.engine.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What models are called: {@code return-risk} scores the cases of every process that has no model of its own,
 * {@code return-risk.PROCESS} those of one. {@code use-likelihood} scores what is asked for in allocation rounds.
 */
public final class ModelNames {

    /** The purpose of the models that processes use. */
    public static final String RETURN_RISK = "return-risk";

    /** The purpose of the model that says of money that is asked for in an allocation round how likely it is to be used. */
    public static final String USE_LIKELIHOOD = "use-likelihood";

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

    /** Whether the models of this name foretell something of cases, and not of what is asked for in a round. */
    public static boolean isOfCases(String name) {
        return !purpose(name).startsWith(USE_LIKELIHOOD);
    }

    private ModelNames() {}
}
