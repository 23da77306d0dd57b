package docket.cli.replay.budget;

import docket.engine.budget.terms.ChangeType;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What a change of the log is in Docket. Its code says so as far as its amounts allow: what does not come to nothing has been
 * voted in addition or taken away, whatever the log calls it.
 */
final class ChangeCode {

    /** עודפים: what was left of the year before. */
    private static final String SURPLUS = "5";

    /** מרזרבה כללית and הקצאות מהרזרבה הכללית: out of the general reserve. */
    private static final Set<String> OUT_OF_THE_RESERVE = Set.of("9", "17");

    private static final Set<String> KNOWN = Set.of("1", "2", "5", "6", "7", "8", "9", "17", "18");

    static ChangeType type(LoggedChange change) {
        Map<String, BigInteger> amounts = change.amounts();
        if (SURPLUS.equals(change.code()) && !amounts.isEmpty() && allGet(amounts.values())) {
            return ChangeType.CARRY_OVER;
        }
        int sum = amounts.values().stream()
                .reduce(BigInteger.ZERO, BigInteger::add)
                .signum();
        if (sum != 0) {
            return sum > 0 ? ChangeType.SUPPLEMENT : ChangeType.CUT;
        }
        if (change.code() != null && OUT_OF_THE_RESERVE.contains(change.code())) {
            return ChangeType.CONTINGENCY;
        }
        return isWithinAChapter(amounts.keySet()) ? ChangeType.REALLOCATION : ChangeType.TRANSFER;
    }

    /** Whether docs say what this code means. */
    static boolean isKnown(LoggedChange change) {
        return change.code() != null && KNOWN.contains(change.code());
    }

    private static boolean allGet(Collection<BigInteger> amounts) {
        return amounts.stream().allMatch(amount -> amount.signum() > 0);
    }

    private static boolean isWithinAChapter(Set<String> programs) {
        return programs.stream().map(LoggedChange::chapter).distinct().count() <= 1;
    }

    private ChangeCode() {}
}
