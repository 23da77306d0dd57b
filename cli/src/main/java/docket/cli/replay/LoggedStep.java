package docket.cli.replay;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One step of a logged case. The activity says what was done and by which role ({@code "Request For Payment
 * FINAL_APPROVED by SUPERVISOR"}); where it names no role, the log's role column does.
 */
public record LoggedStep(
        String activity, @Nullable String role, @Nullable String lifecycle) {

    /** What a step did to the request. */
    public enum Verb {
        SAVED,
        SUBMITTED,
        APPROVED,
        FINAL_APPROVED,
        REJECTED,
        /** What a machine or the payment office did afterwards, or a step that a log only began. */
        ASIDE,
        /** A person did something that has no meaning here. */
        UNKNOWN
    }

    private static final Pattern BY = Pattern.compile("\\s+by\\s+", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PAYMENT = Set.of("Request Payment", "Payment Handled");
    private static final Set<String> NOBODY = Set.of("UNDEFINED", "SYSTEM");

    public static LoggedStep of(String activity) {
        return new LoggedStep(activity, null, null);
    }

    public Verb verb() {
        if (PAYMENT.contains(activity) || (lifecycle != null && !lifecycle.equalsIgnoreCase("complete"))) {
            return Verb.ASIDE;
        }
        String deed = BY.split(activity, 2)[0].strip();
        return switch (deed.substring(deed.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT)) {
            case "SAVED" -> Verb.SAVED;
            case "SUBMITTED" -> Verb.SUBMITTED;
            case "APPROVED" -> Verb.APPROVED;
            case "FINAL_APPROVED" -> Verb.FINAL_APPROVED;
            case "REJECTED" -> Verb.REJECTED;
            default -> NOBODY.contains(actor()) ? Verb.ASIDE : Verb.UNKNOWN;
        };
    }

    /** The role that acted, in capitals with underscores: {@code BUDGET_OWNER}. Empty where the log names none. */
    public String actor() {
        String[] parts = BY.split(activity, 2);
        String name = parts.length == 2 ? parts[1] : role != null ? role : "";
        return name.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
    }
}
