package docket.api.sample.cases;

import docket.api.sample.Rows;
import docket.engine.scoring.FeatureSchema;
import docket.engine.training.TrainingCase;
import docket.engine.training.TrainingCases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Invents a past that the sample organisation never had, for a first model to learn from. Large requests, what
 * {@code returns.csv} names, and what is sent in late on a Friday come back more often; chance does the rest. The same
 * seed invents the same past.
 */
final class InventedPast implements TrainingCases {

    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2024, 1, 2, 0, 0);
    private static final int DAYS = 540;
    private static final int FIRST_HOUR = 8;
    private static final int HOURS = 11;
    private static final int LATE = 17;
    private static final int FRIDAY = 5;
    private static final int WITHOUT_IN = 4;
    private static final int IN_EURO_IN = 6;
    private static final double WON_PER_EURO = 1_500;
    private static final int DECIDED_WITHIN_HOURS = 24 * 12;

    private final long seed;
    private final int size;

    InventedPast(long seed, int size) {
        this.seed = seed;
        this.size = size;
    }

    @Override
    public String source() {
        return "an invented past of the sample organisation, seed " + seed;
    }

    @Override
    public String label() {
        return "the invented request came back at least once";
    }

    @Override
    public List<TrainingCase> read() {
        Random random = new Random(seed);
        List<Topic> topics = Topic.all().stream().filter(Topic::isAboutMoney).toList();
        Sometimes sometimes = Sometimes.read();
        List<String[]> effects = Rows.of("returns.csv");
        List<TrainingCase> cases = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            cases.add(invent("invented-" + i, topics.get(random.nextInt(topics.size())), sometimes, effects, random));
        }
        return List.copyOf(cases);
    }

    private static TrainingCase invent(
            String id, Topic topic, Sometimes sometimes, List<String[]> effects, Random random) {
        LocalDateTime submitted = FIRST_DAY
                .plusDays(random.nextInt(DAYS))
                .plusHours(FIRST_HOUR + random.nextInt(HOURS))
                .plusMinutes(random.nextInt(60));
        int weekday = submitted.getDayOfWeek().getValue();
        double share = Math.pow(random.nextDouble(), 2);
        double won = topic.least() + (topic.most() - topic.least()) * share;
        SortedMap<String, String> features = new TreeMap<>();
        features.put("kind", topic.kind());
        features.put("organization", topic.organization());
        features.putAll(topic.content());
        features.put("round", "1");
        features.put("weekday", Integer.toString(weekday));
        features.put("hour", Integer.toString(submitted.getHour()));
        boolean inEuro = random.nextInt(IN_EURO_IN) == 0;
        features.put(
                FeatureSchema.AMOUNT + (inEuro ? "EUR" : "KRW"),
                BigDecimal.valueOf(inEuro ? won / WON_PER_EURO : won)
                        .setScale(inEuro ? 2 : 0, RoundingMode.HALF_EVEN)
                        .toPlainString());
        if (random.nextInt(WITHOUT_IN) != 0) {
            features.put(
                    sometimes.field(),
                    sometimes.values().get(random.nextInt(sometimes.values().size())));
        }
        double logit = -2.9
                + 0.35 * Math.log10(won / 100_000)
                + effects.stream()
                        .filter(effect -> features.getOrDefault(effect[0], "").equals(effect[1]))
                        .mapToDouble(effect -> Double.parseDouble(effect[2]))
                        .sum()
                + (weekday == FRIDAY && submitted.getHour() >= LATE ? 1.2 : 0)
                + (submitted.getHour() >= LATE ? 0.4 : 0);
        boolean returned = random.nextDouble() < 1 / (1 + Math.exp(-logit));
        Instant at = submitted.toInstant(ZoneOffset.UTC);
        Instant known = at.plus(1 + random.nextInt(DECIDED_WITHIN_HOURS), ChronoUnit.HOURS);
        return new TrainingCase(id, at, known, features, returned);
    }
}
