package docket.engine.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What would have been otherwise, counted.
 *
 * @param cases that were looked at, of which {@code casesOtherwise} would have gone otherwise in a round
 * @param erased cases of which the record no longer says what they asked for
 * @param rounds that the question was about, over all rows; {@code otherwise} and {@code onOtherGrounds} likewise
 * @param rows by organisation and kind
 */
public record Summary(
        long cases,
        long casesOtherwise,
        long erased,
        long rounds,
        long otherwise,
        long onOtherGrounds,
        List<Row> rows) {

    /** The cases of one organisation and kind. */
    public record Row(
            String organization,
            String kind,
            long cases,
            long casesOtherwise,
            long rounds,
            long otherwise,
            long onOtherGrounds,
            List<Change> changes) {}

    /** Rounds that would have gone from {@code before} to {@code after}. */
    public record Change(String before, String after, long rounds) {}

    /** Counts outcomes, a case's all at once. Its size is that of the table, however many cases there are. */
    static final class Counter {

        private record Group(String organization, String kind) implements Comparable<Group> {
            @Override
            public int compareTo(Group other) {
                int organizations = organization.compareTo(other.organization);
                return organizations == 0 ? kind.compareTo(other.kind) : organizations;
            }
        }

        private static final class Counts {
            private long cases;
            private long casesOtherwise;
            private long rounds;
            private long otherwise;
            private long onOtherGrounds;
            private final Map<String, Map<String, Long>> changes = new TreeMap<>();
        }

        private final Map<Group, Counts> groups = new TreeMap<>();

        void take(PastCase past, List<Outcome> outcomes) {
            Counts counts = groups.computeIfAbsent(new Group(past.organization(), past.kind()), group -> new Counts());
            counts.cases++;
            counts.casesOtherwise += outcomes.stream().anyMatch(Outcome::otherwise) ? 1 : 0;
            for (Outcome outcome : outcomes) {
                counts.rounds++;
                counts.onOtherGrounds += outcome.onOtherGrounds() ? 1 : 0;
                if (outcome.otherwise()) {
                    counts.otherwise++;
                    counts.changes
                            .computeIfAbsent(outcome.before(), before -> new TreeMap<>())
                            .merge(outcome.after(), 1L, Long::sum);
                }
            }
        }

        Summary summary(long erased) {
            List<Row> rows = new ArrayList<>();
            groups.forEach((group, counts) -> rows.add(new Row(
                    group.organization(),
                    group.kind(),
                    counts.cases,
                    counts.casesOtherwise,
                    counts.rounds,
                    counts.otherwise,
                    counts.onOtherGrounds,
                    changes(counts))));
            return new Summary(
                    rows.stream().mapToLong(Row::cases).sum(),
                    rows.stream().mapToLong(Row::casesOtherwise).sum(),
                    erased,
                    rows.stream().mapToLong(Row::rounds).sum(),
                    rows.stream().mapToLong(Row::otherwise).sum(),
                    rows.stream().mapToLong(Row::onOtherGrounds).sum(),
                    List.copyOf(rows));
        }

        private static List<Change> changes(Counts counts) {
            List<Change> changes = new ArrayList<>();
            counts.changes.forEach((before, afters) ->
                    afters.forEach((after, rounds) -> changes.add(new Change(before, after, rounds))));
            return List.copyOf(changes);
        }
    }
}
