package docket.engine.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.engine.organization.Person;
import docket.engine.organization.Staff;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PowerTest {

    private static final Power DIRECTORS = new Power(List.of("director"));
    private static final Power SONGS = new Power(List.of("user:song"));
    private static final Staff STAFF = new Staff(
            Map.of("director", Set.of("lee"), "administration", Set.of("song")),
            Map.of("lee", Set.of("director"), "song", Set.of("administration")));

    @Test
    void is_a_groups_and_so_each_members_or_a_persons_by_name() {
        assertThatCode(() -> DIRECTORS.require(new Person("lee", Set.of("director"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> SONGS.require(new Person("song", Set.of()))).doesNotThrowAnyException();
        assertThatThrownBy(() -> SONGS.require(new Person("lee", Set.of("director"))))
                .hasMessageContaining("lee does not hold the power")
                .hasMessageContaining("Those who do: song")
                .hasMessageContaining("Hand the task to one of them");
    }

    @Test
    void never_takes_a_person_for_a_group_nor_a_group_for_a_person_whatever_they_are_called() {
        assertThatThrownBy(() -> DIRECTORS.require(new Person("director", Set.of())))
                .hasMessageContaining("authority");
        assertThatThrownBy(() -> SONGS.require(new Person("lee", Set.of("user:song"))))
                .hasMessageContaining("authority");
        assertThat(SONGS.suffices(List.of(LineStep.ofGroup(StepKind.APPROVE, "user:song"))))
                .isFalse();
    }

    @Test
    void is_asked_of_the_whole_final_stage_and_names_all_who_lack_it_in_whatever_order_they_stand() {
        LineStep song = beside("song", null);
        LineStep clerks = beside(null, "administration");
        LineStep lee = beside("lee", null);
        for (List<LineStep> line : List.of(List.of(song, clerks, lee), List.of(lee, clerks, song))) {
            assertThatThrownBy(() -> DIRECTORS.requireAtEnd(line, STAFF))
                    .hasMessageContaining("is not with administration, song.")
                    .hasMessageContaining("Those who hold it: director");
        }
        assertThatCode(() -> DIRECTORS.requireAtEnd(
                        List.of(LineStep.ofUser(StepKind.REVIEW, "song"), LineStep.ofUser(StepKind.APPROVE, "lee")),
                        STAFF))
                .doesNotThrowAnyException();
    }

    @Test
    void a_person_whose_groups_nobody_asked_may_have_it_by_a_group_but_not_where_only_persons_hold_it() {
        List<LineStep> lee = List.of(LineStep.ofUser(StepKind.APPROVE, "lee"));
        assertThat(DIRECTORS.suffices(lee)).isTrue();
        assertThat(SONGS.suffices(lee)).isFalse();
        assertThat(SONGS.suffices(List.of(LineStep.ofUser(StepKind.APPROVE, "song"))))
                .isTrue();
    }

    private static LineStep beside(@Nullable String user, @Nullable String group) {
        return new LineStep(StepKind.APPROVE, user, group, "end", null);
    }
}
