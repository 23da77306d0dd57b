package docket.processes.hooks;

import docket.engine.refusal.RefusalCode;
import docket.engine.refusal.Refused;
import org.springframework.jdbc.core.JdbcTemplate;

/** The organisations of the agency. */
public final class Organizations {

    private final JdbcTemplate jdbc;

    public Organizations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refused UNKNOWN_ORGANIZATION */
    public void require(String id) {
        Boolean known = jdbc.queryForObject(
                "SELECT EXISTS (SELECT 1 FROM docket.organization WHERE id = ?)", Boolean.class, id);
        if (!Boolean.TRUE.equals(known)) {
            throw new Refused(RefusalCode.UNKNOWN_ORGANIZATION, id);
        }
    }
}
