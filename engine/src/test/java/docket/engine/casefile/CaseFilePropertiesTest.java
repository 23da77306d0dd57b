package docket.engine.casefile;

import static docket.engine.casefile.Sample.CASE;
import static docket.engine.casefile.Sample.KIM;
import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.InMemoryRecord;
import docket.engine.casefile.command.course.CloseCase;
import docket.engine.casefile.command.course.RegisterCase;
import docket.engine.casefile.command.course.ResubmitCase;
import docket.engine.casefile.command.course.WithdrawCase;
import docket.engine.casefile.command.line.DecideStep;
import docket.engine.casefile.command.line.LapseStep;
import docket.engine.casefile.command.line.ReleaseStep;
import docket.engine.casefile.event.CaseState;
import docket.engine.casefile.event.course.CaseClosed;
import docket.engine.casefile.event.line.StepDecided;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.Line;
import docket.engine.casefile.view.Line.Decided;
import docket.engine.casefile.view.Line.Stamp;
import docket.engine.line.Decision;
import docket.engine.line.LineStep;
import docket.engine.line.StepKind;
import docket.engine.organization.Person;
import docket.engine.refusal.Refused;
import docket.engine.scoring.ScoreRecord.Advice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anyone does anything to a case, in any order: what is not refused must be right. */
class CaseFilePropertiesTest {

    private static final List<Person> PEOPLE = List.of(
            KIM,
            Sample.JUNG,
            Sample.HAN,
            Sample.LEE,
            Sample.YOON,
            Sample.ADMIN,
            Sample.officer("all", "administration", "budget-owner", "director", "supervisor"));

    private static final List<List<LineStep>> LINES = List.of(
            List.of(Sample.APPROVE),
            List.of(Sample.REVIEW, Sample.CONCUR, Sample.APPROVE),
            List.of(side("administration", 1), side("budget-owner", 1), Sample.APPROVE),
            List.of(Sample.REVIEW, side("supervisor", 2), side("director", 2)),
            List.of(Sample.REVIEW, LineStep.ofUser(StepKind.DELEGATED_APPROVAL, "lee.director")));

    @Test
    void whatever_is_not_refused_is_right() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        List<CaseView> walked = LongStream.range(seed, seed + 60)
                .mapToObj(CaseFilePropertiesTest::walk)
                .toList();

