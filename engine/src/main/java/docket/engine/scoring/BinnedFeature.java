package docket.engine.scoring;

import docket.engine.scoring.FeatureSchema.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One feature of a card with its bins. Every value falls into exactly one: a missing one into {@code missing}, a
 * category never seen in training into {@code other}, and a text that is no number, where a number is due, also into
 * {@code other}.
 */
public record BinnedFeature(String name, Type type, List<Bin> bins, Bin missing, Bin other) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    public Bin binOf(@Nullable String value) {
        if (value == null) {
            return missing;
        }
        return switch (type) {
            case CATEGORICAL -> category(value);
            case NUMERIC -> NUMBER.matcher(value).matches() ? interval(new BigDecimal(value)) : other;
        };
    }

    /** Whether the text can be put between numbers. */
    public static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    private Bin category(String value) {
        for (Bin bin : bins) {
            if (value.equals(bin.value())) {
                return bin;
            }
        }
        return other;
    }

    private Bin interval(BigDecimal value) {
        for (Bin bin : bins) {
            if (bin.below() == null || value.compareTo(new BigDecimal(bin.below())) < 0) {
                return bin;
            }
        }
        return other;
    }
}
