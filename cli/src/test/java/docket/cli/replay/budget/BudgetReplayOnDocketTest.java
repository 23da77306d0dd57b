package docket.cli.replay.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.api.DocketTest;
import docket.cli.client.DocketApi;
import docket.cli.replay.ReplayReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Invented changes through the REST API of a running Docket. */
@DocketTest
class BudgetReplayOnDocketTest {

    private static final long SEED = 20_260_102;
    private static final int CHANGES = 10;

    @LocalServerPort
    private int port;

    @Test
    void every_line_ends_as_it_began_with_all_that_was_approved_and_what_docket_refuses_is_told() throws Exception {
        System.out.println("seed " + SEED);
        assertThat(replayed(1).toString(UTF_8))
                .contains("mismatches            0")
                .contains("lines that differ     0")
                .contains("now: equal")
                .contains("  invalid-amount")
                .contains("nothing: 422 invalid-amount")
                .contains("no-lines: 422 field-required")
                .contains("no-program: 422 budget-line-required");
        assertThat(replayed(8).toString(UTF_8)).as("again, on lines of its own").contains("lines that differ     0");
    }

    private ByteArrayOutputStream replayed(int clients) throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(written, true, UTF_8);
        DocketApi api = new DocketApi(URI.create("http://localhost:" + port), DocketTest.PASSWORD);
        ChangePlan plan = new InventedChanges(SEED, 2035).plan(CHANGES);
        BudgetReport told = new BudgetReport(out, true);
        told.plan(plan);

        boolean agrees = new BudgetReplay(api, clients).run(plan, new ReplayReport(out, System.err, true), told);

        assertThat(agrees).as(written.toString(UTF_8)).isTrue();
        return written;
    }
}
