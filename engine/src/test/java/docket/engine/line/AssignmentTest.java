package docket.engine.line;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.line.Assignment.Shortage;
import docket.engine.line.Assignment.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void everybody_who_is_needed_is_there_where_each_step_can_have_a_person_of_its_own() {
        assertThat(shortage()).isEmpty();
        assertThat(shortage(all("jung"), all("lee"))).isEmpty();
        assertThat(shortage(all("jung song"), all("jung"))).isEmpty();
        assertThat(shortage(all("a b", "a"), all("b c"), all("c d"))).isEmpty();
    }

    @Test
    void says_which_steps_need_how_many_people_and_who_there_is() {
        assertThat(shortage(all("lee"), all("jung"), all("jung")))
                .contains(new Shortage(Set.of(1, 2), 2, Set.of("jung")));
        assertThat(shortage(all(""))).contains(new Shortage(Set.of(0), 1, Set.of()));
        assertThat(shortage(all("a b", "a b", "a b"))).contains(new Shortage(Set.of(0, 1, 2), 3, Set.of("a", "b")));
    }

    @Test
    void of_parallel_steps_only_as_many_as_are_required_need_somebody() {
        assertThat(shortage(some(1, "jung", ""), all("lee"))).isEmpty();
        assertThat(shortage(some(1, "jung", "lee"), all("jung"))).isEmpty();
        assertThat(shortage(some(1, "jung", "lee"), all("jung"), all("lee"))).isPresent();
        assertThat(shortage(some(2, "jung", "jung"))).isPresent();
    }

    @Test
    void agrees_with_trying_every_assignment() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<Stage> stages = stages(random);

            assertThat(Assignment.shortageOf(stages).isEmpty())
                    .as("seed %d, %s", seed, stages)
                    .isEqualTo(canBeAssigned(stages, 0, 0, 0, new HashSet<>()));
        }
    }

    private static List<Stage> stages(Random random) {
        List<Stage> stages = new ArrayList<>();
        for (int stage = random.nextInt(4); stage >= 0; stage--) {
            List<Set<String>> steps = new ArrayList<>();
            for (int step = random.nextInt(3); step >= 0; step--) {
                Set<String> people = new TreeSet<>();
                for (int person = random.nextInt(4); person > 0; person--) {
                    people.add("p" + random.nextInt(5));
                }
                steps.add(people);
            }
            stages.add(new Stage(1 + random.nextInt(steps.size()), steps));
        }
        return stages;
    }

    private static boolean canBeAssigned(List<Stage> stages, int stage, int step, int seated, Set<String> busy) {
        if (stage == stages.size()) {
            return true;
        }
        Stage now = stages.get(stage);
        if (seated == now.required()) {
            return canBeAssigned(stages, stage + 1, 0, 0, busy);
        }
        if (step == now.candidates().size()) {
            return false;
        }
        for (String person : now.candidates().get(step)) {
            if (busy.add(person)) {
                if (canBeAssigned(stages, stage, step + 1, seated + 1, busy)) {
                    return true;
                }
                busy.remove(person);
            }
        }
        return canBeAssigned(stages, stage, step + 1, seated, busy);
    }

    private static Optional<Shortage> shortage(Stage... stages) {
        return Assignment.shortageOf(List.of(stages));
    }

    private static Stage all(String... steps) {
        return some(steps.length, steps);
    }

    /** Each step as the people who may decide it, apart by spaces. */
    private static Stage some(int required, String... steps) {
        return new Stage(
                required,
                Arrays.stream(steps)
                        .map(people -> people.isEmpty() ? Set.<String>of() : Set.of(people.split(" ")))
                        .toList());
    }
}
