package docket.cli.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Logs written in a test. */
final class CaseLog {

    static final Map<String, String> ATTRIBUTES = Map.of(
            "RequestedAmount", "34.33634285099345",
            "Cost_Type", "0",
            "OrganizationalEntity", "organizational unit 1",
            "Project", "project 7");

    private CaseLog() {}

    static LoggedCase logged(String caseId, String... activities) {
        return new LoggedCase(
                caseId,
                ATTRIBUTES,
                Arrays.stream(activities).map(LoggedStep::of).toList());
    }

    static LogPlan plan(LoggedCase... cases) {
        return LogPlan.of(new LogFile(List.of(cases), List.of()));
    }
}
