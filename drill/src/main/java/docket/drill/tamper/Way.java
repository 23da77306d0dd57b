package docket.drill.tamper;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to alter what was recorded.
 *
 * @param name what is done
 * @param act does it, and answers what the findings must name, each in at least one of them
 */
public record Way(String name, Act act) {

    /** Alters something at a place that chance chooses. */
    public interface Act {
        List<String> alter(Scene scene) throws IOException;
    }

    public static List<Way> all() {
        return Stream.of(
                        EventWays.ALL,
                        OrderWays.ALL,
                        StateWays.ALL,
                        AllocationWays.ALL,
                        GuardWays.ALL,
                        RowWays.ALL,
                        FileWays.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
