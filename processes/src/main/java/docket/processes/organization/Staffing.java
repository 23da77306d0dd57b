package docket.processes.organization;

import docket.engine.organization.Person;
import docket.engine.organization.Role;
import docket.engine.organization.Staff;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Asks the engine's own tables who is in which group, in one statement and inside the open transaction. Thread-safe. */
public final class Staffing {

    private static final String ASKED = """
            SELECT g.id_, true, ARRAY(
                   SELECT m.user_id_::text FROM camunda.act_id_membership m WHERE m.group_id_ = g.id_
                      AND m.user_id_ NOT IN (
                          SELECT a.user_id_ FROM camunda.act_id_membership a WHERE a.group_id_ = '%s')
                    LIMIT ?)
              FROM camunda.act_id_group g WHERE g.id_ = ANY (?)
            UNION ALL
            SELECT u.id_, false, ARRAY(
                   SELECT m.group_id_::text FROM camunda.act_id_membership m WHERE m.user_id_ = u.id_)
              FROM camunda.act_id_user u WHERE u.id_ = ANY (?)""".formatted(Role.AUDITOR.group());

    private final JdbcTemplate jdbc;

    public Staffing(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What there is of these groups and people.
     *
     * @param most how many members of a group are needed
     */
    public Staff of(Collection<String> groups, Collection<String> people, int most) {
        Map<String, Set<String>> members = new HashMap<>();
        Map<String, Set<String>> groupsOf = new HashMap<>();
        jdbc.query(
                ASKED,
                row -> {
                    (row.getBoolean(2) ? members : groupsOf).put(row.getString(1), texts(row.getArray(3)));
                },
                most,
                groups.toArray(String[]::new),
                people.toArray(String[]::new));
        return new Staff(members, groupsOf);
    }

    /** A person with the groups they are in at this moment; in none where there is no such person. */
    public Person person(String id) {
        return of(List.of(), List.of(id), 0).person(id);
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
