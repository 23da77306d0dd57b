package docket.api.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import docket.api.rest.Client;
import docket.api.rest.Clients;
import docket.api.rest.RestTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** More clients than the program can serve. {@code docket.pressure.seconds} says for how long, 2 by default. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PressureTest extends RestTest {

    private static final int CLIENTS = Integer.getInteger("docket.pressure.clients", 250);
    /** So few that a fast machine needs no more clients to run out of them. */
    private static final int PLACES_LEFT = 16;

    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("docket.pressure.seconds", 2));

    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    private Room doors;

    @Autowired
    void find(Rooms rooms) {
        doors = rooms.of("/api/cases", false);
    }

    @Test
    void whoever_finds_no_room_is_told_when_to_come_again_and_nothing_falls_over() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        int taken = takeAllBut(PLACES_LEFT);
        List<Long> slowest = Clients.together(CLIENTS, number -> number == 0 ? watch(over) : load(number, over));

        System.out.println("Under pressure: " + new TreeMap<>(answers) + "; health answered within "
                + TimeUnit.NANOSECONDS.toMillis(slowest.get(0)) + " ms");
        assertThat(answers.keySet()).isSubsetOf("200", "201", "503 overloaded", "503 unavailable");
        assertThat(answers).containsKeys("200", "201", "503 overloaded");
        assertThat(slowest.get(0)).isLessThan(TimeUnit.SECONDS.toNanos(30));
        assertThat(doors.taken()).isEqualTo(taken);
        giveBack(taken);
        start(payment("After the rush", "review:administration", "approve:supervisor"));
    }

    @Test
    void the_refusal_is_said_in_the_callers_language_at_every_door() {
        int taken = takeAllBut(0);
        try {
            for (String path : List.of("/api/cases", "/engine-rest/task", "/camunda/api/engine/engine/default/task")) {
                Client.Answer refused =
                        as(DRAFTER).with("Accept-Language", "ko").get(path);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.code()).isEqualTo("overloaded");
                assertThat(refused.header("Retry-After")).hasValue("2");
                assertThat(refused.text("detail")).containsPattern("[가-힣]");
            }
            assertThat(anonymous().get("/actuator/health").status()).isEqualTo(200);
            assertThat(anonymous().with("Accept", "text/html").get("/login").status())
                    .isEqualTo(200);
        } finally {
            giveBack(taken);
        }
    }

    private int takeAllBut(int left) {
        int taken = 0;
        while (doors.enter()) {
            taken++;
        }
        giveBack(left);
        return taken - left;
    }

    private void giveBack(int places) {
        for (int i = 0; i < places; i++) {
            doors.leave();
        }
    }

    private long load(int number, AtomicBoolean over) {
        Client drafter = as(DRAFTER);
        while (!over.get()) {
            Client.Answer answer = number % 4 == 0
                    ? drafter.post("/api/cases", payment("Rush", "review:administration", "approve:supervisor"))
                    : drafter.get(number % 2 == 0 ? "/api/cases?limit=5" : "/engine-rest/task?maxResults=5");
            boolean refused = answer.status() >= 400;
            answers.merge(answer.status() + (refused ? " " + answer.code() : ""), 1, Integer::sum);
            if (refused) {
                assertThat(answer.header("Retry-After")).as("%s", answer).isPresent();
                pause();
            }
        }
        return 0;
    }

    /** Asks for health and the login all the while; answers how long the slowest took. */
    private long watch(AtomicBoolean over) {
        long slowest = 0;
        long end = System.nanoTime() + LASTS.toNanos();
        try {
            while (System.nanoTime() < end) {
                long began = System.nanoTime();
                assertThat(anonymous().get("/actuator/health").status()).isEqualTo(200);
                assertThat(anonymous().with("Accept", "text/html").get("/login").status())
                        .isEqualTo(200);
                slowest = Math.max(slowest, System.nanoTime() - began);
                pause();
            }
        } finally {
            over.set(true);
        }
        return slowest;
    }
}
