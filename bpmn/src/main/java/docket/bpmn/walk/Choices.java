package docket.bpmn.walk;

import java.util.ArrayList;
import java.util.List;

/** Chooses, and the next time otherwise: the same step is taken again and again until each way was gone. */
final class Choices {

    private final List<int[]> taken = new ArrayList<>();
    private int next;

    /** @return at least 0, less than {@code count} */
    int of(int count) {
        if (next == taken.size()) {
            taken.add(new int[] {0, count});
        }
        return taken.get(next++)[0];
    }

    /** Whether there is another way, which is gone from now on. */
    boolean again() {
        next = 0;
        while (!taken.isEmpty()) {
            int[] last = taken.get(taken.size() - 1);
            if (++last[0] < last[1]) {
                return true;
            }
            taken.remove(taken.size() - 1);
        }
        return false;
    }
}
