package docket.api.operation;

import java.util.List;

/**
 * What waits for somebody who is not there.
 *
 * @param tasks open tasks that nobody may decide now
 * @param lines open cases that name, at a step still to come, a group without anybody or a person who is gone
 * @param cases the newest of these cases, ten at most
 */
record Stranded(long tasks, long lines, List<String> cases) {

    boolean isNothing() {
        return tasks + lines == 0;
    }
}
