package docket.engine.organization;

import java.util.Optional;

/**
 * By what right a person acts on a step, as the record keeps it. Nobody acts for another yet; of a deputy (대결) the right will
 * say for whom.
 *
 * @param code {@code person} for whom the line names, {@code delegate} for whom the task was handed to,
 *     {@code group:director} for a member of the group, {@code deputy:lee.director} for whoever stands in
 */
public record Right(String code) {

    /** Of the person whom the line names. */
    public static final Right NAMED = new Right("person");

    /** Of the person to whom the task was handed. */
    public static final Right HANDED_OVER = new Right("delegate");

    private static final String GROUP = "group:";
    private static final String DEPUTY = "deputy:";

    public static Right ofMember(String group) {
        return new Right(GROUP + group);
    }

    /** The group as whose member they act. */
    public Optional<String> group() {
        return after(GROUP);
    }

    /** The person for whom they act. */
    public Optional<String> actingFor() {
        return after(DEPUTY);
    }

    private Optional<String> after(String prefix) {
        return code.startsWith(prefix) ? Optional.of(code.substring(prefix.length())) : Optional.empty();
    }
}
