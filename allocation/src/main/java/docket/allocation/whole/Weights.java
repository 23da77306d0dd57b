package docket.allocation.whole;

import docket.allocation.round.Draw;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** What each request counts, and its lot below that. */
final class Weights {

    private static final int BITS = 61;

    /** Above all that a solver's floating-point bound may be below the true one, relatively. */
    private static final BigDecimal SLACK = new BigDecimal("1.000000001");

    private final Round round;
    private final long[] counts;
    private final boolean[] free;
    private final long unit;
    private final int tieBits;
    private final int shift;

    Weights(Round round, Choice choice) {
        this.round = round;
        this.counts = new long[round.requests().size()];
        this.free = new boolean[counts.length];
        BigInteger divisor = BigInteger.ZERO;
        for (int i = 0; i < counts.length; i++) {
            Request request = round.requests().get(i);
            counts[i] = round.rule() == Rule.LEVELLED ? 1 : request.value() * request.asked();
            free[i] = choice.isFree(i);
            divisor = free[i] ? divisor.gcd(BigInteger.valueOf(counts[i])) : divisor;
        }
        this.unit = Math.max(1, divisor.longValueExact());
        long most = 0;
        for (long count : counts) {
            most += count / unit;
        }
        int room = Math.max(0, BITS - length(most) - length(counts.length));
        this.tieBits = Math.min(Draw.BITS, room);
        this.shift = tieBits == 0 ? 0 : tieBits + length(counts.length);
    }

    private static int length(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    int tieBits() {
        return tieBits;
    }

    long[] combined() {
        long[] combined = new long[counts.length];
        for (int i = 0; i < combined.length; i++) {
            combined[i] = free[i] ? (counts[i] / unit << shift) + lot(i) : 0;
        }
        return combined;
    }

    private long lot(int request) {
        return Draw.of(round.requests().get(request)) >>> (Draw.BITS - tieBits);
    }

    long objective(long[] granted) {
        long sum = 0;
        for (int i = 0; i < granted.length; i++) {
            Request request = round.requests().get(i);
            sum += round.rule() == Rule.LEVELLED ? Math.min(1, granted[i]) : request.value() * granted[i];
        }
        return sum;
    }

    long tieKey(long[] granted) {
        long sum = 0;
        for (int i = 0; i < granted.length; i++) {
            sum += granted[i] > 0 ? lot(i) : 0;
        }
        return sum;
    }

    /** @param found what the solver says that the free requests cannot exceed */
    long bound(double found) {
        long bound = new BigDecimal(found)
                .multiply(SLACK)
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(shift)), 0, RoundingMode.FLOOR)
                .multiply(BigDecimal.valueOf(unit))
                .longValue();
        long given = 0;
        for (int i = 0; i < counts.length; i++) {
            Request request = round.requests().get(i);
            long least = request.least(false);
            given += free[i] ? 0 : round.rule() == Rule.LEVELLED ? Math.min(1, least) : request.value() * least;
        }
        return bound + given;
    }
}
