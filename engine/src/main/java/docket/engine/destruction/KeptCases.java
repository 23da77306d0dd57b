package docket.engine.destruction;

import docket.engine.Agency;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which cases a destruction touches, and whether all of them may go by now. Thread-safe. */
final class KeptCases {

    private static final int NAMED = 20;
    private static final String SELECT =
            "SELECT case_id, organization, number, document ->> 'retentionClass', closed_at FROM docket.case_view WHERE ";
    private static final String SEALED_FOR = SELECT + """
            drafter = ? AND jsonb_path_exists(document, '$.contents[*].fields.* ? (exists(@.sealed) && @.person == $who)',
                jsonb_build_object('who', ?::text))
             ORDER BY opened_at, case_id""";

    private final JdbcTemplate jdbc;
    private final Agency agency;

    KeptCases(DataSource dataSource, Agency agency) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.agency = agency;
    }

    /**
     * The cases that hold something sealed for the person, in any version of their content.
     *
     * @throws Refused CASES_OPEN, RETENTION_NOT_OVER
     */
    List<KeptCase> sealedFor(String person) {
        return allOver(jdbc.query(
                SEALED_FOR,
                (row, n) -> new Found(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class)),
                person,
                person));
    }

    private List<KeptCase> allOver(List<Found> found) {
        refuse(
                RefusalCode.CASES_OPEN,
                found.stream()
                        .filter(one -> one.closedAt == null)
                        .map(Found::caseId)
                        .toList());
        LocalDate today = LocalDate.ofInstant(agency.clock().instant(), agency.zone());
        List<KeptCase> over = new ArrayList<>();
        List<String> not = new ArrayList<>();
        for (Found one : found) {
            Instant closedAt = one.closed();
            LocalDate last = Retention.lastDay(one.retentionClass, closedAt, agency.zone())
                    .orElse(LocalDate.MAX);
            if (today.isAfter(last)) {
                over.add(new KeptCase(one.caseId, one.organization, one.number, one.retentionClass, closedAt, last));
            } else {
                not.add(one.caseId + " (" + (last.equals(LocalDate.MAX) ? one.retentionClass : last) + ")");
            }
        }
        refuse(RefusalCode.RETENTION_NOT_OVER, not);
        return over;
    }

    private static void refuse(RefusalCode code, List<String> cases) {
        if (!cases.isEmpty()) {
            String named = cases.stream().limit(NAMED).collect(Collectors.joining(", "));
            throw new Refused(code, cases.size() > NAMED ? named + ", …" : named, cases.size());
        }
    }

    private record Found(
            String caseId,
            String organization,
            @Nullable String number,
            String retentionClass,
            @Nullable OffsetDateTime closedAt) {

        Instant closed() {
            if (closedAt == null) {
                throw new IllegalStateException("Case " + caseId + " is open");
            }
            return closedAt.toInstant();
        }
    }
}
