package docket.allocation;

import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** Makes rounds of any size from a seed, which it prints. */
public final class RandomRounds {

    private static final Currency WON = Currency.getInstance("KRW");

    private final Random random;

    public RandomRounds() {
        this(System.nanoTime());
    }

    public RandomRounds(long seed) {
        System.out.println("seed " + seed);
        this.random = new Random(seed);
    }

    public Random random() {
        return random;
    }

    /** A few requests for a few units, so that all answers can be tried. */
    public Round small(Rule rule, boolean divisible, boolean two) {
        int requests = 1 + random.nextInt(5);
        List<Request> all = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            long asked = 1 + random.nextInt(4);
            all.add(new Request(
                    "r" + random.nextInt(1_000_000),
                    "o" + random.nextInt(3),
                    two ? "p" + random.nextInt(3) : null,
                    asked,
                    random.nextInt(6) == 0 ? random.nextInt((int) asked + 1) : 0,
                    1 + random.nextInt(4)));
        }
        return new Round(
                WON, random.nextInt(14), rule, divisible, limits("o", 3, 6), two ? limits("p", 3, 6) : List.of(), all);
    }

    /** A nested tree: divisions, and offices under them. */
    public Round large(Rule rule, boolean divisible, boolean two, int requests, int offices, long unit) {
        List<Request> all = new ArrayList<>();
        long asked = 0;
        for (int i = 0; i < requests; i++) {
            long one = (1 + random.nextInt(5_000)) * unit;
            asked += one;
            all.add(new Request(
                    "request-" + i,
                    "office-" + random.nextInt(offices),
                    two ? "program-" + random.nextInt(offices / 2) : null,
                    one,
                    divisible && random.nextInt(20) == 0 ? one / 10 : 0,
                    1 + random.nextInt(1_000)));
        }
        long fair = asked / offices;
        List<Limit> organizations = new ArrayList<>();
        for (int i = 0; i < offices; i++) {
            organizations.add(limit("office-" + i, "division-" + i % 5, fair));
        }
        for (int i = 0; i < 5; i++) {
            organizations.add(limit("division-" + i, null, fair * offices / 5));
        }
        List<Limit> programs = new ArrayList<>();
        for (int i = 0; two && i < offices / 2; i++) {
            programs.add(limit("program-" + i, null, fair * 2));
        }
        return new Round(WON, asked * (40 + random.nextInt(40)) / 100, rule, divisible, organizations, programs, all);
    }

    private Limit limit(String node, String parent, long fair) {
        return new Limit(
                node,
                parent,
                random.nextInt(3) == 0 ? fair * 15 / 100 : 0,
                random.nextInt(4) == 0 ? null : fair * (45 + random.nextInt(80)) / 100);
    }

    private List<Limit> limits(String prefix, int leaves, int most) {
        List<Limit> limits = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            if (random.nextInt(5) > 0) {
                limits.add(small(prefix + i, random.nextBoolean() ? prefix + "x" : null, most));
            }
        }
        limits.add(small(prefix + "x", null, 2 * most));
        return limits;
    }

    private Limit small(String node, String parent, int most) {
        return new Limit(
                node,
                parent,
                random.nextInt(4) == 0 ? random.nextInt(most) : 0,
                random.nextInt(3) == 0 ? null : (long) random.nextInt(most));
    }
}
