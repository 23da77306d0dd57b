package docket.engine.destruction;

import docket.engine.agency.Agency;
import docket.engine.casefile.command.CaseRefusal;
import docket.engine.casefile.event.CaseState;
import docket.engine.destruction.command.DestructionRefusal;
import docket.engine.destruction.event.KeptCase;
import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Finds the cases that a destruction touches, and refuses where one of them must still be kept. Thread-safe. */
final class KeptCases {

    private static final int NAMED = 20;
    private static final String SELECT =
            "SELECT case_id, organization, number, document ->> 'retentionClass', closed_at, state FROM docket.case_view WHERE ";
    private static final String SEALED_FOR = SELECT + """
            drafter = ? AND jsonb_path_exists(document::jsonb, '$.contents[*].fields.* ? (exists(@.sealed) && @.person == $who)',
                jsonb_build_object('who', ?::text))
             ORDER BY opened_at, case_id""";

    private static final String OF_IDS = SELECT + "case_id = ANY (?) ORDER BY opened_at, case_id";

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
        return allOver(jdbc.query(SEALED_FOR, this::storedCase, person, person));
    }

    /**
     * The cases of these ids.
     *
     * @throws Refused UNKNOWN_CASE, CASES_DISPOSED, CASES_OPEN, RETENTION_NOT_OVER
     */
    List<KeptCase> of(List<String> caseIds) {
        List<StoredCase> found = jdbc.query(OF_IDS, this::storedCase, new SqlArrayValue("text", caseIds.toArray()));
        for (String caseId : caseIds) {
            if (found.stream().noneMatch(kept -> kept.caseId.equals(caseId))) {
                throw new Refused(CaseRefusal.UNKNOWN_CASE, caseId);
            }
        }
        return allOver(found);
    }

    private StoredCase storedCase(ResultSet row, int number) throws SQLException {
        return new StoredCase(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class),
                row.getString(6).equals(CaseState.DISPOSED.name()));
    }

    private List<KeptCase> allOver(List<StoredCase> found) {
        refuse(
                DestructionRefusal.CASES_DISPOSED,
                found.stream()
                        .filter(StoredCase::disposed)
                        .map(StoredCase::caseId)
                        .toList());
        refuse(
                DestructionRefusal.CASES_OPEN,
                found.stream()
                        .filter(kept -> kept.closedAt == null)
                        .map(StoredCase::caseId)
                        .toList());
        LocalDate today = LocalDate.ofInstant(agency.clock().instant(), agency.zone());
        List<KeptCase> over = new ArrayList<>();
        List<String> not = new ArrayList<>();
        for (StoredCase kept : found) {
            Instant closedAt = kept.closed();
            LocalDate last = Retention.lastDay(kept.retentionClass, closedAt, agency.zone())
                    .orElse(LocalDate.MAX);
            if (today.isAfter(last)) {
                over.add(
                        new KeptCase(kept.caseId, kept.organization, kept.number, kept.retentionClass, closedAt, last));
            } else {
                not.add(kept.caseId + " (" + (last.equals(LocalDate.MAX) ? kept.retentionClass : last) + ")");
            }
        }
        refuse(DestructionRefusal.RETENTION_NOT_OVER, not);
        return over;
    }

    private static void refuse(RefusalCode code, List<String> cases) {
        if (!cases.isEmpty()) {
            String named = cases.stream().limit(NAMED).collect(Collectors.joining(", "));
            throw new Refused(code, cases.size() > NAMED ? named + ", …" : named, cases.size());
        }
    }

    private record StoredCase(
            String caseId,
            String organization,
            @Nullable String number,
            String retentionClass,
            @Nullable OffsetDateTime closedAt,
            boolean disposed) {

        Instant closed() {
            if (closedAt == null) {
                throw new IllegalStateException("Case " + caseId + " is open");
            }
            return closedAt.toInstant();
        }
    }
}
