package docket.api.sample;

import docket.engine.organization.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database with the sample's people, groups, organisations and rights, all in one transaction, before
 * the first request is answered. A password that is set from outside holds from every start on; one that is not is
 * made here, and shown once; a start that ended before it showed them leaves it to the next one to make new ones.
 */
@Component
class FirstStart implements SmartInitializingSingleton {

    private static final String UNSHOWN = "docket.passwords-unshown";

    private final ProcessEngine engine;
    private final IdentityService identities;
    private final JdbcTemplate database;
    private final InitialPasswords passwords;

    FirstStart(ProcessEngine engine, JdbcTemplate database, InitialPasswords passwords) {
        this.engine = engine;
        this.identities = engine.getIdentityService();
        this.database = database;
        this.passwords = passwords;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequired().execute(context -> {
            // A password is hashed slowly on purpose: on a busy machine nothing is asked of the database for long.
            database.execute("SET LOCAL idle_in_transaction_session_timeout = '5min'");
            if (identities.createUserQuery().count() == 0) {
                fill();
            } else {
                holdToPasswords();
            }
            return null;
        });
    }

    private void fill() {
        addGroup(Role.ADMINISTRATOR.group(), "Administrators", "SYSTEM");
        SampleGroup.OFFICES.forEach(office -> addGroup(office.id(), office.name(), "WORKFLOW"));
        addPerson(SamplePerson.ADMIN, passwords.make(SamplePerson.ADMIN));
        SamplePerson.STAFF.forEach(person -> addPerson(person, passwords.make(person)));
        engine.getManagementService().setProperty(UNSHOWN, "1");
        new Rights(engine.getAuthorizationService()).grant();
        List<Object[]> rows = new ArrayList<>();
        SampleOrganization.ALL.forEach(
                organization -> rows.add(new Object[] {organization.id(), organization.name(), organization.nameKo()}));
        database.batchUpdate(
                "INSERT INTO docket.organization (id, name, name_ko) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows);
    }

    private void addGroup(String id, String name, String type) {
        Group group = identities.newGroup(id);
        group.setName(name);
        group.setType(type);
        identities.saveGroup(group);
    }

    private void addPerson(SamplePerson person, String password) {
        User user = identities.newUser(person.id());
        user.setFirstName(person.name());
        user.setLastName("");
        savePassword(user, password);
        identities.createMembership(person.id(), person.group());
    }

    private void holdToPasswords() {
        boolean nobodyKnows = engine.getManagementService().getProperties().containsKey(UNSHOWN);
        Stream.concat(Stream.of(SamplePerson.ADMIN), SamplePerson.STAFF.stream())
                .forEach(person -> passwords
                        .given(person)
                        .or(() -> nobodyKnows ? Optional.of(passwords.make(person)) : Optional.empty())
                        .ifPresent(password -> hold(person, password)));
    }

    /** Notes that the passwords were shown: from now on they stay. */
    void shown() {
        if (engine.getManagementService().getProperties().containsKey(UNSHOWN)) {
            engine.getManagementService().deleteProperty(UNSHOWN);
        }
    }

    private void hold(SamplePerson person, String password) {
        User user = identities.createUserQuery().userId(person.id()).singleResult();
        if (user != null && !identities.checkPassword(person.id(), password)) {
            savePassword(user, password);
        }
    }

    private void savePassword(User user, String password) {
        user.setPassword(password);
        boolean anyLength = true; // whoever runs the machine decides how long the sample's passwords are
        ((IdentityServiceImpl) identities).saveUser(user, anyLength);
    }
}
