package docket.processes.organization;

import docket.engine.organization.OrganizationRefusal;
import docket.engine.refusal.Refused;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** The organisations of the agency. They are added and renamed, never removed, so one that was seen is there. */
public final class Organizations {

    private final JdbcTemplate jdbc;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    public Organizations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public boolean exists(String id) {
        if (seen.contains(id)) {
            return true;
        }
        Boolean known = jdbc.queryForObject(
                "SELECT EXISTS (SELECT 1 FROM docket.organization WHERE id = ?)", Boolean.class, id);
        if (Boolean.TRUE.equals(known)) {
            seen.add(id);
        }
        return Boolean.TRUE.equals(known);
    }

    /** @throws Refused UNKNOWN_ORGANIZATION */
    public void require(String id) {
        if (!exists(id)) {
            throw new Refused(OrganizationRefusal.UNKNOWN_ORGANIZATION, id);
        }
    }

    /** Whether the agency keeps a group of the organisation's people, which has its id. Where it does not, nobody is left out. */
    public boolean hasPeople(String id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT 1 FROM camunda.act_id_group WHERE id_ = ?)", Boolean.class, id));
    }
}
