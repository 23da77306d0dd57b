package docket.engine.casefile.view;

import docket.engine.casefile.event.CaseState;
import docket.engine.line.Decision;
import docket.engine.money.Money;
import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.engine.scoring.ScoreRecord;
import docket.engine.store.RecordStore;
import docket.engine.view.Cursor;
import docket.engine.view.Filter;
import docket.engine.view.Page;
import docket.engine.view.Views;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads cases: as they stand, as they stood, and in lists. Thread-safe. */
public final class CaseViews extends Views<CaseView> {

    public CaseViews(RecordStore store, DataSource dataSource) {
        super(new CaseViewTable(dataSource), store, dataSource);
    }

    /** The case as it stands; empty also where the person may not read it. */
    public Optional<CaseView> find(String caseId, Person reader) {
        return find(caseId).filter(view -> view.mayBeReadBy(reader));
    }

    /** The case that goes by this registration number or id, whoever may read it. */
    public Optional<CaseView> named(String numberOrId) {
        return table
                .jdbc
                .query(
                        "SELECT document FROM docket.case_view WHERE number = ? OR case_id = ?",
                        (row, number) -> table.read(row.getString(1)),
                        numberOrId,
                        numberOrId)
                .stream()
                .findFirst();
    }

    /** Those of the cases that there are, by id, whoever may read them. */
    public Map<String, CaseView> all(Collection<String> caseIds) {
        return table
                .jdbc
                .query(
                        "SELECT document FROM docket.case_view WHERE case_id = ANY (?)",
                        (row, number) -> table.read(row.getString(1)),
                        (Object) caseIds.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(CaseView::caseId, view -> view));
    }

    /**
     * What to list; a null condition holds for every case. {@code text} occurs in the title, the number or the id.
     *
     * @param cursor {@link Page#next} of the part before
     */
    public record Search(
            @Nullable CaseState state,
            @Nullable String process,
            @Nullable String drafter,
            @Nullable String text,
            @Nullable String cursor,
            int limit,
            Marks marks) {

        public Search(
                @Nullable CaseState state,
                @Nullable String process,
                @Nullable String drafter,
                @Nullable String text,
                @Nullable String cursor,
                int limit) {
            this(state, process, drafter, text, cursor, limit, Marks.NONE);
        }
    }

    /**
     * By what else a case is found; null asks for nothing.
     *
     * @param people of whom one drafted it, or is or was on its line or had a task of it; who decided, where a decision
     *     is asked for
     * @param drafters of whom one drafted it
     * @param named whose cases the text finds too
     * @param least of the amount: one in each currency that it may have; empty asks nothing
     * @param most likewise
     * @param openedBefore the moment after the last one that is wanted
     * @param rule of the authority table, or the table itself
     * @param model of the latest score: its name or SHA-256
     */
    public record Marks(
            @Nullable String kind,
            @Nullable String organization,
            @Nullable Set<String> people,
            @Nullable Set<String> drafters,
            Set<String> named,
            @Nullable Decision decision,
            List<Money> least,
            List<Money> most,
            @Nullable Instant openedFrom,
            @Nullable Instant openedBefore,
            @Nullable String rule,
            @Nullable String model,
            ScoreRecord.@Nullable Advice advice) {

        /** Asks for nothing. */
        public static final Marks NONE =
                new Marks(null, null, null, null, Set.of(), null, List.of(), List.of(), null, null, null, null, null);

        void narrow(Filter filter) {
            filter.equal("kind", kind).equal("organization", organization);
            if (people != null) {
                filter.with("users && ?::text[]", array(people));
            }
            if (drafters != null) {
                filter.with("drafter = ANY (?::text[])", array(drafters));
            }
            if (decision != null) {
                filter.with("marks && ?::text[]", array(decided(decision, people)));
            }
            amount(filter, ">=", least);
            amount(filter, "<=", most);
            if (openedFrom != null) {
                filter.with("opened_at >= ?", openedFrom.atOffset(ZoneOffset.UTC));
            }
            if (openedBefore != null) {
                filter.with("opened_at < ?", openedBefore.atOffset(ZoneOffset.UTC));
            }
            if (rule != null) {
                mark(filter, CaseViewTable.Mark.rule(rule));
            }
            if (model != null) {
                mark(filter, CaseViewTable.Mark.model(model));
            }
            if (advice != null) {
                mark(filter, CaseViewTable.Mark.advice(advice));
            }
        }

        private static Set<String> decided(Decision decision, @Nullable Set<String> people) {
            return people == null
                    ? Set.of(CaseViewTable.Mark.decision(decision, null))
                    : people.stream()
                            .map(person -> CaseViewTable.Mark.decision(decision, person))
                            .collect(Collectors.toSet());
        }

        private static void mark(Filter filter, String mark) {
            filter.with("marks @> ARRAY[?::text]", mark);
        }

        private static void amount(Filter filter, String comparison, List<Money> bounds) {
            Map<Long, List<Money>> byAmount = bounds.stream().collect(Collectors.groupingBy(Money::minorUnits));
            filter.either(byAmount.entrySet().stream()
                    .map(bound -> new Filter()
                            .with(
                                    "currency = ANY (?::text[]) AND amount_minor " + comparison + " ?",
                                    currencies(bound.getValue()),
                                    bound.getKey()))
                    .toList());
        }

        private static Object currencies(List<Money> amounts) {
            return amounts.stream()
                    .map(amount -> amount.currency().getCurrencyCode())
                    .toArray(String[]::new);
        }
    }

