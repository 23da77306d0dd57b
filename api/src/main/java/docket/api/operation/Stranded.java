package docket.api.operation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How much waits for somebody who is not there.
 *
 * @param tasks open tasks that nobody may decide now
 * @param lines open cases that name, at a step still to come, a group without anybody or a person who is gone
 * @param cases the newest of these cases, ten at most
 * @param reasons why they wait, each reason once
 */
record Stranded(long tasks, long lines, List<String> cases, List<Why> reasons) {

    /** Why nobody may decide, and the way out. */
    enum Why {
        GONE(
                "People or groups were removed: in Cockpit assign the open task to a person who may decide it, or in Admin add"
                        + " a member to its group, or make the group or account again."),
        DRAFTER(
                "A task is assigned to whoever drafted its case, and nobody decides on their own draft: in Cockpit assign it"
                        + " to somebody else, and let the process name a group there instead of a person."),
        TOO_FEW(
                "Whoever could decide a task decided in this round already, or drafted its case: in Admin add a member to its"
                        + " group, or in Cockpit assign the task to somebody who has not decided yet.");

        private final String advice;

        Why(String advice) {
            this.advice = advice;
        }
    }

    boolean isNothing() {
        return tasks + lines == 0;
    }

    /** What a person can do about it. */
    String advice() {
        return "Cases wait, or will wait, for somebody who is not there. "
                + reasons.stream().map(why -> why.advice).collect(Collectors.joining(" "))
                + " docs/operations.md says what suits when.";
    }
}
