package docket.processes.authority;

import docket.bpmn.lint.Finding;
import docket.bpmn.lint.ModelLint;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.refusal.Term;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The authority tables that were ever deployed, read where the engine keeps them, and those that come as a file. */
public final class AuthorityTables {

    private static final String FROM = """
             FROM camunda.act_re_decision_def d JOIN camunda.act_ge_bytearray b
               ON b.deployment_id_ = d.deployment_id_ AND b.name_ = d.resource_name_
            WHERE d.tenant_id_ IS NULL""";
    private static final Pattern REFERENCE = Pattern.compile("(?:([A-Za-z][A-Za-z0-9_.-]*):)?([0-9]{1,9})");
    private static final String USUAL = "authority";

    private final JdbcTemplate jdbc;

    public AuthorityTables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** A deployed table, as {@code authority:3}. */
    public record Version(String key, int version) {
        @Override
        public String toString() {
            return key + ":" + version;
        }
    }

    /** All versions of all tables, the newest first. */
    public List<Version> all() {
        return jdbc.query(
                "SELECT d.key_, d.version_" + FROM + " ORDER BY d.key_, d.version_ DESC",
                (row, n) -> new Version(row.getString(1), row.getInt(2)));
    }

    /**
     * @throws Refused UNKNOWN_AUTHORITY_TABLE, or AUTHORITY_TABLE_DIFFERS where it is a decision about something else
     */
    public AuthorityTable deployed(String reference) {
        Matcher parts = REFERENCE.matcher(reference.strip());
        if (parts.matches()) {
            String key = Objects.requireNonNullElse(parts.group(1), USUAL);
            int version = Integer.parseInt(parts.group(2));
            List<byte[]> models = jdbc.query(
                    "SELECT b.bytes_" + FROM + " AND d.key_ = ? AND d.version_ = ?",
                    (row, n) -> row.getBytes(1),
                    key,
                    version);
            if (!models.isEmpty()) {
                return AuthorityTable.of(models.get(0), version);
            }
        }
        String known = all().stream().map(Version::toString).collect(Collectors.joining(", "));
        throw new Refused(AuthorityTableRefusal.UNKNOWN_AUTHORITY_TABLE, reference, known.isEmpty() ? "-" : known);
    }

    /**
     * Reads a table from a file, under the rules of a deployment.
     *
     * @throws Refused AUTHORITY_TABLE_UNREADABLE, AUTHORITY_TABLE_DIFFERS
     */
    public static AuthorityTable file(byte[] dmn) {
        List<Finding> findings = ModelLint.check("what-if.dmn", dmn);
        if (!findings.isEmpty()) {
            throw new Refused(
                    AuthorityTableRefusal.AUTHORITY_TABLE_UNREADABLE,
                    findings.stream()
                            .map(finding -> new FieldError("table", finding.code(), finding::in))
                            .toList(),
                    (Term) findings.get(0)::in);
        }
        return AuthorityTable.of(dmn, 0);
    }
}
