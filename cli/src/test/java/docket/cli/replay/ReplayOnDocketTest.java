package docket.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.cli.client.DocketApi;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Logs through the REST API of a running Docket: two hundred real cases where there are any, else invented ones. */
@DocketTest
class ReplayOnDocketTest {

    private static final long SEED = 20_260_101;
    private static final int CASES = 200;
    private static final int UNFIT = 20;
    private static final int INVENTED_BESIDE_REAL_ONES = 40;
    private static final int CLIENTS = 8;

    @LocalServerPort
    private int port;

    @Test
    void two_hundred_real_cases_come_out_as_they_were_in_life() throws Exception {
        LogPlan plan = LogPlan.of(sample(RealLog.read()));

        assertThat(plan.cases()).hasSize(CASES);
        assertThat(plan.excluded()).hasSize(UNFIT);
        assertThat(plan.excludedByReason())
                .containsOnlyKeys(Exclusion.NEVER_SUBMITTED, Exclusion.AFTER_FINAL_APPROVAL, Exclusion.SKIPS);
        comesOutAsInTheLog(plan);
    }

    @Test
    void invented_cases_of_every_shape_come_out_as_they_are_in_the_log() throws Exception {
        int cases = RealLog.isThere() ? INVENTED_BESIDE_REAL_ONES : CASES;
        System.out.println("seed " + SEED + ", " + cases + " invented cases");

        comesOutAsInTheLog(new InventedLog(SEED).plan(cases));
    }

    private void comesOutAsInTheLog(LogPlan plan) throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ReplayReport report = new ReplayReport(new PrintStream(written, true, UTF_8), System.err, true);
        report.plan(plan);
        DocketApi api = new DocketApi(URI.create("http://localhost:" + port), DocketTest.PASSWORD);
        Tally tally = new Replay(api, CLIENTS).run(plan.cases(), report);

        assertThat(report.result(tally)).as(written.toString(UTF_8)).isTrue();
        assertThat(tally.snapshot().decisions())
                .isEqualTo(plan.cases().stream().mapToInt(CasePlan::decisions).sum());
        assertThat(plan.excluded())
                .allSatisfy(
                        unfit -> assertThat(written.toString(UTF_8)).contains(unfit.caseId() + ": " + unfit.detail()));
    }

    /** Cases from the whole length of the log: those that fit a strict chain, and some that do not. */
    private static LogFile sample(LogFile log) {
        LogPlan whole = LogPlan.of(log);
        Set<String> chosen =
                spread(whole.cases(), CASES).stream().map(CasePlan::caseId).collect(Collectors.toSet());
        List<LogPlan.Excluded> skipping = whole.excludedByReason().get(Exclusion.SKIPS);
        List<LogPlan.Excluded> others = new ArrayList<>(whole.excluded());
        others.removeAll(skipping);
        skipping.forEach(unfit -> chosen.add(unfit.caseId()));
        spread(others, UNFIT - skipping.size()).forEach(unfit -> chosen.add(unfit.caseId()));
        return new LogFile(
                log.cases().stream()
                        .filter(logged -> chosen.contains(logged.caseId()))
                        .toList(),
                List.of());
    }

    private static <T> List<T> spread(List<T> all, int count) {
        List<T> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((long) i * all.size() / count)));
        }
        return some;
    }
}
