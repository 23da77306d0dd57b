package docket.engine.whatif;

import java.util.ArrayList;
import java.util.Comparator;
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

    /** Rounds that would have gone from {@code before} to {@code after}; see {@link Outcome#refused}. */
    public record Change(String before, String after, boolean refused, long rounds) {}

    /** Counts outcomes, a case's all at once. Its size is that of the table, however many cases there are. */
    static final class Counter {

        private record Group(String organization, String kind) {}

        private static final Comparator<Group> BY_GROUP =
                Comparator.comparing(Group::organization).thenComparing(Group::kind);
        private static final Comparator<Change> BY_NAME = Comparator.comparing(Change::before)
                .thenComparing(Change::after)
                .thenComparing(Change::refused);

        private static final class Counts {
            private long cases;
            private long casesOtherwise;
            private long rounds;
            private long otherwise;
            private long onOtherGrounds;
            private final Map<Change, Long> changes = new TreeMap<>(BY_NAME);
        }

        private final Map<Group, Counts> groups = new TreeMap<>(BY_GROUP);

        void take(PastCase past, List<Outcome> outcomes) {
            Counts counts = groups.computeIfAbsent(new Group(past.organization(), past.kind()), group -> new Counts());
            counts.cases++;
            counts.casesOtherwise += outcomes.stream().anyMatch(Outcome::otherwise) ? 1 : 0;
            for (Outcome outcome : outcomes) {
                counts.rounds++;
                counts.onOtherGrounds += outcome.onOtherGrounds() ? 1 : 0;
                if (outcome.otherwise()) {
                    counts.otherwise++;
                    counts.changes.merge(
                            new Change(outcome.before(), outcome.after(), outcome.refused(), 0), 1L, Long::sum);
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
            counts.changes.forEach((change, rounds) ->
                    changes.add(new Change(change.before(), change.after(), change.refused(), rounds)));
            return List.copyOf(changes);
        }
    }
}
