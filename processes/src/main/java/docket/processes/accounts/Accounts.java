package docket.processes.accounts;

import docket.engine.organization.Permission;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import docket.processes.act.Acts;
import docket.processes.act.CommandField;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps an id to one person or one group, for ever: none is given twice, ids that differ in case only are the same, and
 * nobody is deleted who did anything, or made again whom the record knows. What a person is called is the
 * administrator's to say. Thread-safe.
 */
public final class Accounts {

    private static final String IS_GROUP =
            "SELECT EXISTS (SELECT FROM camunda.act_id_group WHERE lower(id_) = lower(?))";
    private static final String IS_PERSON =
            "SELECT EXISTS (SELECT FROM camunda.act_id_user WHERE lower(id_) = lower(?))";
    private static final String SAME_NAMES = """
            SELECT (coalesce(first_, ''), coalesce(last_, ''), coalesce(email_, '')) = (?, ?, ?)
              FROM camunda.act_id_user WHERE id_ = ?""";

    private static final String NAMED =
            "SELECT EXISTS (SELECT FROM docket.case_view, unnest(users) one WHERE lower(one) = lower(?))";
    private static final String DRAFTED =
            "SELECT EXISTS (SELECT FROM docket.case_view WHERE lower(drafter) = lower(?))";
    private static final String SEALED = "SELECT EXISTS (SELECT FROM docket.person_key WHERE lower(person) = lower(?))";

    /** Whether a person ever acted; it reads all events where nobody of that id did. */
    private static final String ACTED =
            "SELECT EXISTS (SELECT FROM docket.domain_event WHERE position(?::bytea IN metadata) > 0)";

    private final Acts acts;
    private final JdbcTemplate jdbc;

    public Accounts(Acts acts, JdbcTemplate jdbc) {
        this.acts = acts;
        this.jdbc = jdbc;
    }

    /** @throws Refused ID_TAKEN, PERSON_KNOWN, PROFILE_FORBIDDEN, FORBIDDEN, WEAK_PASSWORD */
    public void check(Command<?> command) {
        if (command instanceof SaveUserCmd) {
            checkUser(command, (UserEntity) CommandField.of(command, "user"));
        } else if (command instanceof SaveGroupCmd) {
            GroupEntity group = (GroupEntity) CommandField.of(command, "group");
            if (group != null && group.getId() != null && group.getRevision() == 0) {
                refuseTaken(group.getId());
            }
        } else if (command instanceof DeleteUserCmd && acts.current().actor() instanceof Person) {
            checkDeletion(String.valueOf(CommandField.of(command, "userId")));
        }
    }

    private void checkUser(Command<?> command, @Nullable UserEntity user) {
        if (user == null || user.getId() == null) {
            return;
        }
        boolean byPerson = acts.current().actor() instanceof Person;
        if (user.getRevision() > 0) {
            if (byPerson && !acts.person().may(Permission.OPERATE) && !hasSameNames(user)) {
                throw new Refused(AccountRefusal.PROFILE_FORBIDDEN);
            }
        } else {
            if (is(IS_GROUP, user.getId())) {
                throw new Refused(AccountRefusal.ID_TAKEN, "group", user.getId());
            }
            if (is(IS_PERSON, user.getId()) || byPerson && (is(NAMED, user.getId()) || hasPast(user.getId()))) {
                throw new Refused(AccountRefusal.PERSON_KNOWN, user.getId());
            }
            if (byPerson && !user.hasNewPassword()) {
                throw new Refused(AccountRefusal.WEAK_PASSWORD, "length", Passwords.SHORTEST);
            }
        }
        if (user.hasNewPassword() && !Boolean.TRUE.equals(CommandField.of(command, "skipPasswordPolicy"))) {
            Passwords.check(String.valueOf(CommandField.of(user, "newPassword")), user);
        }
    }

    private void checkDeletion(String id) {
        Person officer = acts.person();
        if (!officer.may(Permission.OPERATE) || officer.id().equals(id)) {
            throw new Refused(RequestRefusal.FORBIDDEN);
        }
        if (hasPast(id)) {
            throw new Refused(AccountRefusal.PERSON_KNOWN, "deleted", id);
        }
    }

    private void refuseTaken(String id) {
        if (is(IS_GROUP, id)) {
            throw new Refused(AccountRefusal.ID_TAKEN, "group", id);
        }
        if (is(IS_PERSON, id)) {
            throw new Refused(AccountRefusal.ID_TAKEN, "person", id);
        }
    }

    /** Whether the person ever did anything; one whom a line only names has no past, and may go. */
    private boolean hasPast(String id) {
        byte[] actor = ("\"person\":\"" + id + "\"").getBytes(StandardCharsets.UTF_8);
        return is(DRAFTED, id) || is(SEALED, id) || is(ACTED, actor);
    }

    private boolean hasSameNames(UserEntity user) {
        return is(
                SAME_NAMES,
                Objects.requireNonNullElse(user.getFirstName(), ""),
                Objects.requireNonNullElse(user.getLastName(), ""),
                Objects.requireNonNullElse(user.getEmail(), ""),
                user.getId());
    }

    private boolean is(String question, Object... arguments) {
        return jdbc.queryForList(question, Boolean.class, arguments).contains(true);
    }
}
