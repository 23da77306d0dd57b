package docket.api.page.audit.whatif;

import docket.api.page.words.Called;
import docket.engine.whatif.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says what a round was or would have been in the reader's words: an advice, or who approves finally and by which rules.
 *
 * @param rules what the rules of the authority tables say, by name
 */
public record Told(Called called, Map<String, String> rules) {

    /** As the question about an authority table tells it: {@code director, kim.mayor (purchase-director)}. */
    private static final Pattern POWER = Pattern.compile("(?<who>[^()]+) \\((?<rules>[^()]*)\\)");

    private static final String NOBODY = "-";

    /** The advice, or who approves finally. */
    public String says(String what) {
        if (what.equals(NOBODY)) {
            return called.words().say("whatIf.nobody");
        }
        Matcher power = POWER.matcher(what);
        return power.matches()
                ? called.several(List.of(power.group("who").split(", ")))
                : called.words().of("advice", what);
    }

    /** What the rules say by which it is so; nothing for an advice. */
    public List<String> why(String what) {
        Matcher power = POWER.matcher(what);
        return power.matches()
                ? Stream.of(power.group("rules").split(", "))
                        .map(rule -> rules.getOrDefault(rule, rule))
                        .toList()
                : List.of();
    }

    /** How often what changed into what, in a line each; what is the same to read but for the rules is told with them. */
    public List<String> changes(Summary.Row row) {
        Map<String, Long> rounds = new LinkedHashMap<>();
        for (Summary.Change change : row.changes()) {
            boolean same = says(change.before()).equals(says(change.after()));
            String text = (same ? full(change.before()) : says(change.before()))
                    + " → "
                    + (same ? full(change.after()) : says(change.after()))
                    + (change.refused() ? " · " + called.words().say("whatIf.refused") : "");
            rounds.merge(text, change.rounds(), Long::sum);
        }
        return rounds.entrySet().stream()
                .map(entry -> called.words().number(entry.getValue()) + " × " + entry.getKey())
                .toList();
    }

    private String full(String what) {
        String why = String.join("; ", why(what));
        return why.isEmpty() ? says(what) : called.words().say("whatIf.power", says(what), why);
    }

    /** A model or an authority table with its version, as in {@code return-risk:1}; what is not deployed has none. */
    public String version(String what, String name) {
        int colon = name.lastIndexOf(':');
        String key = colon < 0 ? name : name.substring(0, colon);
        String word = what.equals("model") ? called.model(key) : called.words().of("whatIf." + what, key);
        return colon < 0 ? word : called.words().say("whatIf.version", word, name.substring(colon + 1));
    }
}
