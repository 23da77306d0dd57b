package docket.benchmark.growth;

import java.util.Map;

/**
 * What a stage came to in one round: medians of one client in milliseconds, CPU milliseconds, statements and kilobytes of
 * write-ahead log of one case, and medians of each question in milliseconds.
 */
record Turn(
        Stage stage,
        double caseMillis,
        double decisionMillis,
        double programCpuMillis,
        double postgresCpuMillis,
        double statements,
        double walKilobytes,
        Map<String, Double> questions) {

    double cpuMillis() {
        return programCpuMillis + postgresCpuMillis;
    }
}
