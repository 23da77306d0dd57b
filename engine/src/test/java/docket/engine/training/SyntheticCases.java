package docket.engine.training;

import docket.engine.scoring.Logistic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Requests made up by chance from a seed, one an hour, decided a day later. What costs more and what "welfare" asks for
 * comes back more often; the project is known only of those that passed.
 */
record SyntheticCases(long seed, int count) implements TrainingCases {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @Override
    public String source() {
        return "made up";
    }

    @Override
    public String label() {
        return "came back";
    }

    @Override
    public List<TrainingCase> read() {
        Random random = new Random(seed);
        List<TrainingCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int amount = random.nextInt(1_000);
            boolean welfare = random.nextInt(3) == 0;
            long logit = -3_000_000 + amount * 2_500L + (welfare ? 1_000_000 : 0);
            boolean returned = random.nextInt(1_000_000) < Logistic.micros(logit);
            TreeMap<String, String> features = new TreeMap<>();
            features.put("amount.EUR", amount + ".50");
            features.put("kind", "payment");
            features.put("organization", welfare ? "welfare" : "facilities");
            features.put("weekday", Integer.toString(1 + random.nextInt(7)));
            if (!returned) {
                features.put("project", "p" + random.nextInt(3));
            }
            Instant submitted = START.plus(Duration.ofHours(i));
            cases.add(new TrainingCase("c" + i, submitted, submitted.plus(Duration.ofDays(1)), features, returned));
        }
        return cases;
    }
}
