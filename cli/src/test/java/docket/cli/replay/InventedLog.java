package docket.cli.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Strict chains made up by chance from a seed: up to three rounds, each decided by some of the officers in order. */
final class InventedLog {

    private static final List<String> OFFICERS = List.of("PRE_APPROVER", "ADMINISTRATION", "BUDGET OWNER");
    private static final int MOST_ROUNDS = 3;

    private final Random random;

    InventedLog(long seed) {
        random = new Random(seed);
    }

    LogPlan plan(int cases) {
        List<LoggedCase> log = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            List<String> steps = new ArrayList<>();
            boolean goesOn = true;
            for (int round = 0; goesOn && round < MOST_ROUNDS; round++) {
                goesOn = round(steps);
            }
            log.add(CaseLog.logged("invented-" + i, steps.toArray(String[]::new)));
        }
        return CaseLog.plan(log.toArray(LoggedCase[]::new));
    }

    /** @return whether the request came back */
    private boolean round(List<String> steps) {
        steps.add("Request SUBMITTED by EMPLOYEE");
        for (String officer : OFFICERS) {
            if (random.nextInt(4) == 0) {
                steps.add("Request REJECTED by " + officer);
                steps.add("Request REJECTED by EMPLOYEE");
                return true;
            }
            if (random.nextBoolean()) {
                steps.add("Request APPROVED by " + officer);
            }
        }
        switch (random.nextInt(6)) {
            case 0 -> {} // the log ends before anybody finally approved
            case 1 -> {
                steps.add("Request APPROVED by SUPERVISOR");
                steps.add("Request FINAL_APPROVED by DIRECTOR");
            }
            default -> steps.add("Request FINAL_APPROVED by SUPERVISOR");
        }
        return false;
    }
}
