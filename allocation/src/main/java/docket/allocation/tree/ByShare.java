package docket.allocation.tree;

import java.math.BigInteger;

/**
 * Unit k of an item that weighs w comes at k ÷ w, so that who has the smallest share goes first, or at (k + ½) ÷ w, so that shares
 * are those of exact proportion to the nearest unit. Of equal ones the lighter item is first, whose share a unit raises more, then
 * the higher lot. A step is so short that an item has at most one unit in it.
 */
final class ByShare implements Ranking {

    private static final int BITS = 62;

    private final long[] weights;
    private final long[] lots;
    private final boolean nearest;

    /** @param weights from 0 and below 2^62 */
    ByShare(long[] weights, long[] lots, boolean nearest) {
        this.weights = weights;
        this.lots = lots;
        this.nearest = nearest;
    }

    @Override
    public long steps() {
        return 1L << BITS;
    }

    /** As many units as come before steps ÷ 2^62. */
    @Override
    public long units(int item, long steps) {
        long high = Math.multiplyHigh(steps, weights[item]);
        long low = steps * weights[item];
        long whole = (high << (Long.SIZE - BITS)) | (low >>> BITS);
        long rest = low & ((1L << BITS) - 1);
        return rest > (nearest ? 1L << (BITS - 1) : 0) ? whole + 1 : whole;
    }

    @Override
    public int compare(int item, int other, long steps) {
        int byRank = rank(item, steps)
                .multiply(BigInteger.valueOf(weights[other]))
                .compareTo(rank(other, steps).multiply(BigInteger.valueOf(weights[item])));
        if (byRank != 0) {
            return byRank;
        }
        int byWeight = Long.compare(weights[item], weights[other]);
        if (byWeight != 0) {
            return byWeight;
        }
        int byLot = Long.compare(lots[other], lots[item]);
        return byLot != 0 ? byLot : Integer.compare(item, other);
    }

    /** Of the next unit, times twice the weight. */
    private BigInteger rank(int item, long steps) {
        return BigInteger.valueOf(units(item, steps)).shiftLeft(1).add(nearest ? BigInteger.ONE : BigInteger.ZERO);
    }
}
