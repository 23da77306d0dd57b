package docket.drill.clerks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws approval lines by chance: officers, and at last somebody who approves. */
public final class Line {

    /**
     * Draws a line, as a request says it.
     *
     * @param parallel whether the officers decide at the same time
     * @param all whether none of them is left out
     */
    public static List<Map<String, Object>> draw(Random random, boolean parallel, boolean everybody) {
        List<Map<String, Object>> line = new ArrayList<>();
        for (String group : List.of("pre-approver", "administration", "budget-owner")) {
            if (everybody || random.nextBoolean()) {
                Map<String, Object> step = new HashMap<>();
                step.put("kind", random.nextInt(3) == 0 ? "concur" : "review");
                step.put("group", group);
                if (parallel) {
                    step.put("parallel", "officers");
                }
                line.add(step);
            }
        }
        line.add(Map.of("kind", "approve", "group", random.nextBoolean() ? "supervisor" : "director"));
        return line;
    }

    private Line() {}
}
