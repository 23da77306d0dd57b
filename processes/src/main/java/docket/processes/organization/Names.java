package docket.processes.organization;

import docket.engine.text.Korean;
import docket.engine.text.NameInBothLanguages;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What people, groups and organisations are called: the engine knows the first two, the agency's table the last. Whoever
 * may see an id may see its name. People and groups are asked for inside an engine command.
 */
public final class Names {

    private final IdentityService identities;
    private final JdbcTemplate jdbc;

    public Names(IdentityService identities, JdbcTemplate jdbc) {
        this.identities = identities;
        this.jdbc = jdbc;
    }

    /** The full names of those people who exist, by id. */
    public Map<String, String> ofPeople(Collection<String> ids) {
        Map<String, String> names = new TreeMap<>();
        if (!ids.isEmpty()) {
            String[] asked = ids.toArray(String[]::new);
            unrestricted(() -> identities.createUserQuery().userIdIn(asked).list())
                    .forEach(user -> names.put(user.getId(), fullName(user)));
        }
        return names;
    }

    /** The full names of people, by id: the first of them by id, no more than are asked for. */
    public Map<String, String> ofSomePeople(int most) {
        Map<String, String> names = new TreeMap<>();
        unrestricted(() -> identities.createUserQuery().orderByUserId().asc().listPage(0, most))
                .forEach(user -> names.put(user.getId(), fullName(user)));
        return names;
    }

    /**
     * The ids of people of whose name the text is a part, or with which their id begins, whatever its spaces and the case
     * of its letters: the first of them by id, no more than are asked for. Needs no engine command.
     */
    public List<String> named(String text, int most) {
        String part = text.replaceAll("\\s", "");
        return part.isEmpty() ? List.of() : jdbc.queryForList("""
                        SELECT id_ FROM camunda.act_id_user
                         WHERE strpos(lower(replace(concat(first_, last_), ' ', '')), lower(?)) > 0
                            OR strpos(lower(replace(concat(last_, first_), ' ', '')), lower(?)) > 0
                            OR starts_with(lower(id_), lower(?))
                         ORDER BY id_ LIMIT ?""", String.class, part, part, part, most);
    }

    /** The names of those groups that exist, by id. */
    public Map<String, String> ofGroups(Collection<String> ids, Locale locale) {
        Map<String, String> names = new TreeMap<>();
        if (!ids.isEmpty()) {
            String[] asked = ids.toArray(String[]::new);
            unrestricted(() -> identities.createGroupQuery().groupIdIn(asked).list())
                    .forEach(group ->
                            names.put(group.getId(), NameInBothLanguages.half(group.getName(), group.getId(), locale)));
        }
        return names;
    }

    /** The names of all organisations, by id. */
    public Map<String, String> ofOrganizations(Locale locale) {
        Map<String, String> names = new TreeMap<>();
        jdbc.query("SELECT id, name, name_ko FROM docket.organization", row -> {
            names.put(row.getString("id"), row.getString(Korean.isReadBy(locale) ? "name_ko" : "name"));
        });
        return names;
    }

    private static String fullName(User user) {
        String name = (text(user.getFirstName()) + " " + text(user.getLastName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> T unrestricted(Supplier<T> query) {
        return Context.getCommandContext().runWithoutAuthorization(query::get);
    }
}
