package docket.api.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs on the 6,760 payment requests of the BPI Challenge 2020, where {@code DOCKET_REAL_LOG} says they are. */
class RealLogTest {

    @Test
    void six_thousand_six_hundred_and_twenty_of_the_payment_requests_are_strict_chains() throws IOException {
        String file = System.getenv("DOCKET_REAL_LOG");
        assumeTrue(file != null, "SKIPPED: DOCKET_REAL_LOG does not name the log of payment requests");

        LogPlan plan = LogPlan.of(LogFile.read(Path.of(file)));

        assertThat(plan.cases()).hasSize(6_620);
        assertThat(plan.excludedByReason().get(Exclusion.NEVER_SUBMITTED)).hasSize(72);
        assertThat(plan.excludedByReason().get(Exclusion.AFTER_FINAL_APPROVAL)).hasSize(64);
        assertThat(plan.excludedByReason().get(Exclusion.SKIPS)).hasSize(4);
        assertThat(plan.excluded()).hasSize(140);
    }
}
