package docket.engine.budget.sum;

import docket.engine.budget.Funds;
import docket.engine.money.Money;
import java.nio.ByteBuffer;
import java.util.stream.LongStream;

/**
 * What is published of one line, or of several together: how many there are, and minor units of one currency. None is
 * below zero and none larger than 2^63 − 1, in sums neither: who adds up beyond that fails. A line on which more was
 * spent than it had, as its control may let pass, lapses nothing. Immutable.
 *
 * @param lines how many lines; 1 for one
 */
public record Figures(
        long lines,
        long appropriation,
        long adjusted,
        long carriedIn,
        long allotted,
        long reserved,
        long committed,
        long disbursed,
        long carriedOut,
        long lapsed) {

    static final int COUNT = 10;

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Figures {
        if (LongStream.of(lines, appropriation, adjusted, carriedIn, allotted).anyMatch(figure -> figure < 0)
                || LongStream.of(reserved, committed, disbursed, carriedOut, lapsed)
                        .anyMatch(figure -> figure < 0)) {
            throw new IllegalArgumentException("A figure of a budget line is below zero");
        }
    }

    /** Those of one line. */
    public static Figures of(Funds funds) {
        return new Figures(
                1,
                minor(funds.appropriated()),
                minor(funds.adjusted()),
                minor(funds.carriedIn()),
                minor(funds.allottedOrNothing()),
                minor(funds.reserved()),
                minor(funds.committed()),
                minor(funds.disbursed()),
                minor(funds.carriedOut()),
                Math.max(0, minor(funds.lapsed())));
    }

    private static long minor(Money money) {
        return money.minorUnits();
    }

    /** @throws ArithmeticException where a sum is larger than a figure can be */
    public Figures plus(Figures more) {
        return new Figures(
                Math.addExact(lines, more.lines),
                Math.addExact(appropriation, more.appropriation),
                Math.addExact(adjusted, more.adjusted),
                Math.addExact(carriedIn, more.carriedIn),
                Math.addExact(allotted, more.allotted),
                Math.addExact(reserved, more.reserved),
                Math.addExact(committed, more.committed),
                Math.addExact(disbursed, more.disbursed),
                Math.addExact(carriedOut, more.carriedOut),
                Math.addExact(lapsed, more.lapsed));
    }

    /** The larger of what was voted and what the budget is now. */
    long size() {
        return Math.max(appropriation, adjusted);
    }

    /** 8 bytes for each, the highest first, in the order in which they stand here. */
    byte[] bytes() {
        return ByteBuffer.allocate(COUNT * Long.BYTES)
                .putLong(lines)
                .putLong(appropriation)
                .putLong(adjusted)
                .putLong(carriedIn)
                .putLong(allotted)
                .putLong(reserved)
                .putLong(committed)
                .putLong(disbursed)
                .putLong(carriedOut)
                .putLong(lapsed)
                .array();
    }
}
