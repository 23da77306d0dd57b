package docket.api.security.authentication;

import docket.engine.organization.Person;
import docket.processes.accounts.HashAnew;
import docket.processes.accounts.SlowHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The people that the engine knows, read anew at each call: whoever was made in Camunda's Admin or through
 * {@code /engine-rest} counts at once, and whoever left a group has left it. Passwords are compared here and not by the
 * engine's own check, which takes less work for a name it does not know, and which lets a stranger lock people out for
 * good by guessing wrong; {@link LoginThrottle} stands in front instead. A hash of an older kind is made anew at the first
 * log-in, on record.
 *
 * <p>Every request asks, so it is one statement over the engine's tables and not two queries of the engine, of which each
 * takes a transaction.
 */
@Component
public final class People {

    private static final String FIND = """
            SELECT u.id_, u.pwd_, u.salt_,
                   ARRAY(SELECT m.group_id_ FROM camunda.act_id_membership m WHERE m.user_id_ = u.id_ ORDER BY 1) AS groups
              FROM camunda.act_id_user u WHERE u.id_ = ?""";

    private static final String CURRENT = "{" + SlowHash.NAME + "}";

    private final JdbcTemplate jdbc;
    private final PasswordManager passwords;
    private final CommandExecutor commands;
    private final IdentityService identity;
    private final ProvenPasswords proven = new ProvenPasswords();
    private final String nobodysSalt = UUID.randomUUID().toString();
    private final String nobodysPassword;

    public People(ProcessEngine engine, DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.passwords = configuration.getPasswordManager();
        this.commands = configuration.getCommandExecutorTxRequired();
        this.identity = engine.getIdentityService();
        this.nobodysPassword =
                passwords.encrypt(EncryptionUtil.saltPassword(UUID.randomUUID().toString(), nobodysSalt));
    }

    /** The person of that id, as they are now. */
    public Optional<LoggedIn> find(String id) {
        return row(id).map(Row::who);
    }

    /** The person of that id if that is their password. A name that nobody has takes as much work as a wrong guess. */
    Optional<LoggedIn> verify(String id, String password) {
        Optional<Row> row = row(id);
        String salt = row.map(Row::salt).orElse(nobodysSalt);
        String expected = row.map(Row::password).orElse(nobodysPassword);
        String salted = EncryptionUtil.saltPassword(password, salt);
        if (row.isPresent() && proven.holds(id, expected, salted)) {
            return row.map(Row::who);
        }
        if (!passwords.check(salted, expected) || row.isEmpty()) {
            return Optional.empty();
        }
        if (!expected.startsWith(CURRENT)) {
            hashAnew(row.get().who().person(), password, expected);
            return find(id);
        }
        proven.add(id, expected, salted);
        return row.map(Row::who);
    }

    /** Nobody acts yet where somebody logs in: this is done in their name. */
    private void hashAnew(Person person, String password, String old) {
        try {
            identity.setAuthentication(person.id(), List.copyOf(person.groups()));
            commands.execute(new HashAnew(person.id(), password, old));
        } finally {
            identity.clearAuthentication();
        }
    }

    private Optional<Row> row(String id) {
        return jdbc.query(FIND, (row, n) -> Row.of(row), id).stream().findFirst();
    }

    private record Row(
            LoggedIn who,
            @Nullable String password,
            @Nullable String salt) {
        private static Row of(ResultSet row) throws SQLException {
            String password = row.getString("pwd_");
            Set<String> groups = Set.of((String[]) row.getArray("groups").getArray());
            String seal = Integer.toHexString(Objects.hashCode(password));
            return new Row(
                    new LoggedIn(new Person(row.getString("id_"), groups), seal), password, row.getString("salt_"));
        }
    }
}