        System.out.println("walks that ended approved: "
                + count(walked, view -> view.course().state() == CaseState.APPROVED)
                + ", closed: " + count(walked, view -> view.course().closedAt() != null)
                + ", in a later round: "
                + count(walked, view -> view.line().rounds().size() > 1)
                + ", longest: "
                + walked.stream().mapToLong(CaseView::version).max().orElse(0) + " events");
    }

    private static long count(List<CaseView> views, Predicate<CaseView> condition) {
        return views.stream().filter(condition).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void these_seeds_are_right(long seed) {
        walk(seed);
    }

    private static CaseView walk(long seed) {
        Random random = new Random(seed);
        try (InMemoryRecord<CaseFile> record = new InMemoryRecord<>(CaseFile.class)) {
            record.send(Sample.open(random.nextBoolean() ? new LineStep[0] : line(random)));
            int task = 0;
            for (int i = 0; i < 150; i++) {
                boolean taken = accepted(record, random, "t" + task, task);
                task += taken ? 1 : 0;
            }
            return holds(record, seed);
        }
    }

    private static boolean accepted(InMemoryRecord<CaseFile> record, Random random, String next, int tasks) {
        try {
            record.send(
                    random.nextInt(3) == 0
                            ? any(random, next, "t" + random.nextInt(tasks + 1))
                            : due(view(record), random, next));
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    /** What is likely to be taken next. */
    private static Object due(CaseView view, Random random, String fresh) {
        if (view.line().openTasks().isEmpty()) {
            return switch (view.course().state()) {
                case OPEN ->
                    view.currentRound().authority() == null
                            ? Sample.resolve(line(random))
                            : Sample.offer(
                                    fresh, random.nextInt(view.approvalLine().size()));
                case RETURNED -> Sample.offerRevision(fresh);
                default -> new RegisterCase(CASE, "facilities-2026-1", "facilities", 2026, 1);
            };
        }
        Line.Task task = view.line()
                .openTasks()
                .get(random.nextInt(view.line().openTasks().size()));
        if (task.kind() == StepKind.REVISE) {
            return new ResubmitCase(CASE, task.taskId(), null, null, null, List.of(line(random)), KIM);
        }
        if (random.nextInt(3) == 0) {
            return Sample.offer(fresh, random.nextInt(3));
        }
        Decision decision = task.decisions()
                .get(random.nextInt(5) == 0 ? random.nextInt(task.decisions().size()) : 0);
        Person who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        return new DecideStep(CASE, task.taskId(), decision, "because", "I looked", who);
    }

    private static CaseView view(InMemoryRecord<CaseFile> record) {
        CaseView view = null;
        for (Object event : record.events(CASE)) {
            view = CaseView.fold(view, event, Instant.EPOCH, Map.of());
        }
        return Objects.requireNonNull(view);
    }

    private static Object any(Random random, String fresh, String task) {
        Person who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        @Nullable String text = random.nextInt(4) == 0 ? null : "because";
        return switch (random.nextInt(16)) {
            case 0 -> Sample.resolve(line(random));
            case 1, 2, 3 -> Sample.offer(fresh, random.nextInt(3));
            case 4 ->
                random.nextBoolean()
                        ? Sample.offerRevision(fresh)
                        : Sample.offerOutsideLine(fresh, StepKind.CONCUR, "director");
            case 5 -> Sample.claim(task, who);
            case 6 -> new ReleaseStep(CASE, task, who);
            case 7 -> Sample.delegate(task, PEOPLE.get(random.nextInt(PEOPLE.size())), who);
            case 8 ->
                random.nextInt(4) > 0
                        ? new ResubmitCase(
                                CASE, task, text, null, Map.of("n", random.nextInt(2)), List.of(line(random)), who)
                        : new WithdrawCase(CASE, random.nextBoolean() ? null : task, text, who);
            case 9 -> Sample.score(Advice.values()[random.nextInt(3)]);
            case 10 -> new LapseStep(CASE, task, "deleted");
            case 11 ->
                random.nextInt(5) > 0
                        ? new RegisterCase(CASE, "facilities-2026-1", "facilities", 2026, 1)
                        : new CloseCase(CASE, random.nextInt(40) == 0 ? "admin" : null);
            default ->
                new DecideStep(
                        CASE,
                        task,
                        Decision.values()[random.nextInt(5)],
                        text,
                        random.nextBoolean() ? text : null,
                        who);
        };
    }

    private static CaseView holds(InMemoryRecord<CaseFile> record, long seed) {
        List<Object> events = record.events(CASE);
        CaseView view = null;
        for (Object event : events) {
            if (event instanceof StepDecided decided) {
                assertThat(view.line().openTasks())
                        .as("seed %d: %s", seed, event)
                        .anyMatch(open -> open.taskId().equals(decided.taskId()));
            }
            assertThat(view == null || view.course().closedAt() == null)
                    .as("seed %d: %s", seed, event)
                    .isTrue();
            view = CaseView.fold(view, event, Instant.EPOCH.plusSeconds(events.indexOf(event)), Map.of());
            roundsHold(view, seed);
        }
        CaseView shown = view;
        assertThat(record.<CaseState>ask(CASE, file -> file.course.state()))
                .isEqualTo(shown.course().state());
        assertThat(record.<List<String>>ask(
                        CASE,
                        file -> file.steps.open().stream().map(Step::taskId).toList()))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        shown.line().openTasks().stream().map(Line.Task::taskId).toList());
        if (events.get(events.size() - 1) instanceof CaseClosed closed) {
            assertThat(closed.precedingEvents()).isEqualTo(events.size() - 1L);
            assertThat(closed.outcome()).isNotIn(CaseState.OPEN, CaseState.RETURNED);
            assertThat(shown.line().openTasks()).isEmpty();
        }
        return shown;
    }

    private static void roundsHold(CaseView view, long seed) {
        for (Line.Round round : view.line().rounds()) {
            List<String> deciders =
                    round.decisions().stream().map(Decided::decidedBy).toList();
            assertThat(deciders).as("seed %d", seed).doesNotHaveDuplicates().doesNotContain(KIM.id());
        }
        assertThat(view.line().rounds().stream().limit(view.line().rounds().size() - 1L))
                .as("seed %d: an earlier round ended with a return", seed)
                .allMatch(round -> last(round).decision() == Decision.RETURN);
        if (view.course().state() == CaseState.APPROVED) {
            List<Stamp> line = view.approvalLine();
            assertThat(line.isEmpty()
                            || line.get(line.size() - 1).state() == Stamp.State.DECIDED
                            || line.get(line.size() - 1).parallel() != null)
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(last(view.currentRound()).kind().approves())
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    private static Decided last(Line.Round round) {
        return round.decisions().get(round.decisions().size() - 1);
    }

    private static LineStep[] line(Random random) {
        return LINES.get(random.nextInt(LINES.size())).toArray(LineStep[]::new);
    }

    private static LineStep side(String group, int required) {
        return new LineStep(StepKind.APPROVE, null, group, "side", required);
    }
}
