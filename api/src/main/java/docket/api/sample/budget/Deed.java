package docket.api.sample.budget;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is done next about money that is asked for.
 *
 * @param percent of the amount before it, where it has one
 */
record Deed(Kind kind, int percent) {

    enum Kind {
        /** The next officer agrees. */
        AGREE,
        /** All officers of the approval line agree. */
        APPROVE,
        RETURN,
        REJECT,
        WITHDRAW,
        /** A contract is made. */
        COMMIT,
        /** A payment is ordered. */
        ORDER,
        PAY,
        /** No more is spent. */
        CLOSE
    }

    /** Reads {@code approve commit=90 order=100 pay}. */
    static List<Deed> read(String written) {
        return Arrays.stream(written.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> {
                    String[] parts = word.split("=");
                    return new Deed(
                            Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                            parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
                })
                .toList();
    }
}
