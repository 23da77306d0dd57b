package docket.drill.random;

import docket.drill.victim.Victim;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Officers of every office: nobody decides twice in one round of a case, and a draft is refused for which there are too
 * few.
 */
final class Staff {

    private static final int SIZE = 30;
    private static final List<String> OFFICES =
            List.of("pre-approver", "administration", "budget-owner", "supervisor", "director");

    private final Doors doors;
    private final Set<String> hired = new HashSet<>();

    Staff(Doors doors) {
        this.doors = doors;
    }

    /** Hires enough officers for any case. */
    void hireAll() throws IOException, InterruptedException {
        for (int number = 1; number <= SIZE; number++) {
            hired(id(number));
        }
    }

    /** Answers the same officer, whom an administrator has hired by then. */
    synchronized String hired(String id) throws IOException, InterruptedException {
        if (!hired.add(id)) {
            return id;
        }
        Map<String, Object> profile = Map.of("id", id, "firstName", "Clerk", "lastName", id);
        doors.must(doors.post(
                Doors.ADMIN,
                "/engine-rest/user/create",
                Map.of("profile", profile, "credentials", Map.of("password", Victim.PASSWORD))));
        for (String office : OFFICES) {
            doors.must(doors.put("/engine-rest/group/" + office + "/members/" + id, Map.of()));
        }
        return id;
    }

    static String anybody(Random random) {
        return id(1 + random.nextInt(SIZE));
    }

    /** Somebody who is not among these. */
    static String otherThan(Set<String> taken, Random random) {
        for (int first = random.nextInt(SIZE), i = 0; i < SIZE; i++) {
            String id = id(1 + (first + i) % SIZE);
            if (!taken.contains(id)) {
                return id;
            }
        }
        return id(1 + taken.size());
    }

    private static String id(int number) {
        return "clerk." + number;
    }
}
