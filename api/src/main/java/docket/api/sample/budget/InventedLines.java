package docket.api.sample.budget;

import docket.engine.training.TrainingCase;
import docket.engine.training.TrainingCases;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Invents budget lines of years that the sample organisation never had, for a first model to learn from how likely money is to be
 * used. Who left money before leaves it again, the more so where much more is asked than before or where it was committed late;
 * chance does the rest. The same seed invents the same lines.
 */
public final class InventedLines implements TrainingCases {

    private static final int FIRST_YEAR = 2014;
    private static final int YEARS = 11;
    private static final int NEW_IN = 5;
    private static final int WITHOUT_PROGRAM_IN = 8;

    private final long seed;
    private final int perYear;

    public InventedLines(long seed, int perYear) {
        this.seed = seed;
        this.perYear = perYear;
    }

    @Override
    public String source() {
        return "invented budget lines of the sample organisation, seed " + seed;
    }

    @Override
    public String label() {
        return "at least nine tenths of the invented line's budget did not lapse";
    }

    @Override
    public List<TrainingCase> read() {
        Random random = new Random(seed);
        List<TrainingCase> cases = new ArrayList<>();
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            for (int i = 0; i < perYear; i++) {
                cases.add(invent("invented-" + year + "-" + i, year, random));
            }
        }
        return List.copyOf(cases);
    }

    private static TrainingCase invent(String id, int year, Random random) {
        SortedMap<String, String> features = new TreeMap<>();
        double organization = within(88 + 8 * random.nextGaussian(), 30, 100);
        double line = within(organization + 12 * random.nextGaussian(), 0, 100);
        double growth = within(105 + 35 * random.nextGaussian(), 10, 400);
        double late = within(25 + 20 * random.nextGaussian(), 0, 100);
        features.put("usedOfOrganization", percent(organization));
        double logit = 1.4 + 0.05 * (organization - 88);
        if (random.nextInt(NEW_IN) != 0) {
            features.put("usedOfLine", percent(line));
            features.put("askedToBefore", percent(growth));
            features.put("committedLate", percent(late));
            logit += 0.07 * (line - 88) - 0.012 * Math.max(growth - 110, 0) - 0.03 * (late - 25);
            if (random.nextInt(WITHOUT_PROGRAM_IN) != 0) {
                double item = within(88 + 6 * random.nextGaussian(), 30, 100);
                features.put("usedOfProgram", percent(within((organization + line) / 2, 0, 100)));
                features.put("usedOfItem", percent(item));
                logit += 0.03 * (item - 88);
            }
        } else {
            logit -= 0.6;
        }
        boolean used = random.nextDouble() < 1 / (1 + Math.exp(-logit));
        return new TrainingCase(id, day(year, 1, 1), day(year, 12, 31), features, used);
    }

    private static String percent(double value) {
        return Long.toString(Math.round(value));
    }

    private static double within(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    private static Instant day(int year, int month, int day) {
        return LocalDateTime.of(year, month, day, 0, 0).toInstant(ZoneOffset.UTC);
    }
}
