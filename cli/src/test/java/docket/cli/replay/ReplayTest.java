package docket.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import docket.cli.client.DocketApi;
import docket.cli.replay.FakeDocket.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ReplayReport report = new ReplayReport(new PrintStream(written, true, UTF_8), System.err, false);

    @Test
    void replays_many_cases_at_once_on_a_busy_server() throws Exception {
        try (FakeDocket docket = new FakeDocket(Fault.NONE)) {
            List<CasePlan> plans = log(40);

            Tally tally = new Replay(new DocketApi(docket.url(), "secret"), 8).run(plans, report);

            assertThat(tally.mismatched()).isEmpty();
            assertThat(tally.agrees()).isTrue();
            assertThat(tally.snapshot().decisions())
                    .isEqualTo(plans.stream().mapToInt(CasePlan::decisions).sum());
            assertThat(docket.caseCount()).isEqualTo(40);
            assertThat(report.result(tally)).isTrue();
            assertThat(written.toString(UTF_8))
                    .contains("cases                 40")
                    .contains("mismatches            0");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_server_that_differs_from_the_log_is_found_out(Fault fault) throws Exception {
        try (FakeDocket docket = new FakeDocket(fault)) {
            Tally tally = new Replay(new DocketApi(docket.url(), "secret"), 4).run(log(4), report);

            assertThat(tally.mismatched()).isNotEmpty();
            assertThat(report.result(tally)).isFalse();
        }
    }

    @Test
    void a_second_replay_of_one_log_makes_cases_of_its_own() throws Exception {
        try (FakeDocket docket = new FakeDocket(Fault.NONE)) {
            DocketApi api = new DocketApi(docket.url(), "secret");
            assertThat(new Replay(api, 2).run(log(3), report).agrees()).isTrue();
            assertThat(new Replay(api, 2).run(log(3), report).agrees()).isTrue();
            assertThat(docket.caseCount()).isEqualTo(6);
        }
    }

    @Test
    void says_why_it_cannot_begin() throws Exception {
        try (FakeDocket docket = new FakeDocket(Fault.NONE)) {
            assertThat(new DocketApi(docket.url(), "secret").problem("kim.employee"))
                    .isNull();
            assertThat(new DocketApi(docket.url(), "wrong").problem("kim.employee"))
                    .contains("refuses kim.employee")
                    .contains("DOCKET_SAMPLE_PASSWORD");
        }
        assertThat(new DocketApi(nobody(), "secret").problem("kim.employee")).contains("./docket up");
    }

    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://localhost:" + socket.getLocalPort());
        }
    }

    /** Cases of four shapes in turn: straight through, returned and resubmitted, left returned, left open. */
    private static List<CasePlan> log(int size) {
        List<LoggedCase> cases = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            cases.add(
                    switch (i % 4) {
                        case 0 ->
                            CaseLog.logged(
                                    "case\n" + i,
                                    "SUBMITTED by EMPLOYEE",
                                    "APPROVED by ADMINISTRATION",
                                    "FINAL_APPROVED by SUPERVISOR");
                        case 1 ->
                            CaseLog.logged(
                                    "case " + i,
                                    "SUBMITTED by EMPLOYEE",
                                    "APPROVED by BUDGET OWNER",
                                    "REJECTED by SUPERVISOR",
                                    "REJECTED by EMPLOYEE",
                                    "SUBMITTED by EMPLOYEE",
                                    "APPROVED by SUPERVISOR",
                                    "FINAL_APPROVED by DIRECTOR");
                        case 2 -> CaseLog.logged("case " + i, "SUBMITTED by EMPLOYEE", "REJECTED by PRE_APPROVER");
                        default -> CaseLog.logged("case " + i, "SUBMITTED by EMPLOYEE");
                    });
        }
        LogPlan plan = CaseLog.plan(cases.toArray(LoggedCase[]::new));
        assertThat(plan.excluded()).isEmpty();
        return plan.cases();
    }
}
