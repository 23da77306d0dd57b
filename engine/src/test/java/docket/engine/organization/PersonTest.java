package docket.engine.organization;

import static docket.engine.organization.Permission.DESTROY;
import static docket.engine.organization.Permission.EXPORT_THE_RECORD;
import static docket.engine.organization.Permission.KEEP_THE_BUDGET;
import static docket.engine.organization.Permission.KNOW_OF_DESTRUCTIONS;
import static docket.engine.organization.Permission.OPERATE;
import static docket.engine.organization.Permission.READ_EVERYTHING;
import static docket.engine.organization.Permission.WATCH_THE_PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PersonTest {

    @Test
    void may_what_the_groups_they_are_in_may() {
        assertThat(allowed("camunda-admin"))
                .containsExactly(READ_EVERYTHING, KEEP_THE_BUDGET, KNOW_OF_DESTRUCTIONS, OPERATE, WATCH_THE_PROGRAM);
        assertThat(allowed("auditor")).containsExactly(READ_EVERYTHING, EXPORT_THE_RECORD, KNOW_OF_DESTRUCTIONS);
        assertThat(allowed("budget-officer")).containsExactly(KEEP_THE_BUDGET);
        assertThat(allowed("records-officer")).containsExactly(DESTROY, KNOW_OF_DESTRUCTIONS);
        assertThat(allowed("operator")).containsExactly(WATCH_THE_PROGRAM);
        assertThat(allowed("director", "records-officer", "budget-officer"))
                .containsExactly(KEEP_THE_BUDGET, DESTROY, KNOW_OF_DESTRUCTIONS);
        assertThat(allowed("director", "employee")).isEmpty();
    }

    @Test
    void is_refused_what_no_group_of_theirs_may() {
        Person song = new Person("song", Set.of("records-officer"));
        assertThatCode(() -> song.must(DESTROY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> song.must(OPERATE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RequestRefusal.FORBIDDEN));
    }

    @Test
    void only_examines_as_an_auditor_in_whatever_other_groups_they_are() {
        assertThat(new Person("seo", Set.of("auditor", "director")).onlyExamines())
                .isTrue();
        assertThat(new Person("admin", Set.of("camunda-admin")).onlyExamines()).isFalse();
    }

    @Test
    void acts_by_a_right_that_says_the_group_or_for_whom() {
        assertThat(Right.ofMember("director").code()).isEqualTo("group:director");
        assertThat(Right.ofMember("director").group()).contains("director");
        assertThat(Right.NAMED.group()).isEmpty();
        assertThat(new Right("deputy:lee").actingFor()).contains("lee");
        assertThat(Right.HANDED_OVER.actingFor()).isEmpty();
    }

    private static List<Permission> allowed(String... groups) {
        Person person = new Person("kim", Set.of(groups));
        return Stream.of(Permission.values()).filter(person::may).toList();
    }
}
