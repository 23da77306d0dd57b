package docket.processes.atomic;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.casefile.command.line.StepRefusal;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import docket.processes.ProcessTest;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.TaskDecision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clerks who complete one task at once: one wins, each of the others is told that it is decided already. */
class RacingClerksTest extends ProcessTest {

    private static final int ROUNDS = 5;

    private enum Door {
        OURS {
            @Override
            void complete(String taskId) {
                context.getBean(CaseTasks.class)
                        .decide(taskId, new TaskDecision(Decision.APPROVE, null, null, null, null), null);
            }
        },
        ENGINE {
            @Override
            void complete(String taskId) {
                engine.getTaskService().complete(taskId, Map.of("decision", "APPROVE"));
            }
        },
        FORM {
            @Override
            void complete(String taskId) {
                engine.getFormService().submitTaskForm(taskId, Map.of("decision", "APPROVE"));
            }
        };

        abstract void complete(String taskId);
    }

    @ParameterizedTest
    @CsvSource({"OURS, 2", "OURS, 8", "ENGINE, 2", "ENGINE, 8", "FORM, 8"})
    void one_wins_and_the_others_are_told(Door door, int clerks) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String caseId = open("kim.employee", payment(review("administration"), approve("director")));
            String task = task("jung.administration", caseId).taskId();

            List<Throwable> losers = race(clerks, task, door);

            assertThat(losers)
                    .hasSize(clerks - 1)
                    .allSatisfy(loser ->
                            assertThat(Refused.in(loser).map(Refused::code)).contains(StepRefusal.ALREADY_DECIDED));
            assertThat(events(caseId)).containsOnlyOnce("step-decided");
            books.assertAgree(caseId);
        }
    }

    private static List<Throwable> race(int clerks, String task, Door door) throws Exception {
        List<Throwable> losers = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(clerks);
        List<Future<?>> done = new ArrayList<>();
        for (int clerk = 0; clerk < clerks; clerk++) {
            String person = "clerk-" + clerk;
            done.add(threads.submit(() -> {
                start.await();
                try {
                    as(person, "administration", () -> {
                        door.complete(task);
                        return task;
                    });
                } catch (RuntimeException e) {
                    losers.add(e);
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();
        return losers;
    }
}