    /**
     * A page of the cases, whoever may read them, the newest first.
     *
     * @throws Refused INVALID_REQUEST where the cursor is none of this list
     */
    public Page<CaseView> search(Search search) {
        return page(search, null);
    }

    /**
     * A page of the cases that the person may read, the newest first.
     *
     * @throws Refused INVALID_REQUEST where the cursor is none of this list
     */
    public Page<CaseView> search(Search search, Person reader) {
        return page(search, reader.may(Permission.READ_EVERYTHING) ? null : reader);
    }

    /**
     * A page of the cases that the person drafted or is or was on the line of, the newest first.
     *
     * @throws Refused INVALID_REQUEST where the cursor is none of this list
     */
    public Page<CaseView> searchOwn(Search search, Person party) {
        return page(search, party);
    }

    private Page<CaseView> page(Search search, @Nullable Person party) {
        Filter filter = new Filter()
                .equal("state", search.state() == null ? null : search.state().name())
                .equal("process", search.process())
                .equal("drafter", search.drafter());
        text(filter, search.text(), search.marks().named());
        search.marks().narrow(filter);
        if (party != null) {
            filter.with(
                    "(users @> ARRAY[?::text] OR groups && ?::text[])",
                    party.id(),
                    party.groups().toArray(String[]::new));
        }
        if (search.cursor() != null) {
            String[] key = Cursor.read(search.cursor(), 2);
            filter.with("(opened_at, case_id) < (?, ?)", time(key[0]), key[1]);
        }
        List<Row> rows = table.jdbc.query(
                "SELECT document, opened_at FROM docket.case_view" + filter.where()
                        + " ORDER BY opened_at DESC, case_id DESC LIMIT ?",
                (row, number) -> new Row(table.read(row.getString(1)), row.getObject(2, OffsetDateTime.class)),
                filter.arguments(search.limit() + 1));
        List<CaseView> items = new ArrayList<>();
        rows.stream().limit(search.limit()).forEach(row -> items.add(row.view));
        if (rows.size() <= search.limit()) {
            return new Page<>(items, null);
        }
        Row last = rows.get(search.limit() - 1);
        return new Page<>(items, Cursor.of(last.openedAt.toInstant(), last.view.caseId()));
    }

    /**
     * A whole number or id is that of one case; anything else is a part of a title, a number or an id, or named
     * somebody.
     */
    private void text(Filter filter, @Nullable String text, Set<String> named) {
        String whole = text == null ? "" : text.strip().replace("\0", "");
        boolean isIdentifier = !whole.isEmpty()
                && Boolean.TRUE.equals(table.jdbc.queryForObject(
                        "SELECT EXISTS (SELECT FROM docket.case_view WHERE number = ? OR case_id = ?)",
                        Boolean.class,
                        whole,
                        whole));
        if (isIdentifier) {
            filter.with("(number = ? OR case_id = ?)", whole, whole);
        } else if (named.isEmpty()) {
            filter.contains(text, "title", "number", "case_id");
        } else {
            filter.either(List.of(
                    new Filter().contains(text, "title", "number", "case_id"),
                    new Filter().with("users && ?::text[]", array(named))));
        }
    }

    private static Object array(Set<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static OffsetDateTime time(String text) {
        try {
            if (!text.startsWith("+") && !text.startsWith("-")) {
                return Instant.parse(text).atOffset(ZoneOffset.UTC);
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw new Refused(RequestRefusal.INVALID_REQUEST);
    }

    /**
     * The marks of a case on which the person ever decided: it has at least one of them, in
     * {@code docket.case_view.marks}.
     */
    public static String[] decisionsBy(String person) {
        return Arrays.stream(Decision.values())
                .map(decision -> CaseViewTable.Mark.decision(decision, person))
                .toArray(String[]::new);
    }

    private record Row(CaseView view, OffsetDateTime openedAt) {}
}
