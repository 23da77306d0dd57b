package docket.benchmark.cases;

import docket.benchmark.machine.Postgres;
import java.util.List;

/**
 * One entrant's turn in one round. All but the first two figures are of one case.
 *
 * @param p50Millis the median time from a case's start to its end, as its client saw it
 */
record Measured(
        Entrant entrant,
        int clients,
        long cases,
        double perSecond,
        double programCpuMillis,
        double postgresCpuMillis,
        double statements,
        double walKilobytes,
        double p50Millis,
        double p99Millis,
        List<Postgres.Counted> kinds) {

    double cpuMillis() {
        return programCpuMillis + postgresCpuMillis;
    }
}
