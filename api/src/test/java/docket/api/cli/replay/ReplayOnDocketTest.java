package docket.api.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two hundred cases through the REST API of a running Docket: of the real log where it is there, and of an invented one. */
@DocketTest
class ReplayOnDocketTest {

    private static final long SEED = 20_260_101;
    private static final int INVENTED = 60;
    private static final int CASES = 200;
    private static final int CLIENTS = 8;

    @LocalServerPort
    private int port;

    @Test
    void two_hundred_cases_come_out_as_they_are_in_the_log() throws Exception {
        String real = System.getenv("DOCKET_REAL_LOG");
        int invented = real == null ? CASES : INVENTED;
        System.out.println("seed " + SEED + ", " + invented + " of " + CASES + " cases are invented"
                + (real == null ? ": DOCKET_REAL_LOG does not name the real log" : ""));
        List<CasePlan> plans =
                new ArrayList<>(new InventedLog(SEED).plan(invented).cases());
        if (real != null) {
            plans.addAll(spread(LogPlan.of(LogFile.read(Path.of(real))).cases(), CASES - invented));
        }
        assertThat(plans).hasSize(CASES);

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ReplayReport report = new ReplayReport(new PrintStream(written, true, UTF_8), true);
        DocketApi api = new DocketApi(URI.create("http://localhost:" + port), DocketTest.PASSWORD);
        Tally tally = new Replay(api, CLIENTS).run(plans, report);

        assertThat(report.result(tally)).as(written.toString(UTF_8)).isTrue();
        assertThat(tally.snapshot().decisions())
                .isEqualTo(plans.stream().mapToInt(CasePlan::decisions).sum());
    }

    private static List<CasePlan> spread(List<CasePlan> all, int count) {
        List<CasePlan> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((long) i * all.size() / count)));
        }
        return some;
    }
}
