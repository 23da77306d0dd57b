package docket.cli.replay.budget;

import docket.cli.replay.budget.PlannedChange.Line;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Lines as they began, what the approved changes gave them, and as they are now; all in minor units. */
record Compared(Map<Line, BigInteger> begun, Map<Line, BigInteger> changed, Map<Line, BigInteger> now) {

    /** The lines that differ, each in a sentence. */
    List<String> different() {
        TreeSet<Line> all = new TreeSet<>();
        all.addAll(begun.keySet());
        all.addAll(changed.keySet());
        all.addAll(now.keySet());
        return all.stream()
                .filter(line -> !expected(line).equals(at(now, line)))
                .map(line -> line.fiscalYear() + " " + line.program() + " began with "
                        + PlannedChange.decimal(at(begun, line)) + ", was changed by "
                        + PlannedChange.decimal(at(changed, line)) + " and is "
                        + PlannedChange.decimal(at(now, line)))
                .toList();
    }

    boolean agree() {
        return different().isEmpty() && sum(begun).add(sum(changed)).equals(sum(now));
    }

    static BigInteger sum(Map<Line, BigInteger> amounts) {
        return sum(amounts.values());
    }

    private static BigInteger sum(Collection<BigInteger> amounts) {
        return amounts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger expected(Line line) {
        return at(begun, line).add(at(changed, line));
    }

    private static BigInteger at(Map<Line, BigInteger> amounts, Line line) {
        return amounts.getOrDefault(line, BigInteger.ZERO);
    }
}
