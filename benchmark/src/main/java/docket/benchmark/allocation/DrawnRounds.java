package docket.benchmark.allocation;

import docket.allocation.round.Limit;
import docket.allocation.round.Request;
import docket.allocation.round.Round;
import docket.allocation.round.Rule;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rounds of 1,000 requests from 40 offices in 5 divisions, and 20 programs where there are two trees; amounts in won. */
final class DrawnRounds {

    private static final int REQUESTS = 1_000;
    private static final int OFFICES = 40;
    private static final int DIVISIONS = 5;
    private static final int PROGRAMS = 20;
    private static final long UNIT = 1_000;

    private final Random random;

    DrawnRounds(long seed) {
        this.random = new Random(seed);
    }

    Round next(boolean divisible, boolean two) {
        List<Request> requests = new ArrayList<>();
        long all = 0;
        for (int i = 0; i < REQUESTS; i++) {
            long asked = (1 + random.nextInt(50_000)) * UNIT;
            all += asked;
            requests.add(new Request(
                    "request-" + i,
                    "office-" + random.nextInt(OFFICES),
                    two ? "program-" + random.nextInt(PROGRAMS) : null,
                    asked,
                    0,
                    1 + random.nextInt(1_000)));
        }
        List<Limit> organizations = new ArrayList<>();
        for (int i = 0; i < OFFICES; i++) {
            organizations.add(limit("office-" + i, "division-" + i % DIVISIONS, all / OFFICES));
        }
        for (int i = 0; i < DIVISIONS; i++) {
            organizations.add(limit("division-" + i, null, all / DIVISIONS));
        }
        List<Limit> programs = new ArrayList<>();
        for (int i = 0; two && i < PROGRAMS; i++) {
            programs.add(limit("program-" + i, null, all / PROGRAMS));
        }
        return new Round(
                Currency.getInstance("KRW"),
                all * (40 + random.nextInt(30)) / 100,
                Rule.VALUE,
                divisible,
                organizations,
                programs,
                requests);
    }

    private Limit limit(String node, @Nullable String parent, long fair) {
        long floor = random.nextInt(3) == 0 ? fair / 10 : 0;
        return new Limit(node, parent, floor, random.nextInt(4) == 0 ? null : fair * (50 + random.nextInt(70)) / 100);
    }
}
