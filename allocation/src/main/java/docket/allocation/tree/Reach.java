package docket.allocation.tree;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/**
 * How far money reaches in a ranking: all units of the first steps, then all of the first items of the next step, then some of
 * one more.
 */
final class Reach {

    private final Ranking ranking;
    private final long steps;
    private final long[] more;
    private final int last;

    private Reach(Ranking ranking, long steps, long[] more, int last) {
        this.ranking = ranking;
        this.steps = steps;
        this.more = more;
        this.last = last;
    }

    static Reach of(Ranking ranking, long steps) {
        return new Reach(ranking, steps, new long[0], -1);
    }

    /**
     * The shortest that is enough. What it takes must grow with the reach, by no more than the unit that is added.
     *
     * @param size how many items there are
     * @param items that may be granted something
     * @param taken how much money a reach takes
     * @param money at most what the whole ranking takes
     */
    static Reach enough(Ranking ranking, int size, List<Integer> items, ToLongFunction<Reach> taken, long money) {
        Reach nothing = of(ranking, 0);
        if (taken.applyAsLong(nothing) >= money) {
            return nothing;
        }
        long steps = lastBelow(ranking.steps(), count -> taken.applyAsLong(of(ranking, count)), money);
        List<Integer> next = items.stream()
                .filter(item -> ranking.units(item, steps + 1) > ranking.units(item, steps))
                .sorted((item, other) -> ranking.compare(item, other, steps))
                .toList();
        long[] whole = new long[size];
        next.forEach(item -> whole[item] = ranking.units(item, steps + 1) - ranking.units(item, steps));
        int before = (int) lastBelow(
                next.size(), count -> taken.applyAsLong(of(ranking, steps, size, next, (int) count, 0, whole)), money);
        long units = 1
                + lastBelow(
                        whole[next.get(before)],
                        count -> taken.applyAsLong(of(ranking, steps, size, next, before, count, whole)),
                        money);
        return of(ranking, steps, size, next, before, units, whole);
    }

    private static Reach of(
            Ranking ranking, long steps, int size, List<Integer> next, int before, long units, long[] whole) {
        long[] more = new long[size];
        for (int i = 0; i < before; i++) {
            more[next.get(i)] = whole[next.get(i)];
        }
        if (units > 0) {
            more[next.get(before)] = units;
        }
        return new Reach(ranking, steps, more, units > 0 ? next.get(before) : -1);
    }

    /** The largest from 0 up to but not including {@code most} that takes less than the money; 0 does. */
    private static long lastBelow(long most, LongUnaryOperator taken, long money) {
        long below = 0;
        long enough = most;
        while (enough - below > 1) {
            long middle = below + (enough - below) / 2;
            if (taken.applyAsLong(middle) < money) {
                below = middle;
            } else {
                enough = middle;
            }
        }
        return below;
    }

    /** How many units of an item it reaches. */
    long units(int item) {
        return ranking.units(item, steps) + (more.length == 0 ? 0 : more[item]);
    }

    /** Whether it reaches no unit at all. */
    boolean isNothing() {
        return steps == 0 && last < 0;
    }

    /** The item whose unit it reached last; -1 where it is nothing, or everything. */
    int last() {
        return last;
    }
}
