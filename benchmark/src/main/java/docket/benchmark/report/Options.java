package docket.benchmark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what was asked for on the command line: {@code --name value}, each once. Counts may end in k or m. */
public final class Options {

    /** Says what is wrong with the command line. */
    public static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Wrong(String message) {
            super(message);
        }
    }

    private final Map<String, String> given = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    /** @throws Wrong where an argument is not understood, as all methods do */
    public Options(List<String> arguments) {
        if (arguments.size() % 2 == 1) {
            throw new Wrong("What of " + arguments.get(arguments.size() - 1) + "?");
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            given.put(arguments.get(i), arguments.get(i + 1));
        }
    }

    public int number(String name, int usual) {
        return Math.toIntExact(counts(name, Integer.toString(usual)).get(0));
    }

    /** Numbers like {@code 10k,1m}. */
    public List<Long> counts(String name, String usual) {
        return texts(name, usual).stream().map(Options::count).toList();
    }

    public List<Integer> numbers(String name, String usual) {
        return counts(name, usual).stream().map(Math::toIntExact).toList();
    }

    public List<String> texts(String name, String usual) {
        known.add(name);
        return Arrays.stream(given.getOrDefault(name, usual).split(","))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** To be called when everything was asked for. */
    public void refuseOthers() {
        List<String> others = new ArrayList<>(given.keySet());
        others.removeAll(known);
        if (!others.isEmpty()) {
            throw new Wrong("There is no option " + others.get(0));
        }
    }

    private static long count(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        long unit = lower.endsWith("m") ? 1_000_000 : lower.endsWith("k") ? 1_000 : 1;
        String digits = unit == 1 ? lower : lower.substring(0, lower.length() - 1);
        if (!digits.matches("[1-9]\\d{0,8}")) {
            throw new Wrong("Expected a number above zero but found " + text);
        }
        return Long.parseLong(digits) * unit;
    }
}
