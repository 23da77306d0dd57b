package docket.api.sample;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DocketTest
class FirstStartTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private FirstStart firstStart;

    @Test
    void puts_each_person_into_their_office() {
        for (SamplePerson person : SamplePerson.STAFF) {
            assertThat(engine.getIdentityService()
                            .createGroupQuery()
                            .groupMember(person.id())
                            .list())
                    .extracting(Group::getId)
                    .filteredOn(
                            SampleGroup.OFFICES.stream().map(SampleGroup::id).toList()::contains)
                    .containsExactly(person.group());
        }
    }

    @Test
    void gives_everybody_the_password_that_was_set() {
        assertThat(engine.getIdentityService().checkPassword("kim.employee", DocketTest.PASSWORD))
                .isTrue();
        assertThat(engine.getIdentityService().checkPassword("admin", DocketTest.PASSWORD))
                .isTrue();
    }

    @Test
    void changes_nothing_at_the_second_start() {
        long authorizations =
                engine.getAuthorizationService().createAuthorizationQuery().count();

        firstStart.afterSingletonsInstantiated();

        assertThat(engine.getAuthorizationService().createAuthorizationQuery().count())
                .isEqualTo(authorizations);
        assertThat(database.queryForObject("SELECT count(*) FROM docket.organization", Integer.class))
                .isEqualTo(SampleOrganization.ALL.size());
    }

    @Test
    void makes_other_passwords_where_nobody_was_shown_the_first_ones() {
        InitialPasswords none = new InitialPasswords("", "");
        FirstStart next = new FirstStart(engine, database, none);
        try {
            next.shown();
            next.afterSingletonsInstantiated();
            assertThat(none.madeForAdmin()).isEmpty();

            engine.getManagementService().setProperty("docket.passwords-unshown", "1");
            next.afterSingletonsInstantiated();
            assertThat(engine.getIdentityService()
                            .checkPassword("admin", none.madeForAdmin().orElseThrow()))
                    .isTrue();
            assertThat(engine.getIdentityService()
                            .checkPassword("kim.employee", none.madeForStaff().orElseThrow()))
                    .isTrue();
        } finally {
            next.shown();
            firstStart.afterSingletonsInstantiated();
        }
    }
}
