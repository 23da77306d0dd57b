package docket.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Runs on the whole {@link RealLog}. */
class RealLogTest {

    @Test
    void six_thousand_six_hundred_and_twenty_of_the_payment_requests_are_strict_chains() throws IOException {
        LogPlan plan = LogPlan.of(RealLog.read());

        assertThat(plan.cases()).hasSize(6_620);
        assertThat(plan.excludedByReason().get(Exclusion.NEVER_SUBMITTED)).hasSize(72);
        assertThat(plan.excludedByReason().get(Exclusion.AFTER_FINAL_APPROVAL)).hasSize(64);
        assertThat(plan.excludedByReason().get(Exclusion.SKIPS)).hasSize(4);
        assertThat(plan.excluded()).hasSize(140);
    }
}
