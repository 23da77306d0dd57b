package docket.api;

import docket.engine.scoring.Bin;
import docket.engine.scoring.BinnedFeature;
import docket.engine.scoring.CurrentModel;
import docket.engine.scoring.FeatureSchema;
import docket.engine.scoring.FeatureSchema.Type;
import docket.engine.scoring.ModelNames;
import docket.engine.scoring.Scorecard;
import docket.engine.training.NewModels;
import docket.processes.act.Acts;
import docket.processes.scoring.LoggedFeatures;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The scoring model of a test's program. A test chooses the advice by the kind of its case: {@link #CHECKED} is always
 * to be checked and nothing else ever is, whatever the day and the hour.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestModel {

    /** The kind of case that the model advises to check. */
    public static final String CHECKED = "contract";

    private static final String DAY = "2026-01-05T00:00:00Z";
    private static final int HALF = 500_000;

    @Bean
    SmartInitializingSingleton testModel(NewModels models, CurrentModel current, Acts acts) {
        return () -> {
            models.take(acts.current(), card());
            current.refresh();
        };
    }

    private static Scorecard card() {
        FeatureSchema schema = new LoggedFeatures().plan().schema().forCurrencies(new TreeSet<>(List.of("EUR", "KRW")));
        return new Scorecard(
                Scorecard.FORMAT,
                ModelNames.RETURN_RISK,
                1,
                null,
                "Tests.",
                "Made up.",
                schema,
                schema.sha256(),
                -2_000_000,
                List.of(
                        amount("amount.EUR", "1000", 30_000),
                        amount("amount.KRW", "1000000", 0),
                        category("kind", 0, bin(CHECKED, 2_600_000), bin("payment", -200_000)),
                        category("organization", 40_000, bin("facilities", -120_000)),
                        category("costType", 3_000),
                        category("project", 80_000),
                        category("weekday", 0, bin("1", -60_000), bin("5", 60_000)),
                        new BinnedFeature(
                                "hour",
                                Type.NUMERIC,
                                List.of(below("12", -30_000), below(null, 50_000)),
                                other(Bin.MISSING, 0),
                                other(Bin.OTHER, 0))),
                new Scorecard.Threshold(HALF, 1, "chosen for tests"),
                List.of(),
                new Scorecard.TrainingData("tests", "0".repeat(64), "made up", 100, 20, DAY, DAY),
                new Scorecard.Evaluation(100, 20, DAY, DAY, 0, 700_000, 150_000, 160_000, 5_000, 20, 10, List.of()));
    }

    private static BinnedFeature amount(String name, String small, long missing) {
        return new BinnedFeature(
                name,
                Type.NUMERIC,
                List.of(below(small, -180_000), below(null, 240_000)),
                other(Bin.MISSING, missing),
                other(Bin.OTHER, 0));
    }

    private static BinnedFeature category(String name, long missing, Bin... bins) {
        return new BinnedFeature(
                name, Type.CATEGORICAL, List.of(bins), other(Bin.MISSING, missing), other(Bin.OTHER, 0));
    }

    private static Bin bin(String value, long points) {
        return new Bin(value, null, null, value, points, 30, 6);
    }

    private static Bin below(@Nullable String limit, long points) {
        return new Bin(limit == null ? "more" : "below " + limit, null, limit, null, points, 30, 6);
    }

    private static Bin other(String label, long points) {
        return new Bin(label, null, null, null, points, 30, 6);
    }
}
