package docket.api.cli.drill.random;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Officers of every office, as many as one round of a case may need: nobody decides twice in it. */
final class Staff {

    private static final int SIZE = 30;
    private static final List<String> OFFICES =
            List.of("pre-approver", "administration", "budget-owner", "supervisor", "director");

    /** Hires them, as an administrator does. */
    static void hire(Doors doors) throws IOException, InterruptedException {
        for (int number = 1; number <= SIZE; number++) {
            Map<String, Object> profile = Map.of("id", id(number), "firstName", "Clerk " + number, "lastName", "");
            doors.must(doors.post(
                    Doors.ADMIN,
                    "/engine-rest/user/create",
                    Map.of("profile", profile, "credentials", Map.of("password", Doors.PASSWORD))));
            for (String office : OFFICES) {
                doors.must(doors.put("/engine-rest/group/" + office + "/members/" + id(number), Map.of()));
            }
        }
    }

    static String one(Random random) {
        return id(1 + random.nextInt(SIZE));
    }

    /** Somebody who is not among these. */
    static String otherThan(Set<String> these, Random random) {
        for (int first = random.nextInt(SIZE), i = 0; i < SIZE; i++) {
            String id = id(1 + (first + i) % SIZE);
            if (!these.contains(id)) {
                return id;
            }
        }
        throw new IllegalStateException("All officers have decided in this round");
    }

    /** An approval line over these offices. */
    static List<Map<String, Object>> line(Random random) {
        List<Map<String, Object>> line = new ArrayList<>();
        boolean parallel = random.nextBoolean();
        for (String group : List.of("pre-approver", "administration", "budget-owner")) {
            if (random.nextBoolean()) {
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

    private static String id(int number) {
        return "clerk." + number;
    }

    private Staff() {}
}
