package docket.processes.atomic;

import static org.assertj.core.api.Assertions.assertThat;

import docket.engine.budget.command.BudgetRefusal;
import docket.engine.line.Decision;
import docket.engine.refusal.Refused;
import docket.processes.ProcessTest;
import docket.processes.cases.CaseTasks;
import docket.processes.cases.OpenTask;
import docket.processes.cases.TaskDecision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Many clients over few cases and budget lines: nobody waits for long, nothing fails, the money adds up. */
class ManyClientsTest extends ProcessTest {

    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(15);

    @Test
    void of_64_requests_at_once_on_a_line_that_is_too_small_exactly_what_fits_is_reserved() throws Exception {
        budgetLine("too-small", "100.00");
        CountDownLatch start = new CountDownLatch(1);

        List<Object> answers = inParallel(
                64,
                client -> {
                    start.await();
                    try {
                        return open("client-" + client, request("too-small", "7.00", approve("director")));
                    } catch (Refused e) {
                        return e.code();
                    }
                },
                start);

        assertThat(answers.stream().filter(String.class::isInstance)).hasSize(14);
        assertThat(answers.stream().filter(BudgetRefusal.INSUFFICIENT_FUNDS::equals))
                .hasSize(50);
        assertThat(money("too-small")).isEqualTo("98.00 0.00 2.00");
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM docket.case_view WHERE document #>> '{contents,0,fields,lineId}' ="
                                + " 'too-small'",
                        Integer.class))
                .isEqualTo(14);
    }

    @Test
    void starts_decisions_and_reservations_by_32_clients_end_in_order() throws Exception {
        long seed = System.nanoTime();
        budgetLine("left", "500.00");
        budgetLine("right", "500.00");
        ConcurrentLinkedQueue<String> cases = new ConcurrentLinkedQueue<>();
        List<String> surprises = Collections.synchronizedList(new ArrayList<>());
        AtomicLong longest = new AtomicLong();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);

        inParallel(
                32,
                client -> {
                    Random random = new Random(seed + client);
                    while (System.nanoTime() < end) {
                        long began = System.nanoTime();
                        try {
                            act(random, client, cases);
                        } catch (Refused expected) {
                            // a race that was lost, or money that ran out: an answer
                        } catch (RuntimeException e) {
                            if (Refused.in(e).isEmpty()) {
                                surprises.add(e.toString());
                            }
                        }
                        longest.accumulateAndGet(System.nanoTime() - began, Math::max);
                    }
                    return client;
                },
                new CountDownLatch(1));

        assertThat(surprises).as("seed %d", seed).isEmpty();
        assertThat(longest.get()).as("longest wait, ns").isLessThan(LONGEST_WAIT);
        settle();
        cases.forEach(books::assertAgree);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM camunda.act_ru_incident", Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject("SELECT count(*) FROM camunda.act_ru_job WHERE retries_ < 3", Integer.class))
                .isZero();
        for (String line : List.of("left", "right")) {
            assertThat(held(line, "funds-reserved") - held(line, "funds-committed") - held(line, "funds-released"))
                    .isEqualTo(amount(line, "reserved"));
            assertThat(held(line, "funds-committed")).isEqualTo(amount(line, "committed"));
        }
        assertThat(jdbc.queryForList(
                        "SELECT number FROM docket.case_view WHERE number IS NOT NULL ORDER BY number", String.class))
                .doesNotHaveDuplicates()
                .hasSize(jdbc.queryForObject(
                        "SELECT coalesce(sum(last_serial), 0) FROM docket.registration_counter", Integer.class));
    }

    private static void act(Random random, int client, ConcurrentLinkedQueue<String> cases) {
        String line = random.nextBoolean() ? "left" : "right";
        if (cases.size() < 8 || random.nextInt(4) == 0) {
            cases.add(open("client-" + client, request(line, "5.00", approve("director"))));
            return;
        }
        List<OpenTask> open = as(
                "chief-" + client,
                "director",
                () -> context.getBean(CaseTasks.class).open(true, null, null, null, 8));
        if (!open.isEmpty()) {
            Decision decision = random.nextInt(3) == 0 ? Decision.REJECT : Decision.APPROVE;
            as(
                    "chief-" + client,
                    "director",
                    () -> context.getBean(CaseTasks.class)
                            .decide(
                                    open.get(random.nextInt(open.size())).taskId(),
                                    new TaskDecision(decision, "So be it.", null, null, null),
                                    null));
        }
    }

    /** Waits until the jobs that were started are done. */
    private static void settle() {
        await(() -> jdbc.queryForObject("SELECT count(*) FROM camunda.act_ru_job", Integer.class) == 0 ? true : null);
    }

    private static long held(String line, String type) {
        Long sum = jdbc.queryForObject(
                "SELECT coalesce(sum((convert_from(payload, 'UTF8')::jsonb #>> '{amount,minor}')::bigint), 0)"
                        + " FROM docket.domain_event WHERE stream = ? AND type = ?",
                Long.class,
                line,
                type);
        return sum == null ? 0 : sum;
    }

    private static long amount(String line, String kind) {
        Long minor = jdbc.queryForObject(
                "SELECT (document #>> ARRAY['funds', ?, 'minor'])::bigint FROM docket.budget_line_view WHERE line_id = ?",
                Long.class,
                kind,
                line);
        return minor == null ? 0 : minor;
    }

    private interface Client {
        Object run(int number) throws Exception;
    }

    private static List<Object> inParallel(int clients, Client client, CountDownLatch start) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<Object>> running = new ArrayList<>();
        for (int number = 0; number < clients; number++) {
            int each = number;
            Callable<Object> work = () -> client.run(each);
            running.add(threads.submit(work));
        }
        start.countDown();
        List<Object> answers = new ArrayList<>();
        for (Future<Object> one : running) {
            answers.add(one.get());
        }
        threads.shutdown();
        return answers;
    }
}
