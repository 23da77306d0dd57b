package docket.engine.budget.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose hands the money of a case has been through. Immutable.
 *
 * @param committedBy the contract officer; null while nothing is committed
 * @param orderedBy the disbursing officers
 * @param paidBy the payers
 */
public record Hands(@Nullable String committedBy, List<String> orderedBy, List<String> paidBy) {

    public static final Hands NONE = new Hands(null, List.of(), List.of());

    /** The acts that are by three different people. */
    public enum Act {
        COMMITMENT,
        DISBURSEMENT,
        PAYMENT
    }

    /** Whether the person has acted as another than now. */
    public boolean areOf(String person, Act now) {
        return now != Act.COMMITMENT && person.equals(committedBy)
                || now != Act.DISBURSEMENT && orderedBy.contains(person)
                || now != Act.PAYMENT && paidBy.contains(person);
    }

    public Hands after(String person, Act act) {
        return switch (act) {
            case COMMITMENT -> new Hands(person, orderedBy, paidBy);
            case DISBURSEMENT -> new Hands(committedBy, and(orderedBy, person), paidBy);
            case PAYMENT -> new Hands(committedBy, orderedBy, and(paidBy, person));
        };
    }

    /** These and those of the same money elsewhere. */
    public Hands and(Hands others) {
        return new Hands(
                committedBy == null ? others.committedBy : committedBy,
                Stream.concat(orderedBy.stream(), others.orderedBy.stream())
                        .distinct()
                        .toList(),
                Stream.concat(paidBy.stream(), others.paidBy.stream())
                        .distinct()
                        .toList());
    }

    private static List<String> and(List<String> people, String person) {
        if (people.contains(person)) {
            return people;
        }
        List<String> more = new ArrayList<>(people);
        more.add(person);
        return List.copyOf(more);
    }
}
