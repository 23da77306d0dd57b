package docket.engine.casefile;

import static docket.engine.casefile.Sample.CASE;
import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.InMemoryRecord;
import docket.engine.casefile.command.line.ResolveAuthority;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.line.Decision;
import docket.engine.line.LineRefusal;
import docket.engine.line.LineRules;
import docket.engine.line.LineStep;
import docket.engine.line.Power;
import docket.engine.line.StepKind;
import docket.engine.organization.Person;
import docket.engine.organization.Staff;
import docket.engine.refusal.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several people approve finally, side by side: groups and persons, with the power, by name or by a group, and without it. */
class FinalApproversTest {

    private static final List<String> GROUPS = List.of("director", "supervisor", "administration");
    private static final List<String> PEOPLE = List.of("an", "bae", "choi");
    private static final String APPROVES = "approves";
    private static final String LINE_REFUSED = "the line is refused";

    @Test
    void in_whatever_order_they_stand_and_decide_the_outcome_is_the_same_with_every_refusal() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        List<String> told =
                LongStream.range(seed, seed + 60).mapToObj(this::tried).toList();

        System.out.println("ended: " + told.stream().distinct().sorted().toList());
        assertThat(told)
                .as("the dice found approvals and refusals of both kinds")
                .contains("APPROVED", "OPEN", LINE_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void these_seeds_are_right(long seed) {
        tried(seed);
    }

    /** What became of a case, which is the same in each order in which its final approvers stand and decide. */
    private String tried(long seed) {
        Draw draw = Draw.of(new Random(seed));
        Map<String, String> one = null;
        for (List<Integer> places : orders(draw.line().size())) {
            List<Integer> order = new ArrayList<>(places);
            Collections.shuffle(order, new Random(seed));
            Map<String, String> outcome = walk(draw, places, order, seed);
            one = one == null ? outcome : one;
            assertThat(outcome)
                    .as("seed %d: %s, standing %s, deciding %s", seed, draw, places, order)
                    .isEqualTo(one);
        }
        String end = String.valueOf(one == null ? null : one.get("case"));
        boolean allMay = IntStream.range(0, draw.line().size()).allMatch(draw::hasPower) && !end.equals(LINE_REFUSED);
        assertThat(isTaken(draw))
                .as("seed %d: %s, taken from its drafter as everybody may approve it", seed, draw)
                .isEqualTo(allMay);
        return end;
    }

    /** A final stage; {@code deciders} are those who come for its steps, as they are when they decide. */
    private record Draw(List<LineStep> line, List<Person> deciders, List<String> holders) {

        static Draw of(Random random) {
            List<LineStep> line = new ArrayList<>();
            List<Person> deciders = new ArrayList<>();
            int size = 2 + random.nextInt(2);
            @Nullable Integer required = random.nextBoolean() ? null : 1 + random.nextInt(size);
            for (int i = 0; i < size; i++) {
                String group = random.nextInt(4) == 0 ? GROUPS.get(2) : GROUPS.get(random.nextInt(2));
                boolean named = random.nextBoolean();
                StepKind kind = random.nextBoolean() ? StepKind.APPROVE : StepKind.DELEGATED_APPROVAL;
                line.add(new LineStep(kind, named ? PEOPLE.get(i) : null, named ? null : group, "end", required));
                deciders.add(Sample.officer(PEOPLE.get(i), group));
            }
            Set<String> holders = new HashSet<>(Set.of(GROUPS.get(0)));
            if (random.nextInt(3) > 0) {
                holders.add(GROUPS.get(1));
            }
            if (random.nextBoolean()) {
                holders.add(Power.PERSON + PEOPLE.get(random.nextInt(size)));
            }
            return new Draw(line, deciders, List.copyOf(holders));
        }

        boolean hasPower(int step) {
            Person officer = deciders.get(step);
            return holders.contains(Power.PERSON + officer.id())
                    || officer.groups().stream().anyMatch(holders::contains);
        }

        int required() {
            Integer required = line.get(0).required();
            return required == null ? line.size() : required;
        }
    }

    private static Map<String, String> walk(Draw draw, List<Integer> places, List<Integer> order, long seed) {
        Map<String, String> outcome = new TreeMap<>();
        LineStep[] line = places.stream().map(draw.line()::get).toArray(LineStep[]::new);
        try (InMemoryRecord<CaseFile> record = new InMemoryRecord<>(CaseFile.class)) {
            record.send(Sample.open(line));
            record.send(new ResolveAuthority(CASE, "t", 1, List.of("r"), draw.holders(), "so", List.of()));
            for (int place = 0; place < line.length; place++) {
                record.send(Sample.offer("task-" + places.get(place), place));
            }
            for (int step : order) {
                String said = answer(record, "task-" + step, draw.deciders().get(step));
                outcome.put(draw.deciders().get(step).id(), told(said, draw, step));
            }
            List<String> approved = record.events(CASE).stream()
                    .filter(StepDecided.class::isInstance)
                    .map(event -> ((StepDecided) event).person())
                    .toList();
            long mighty = IntStream.range(0, line.length).filter(draw::hasPower).count();
            assertThat(approved)
                    .as("seed %d: as many as were needed and had the power", seed)
                    .hasSize((int) Math.min(mighty, draw.required()));
            outcome.put("case", String.valueOf(record.<Object>ask(CASE, file -> file.course.state())));
        } catch (Refused refused) {
            outcome.put("refused", text(refused));
            outcome.put("case", LINE_REFUSED);
        }
        return outcome;
    }

    /** Where fewer suffice than there are, the order says who comes too late: those are told so, whatever they hold. */
    private static String told(String said, Draw draw, int step) {
        if (draw.required() == draw.line().size()) {
            return said;
        }
        return draw.hasPower(step) ? "holds the power" : said.equals(APPROVES) ? said : "refused";
    }

    private static String answer(InMemoryRecord<CaseFile> record, String task, Person officer) {
        try {
            record.send(Sample.decide(task, Decision.APPROVE, officer));
            return APPROVES;
        } catch (Refused refused) {
            return text(refused);
        }
    }

    /** Whether the line is taken from its drafter, while everybody is in the groups in which they decide later. */
    private static boolean isTaken(Draw draw) {
        Map<String, Set<String>> members = new HashMap<>();
        Map<String, Set<String>> groups = new HashMap<>();
        for (Person officer : draw.deciders()) {
            groups.put(officer.id(), officer.groups());
            officer.groups()
                    .forEach(group -> members.computeIfAbsent(group, one -> new HashSet<>())
                            .add(officer.id()));
        }
        Staff staff = new Staff(members, groups);
        try {
            LineRules.check(draw.line(), Sample.KIM.id(), new Power(draw.holders()), List.of(), staff);
            return true;
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo(LineRefusal.AUTHORITY_INSUFFICIENT);
            return false;
        }
    }

    private static String text(Refused refused) {
        return refused.code().code() + ": " + refused.text(Locale.ENGLISH);
    }

    private static List<List<Integer>> orders(int size) {
        List<List<Integer>> orders = new ArrayList<>(List.of(List.of()));
        for (int next = 0; next < size; next++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> order : orders) {
                for (int at = 0; at <= order.size(); at++) {
                    List<Integer> with = new ArrayList<>(order);
                    with.add(at, next);
                    longer.add(Collections.unmodifiableList(with));
                }
            }
            orders = longer;
        }
        return orders;
    }
}
