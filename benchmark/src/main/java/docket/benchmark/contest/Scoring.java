package docket.benchmark.contest;

import docket.engine.scoring.BinnedFeature;
import docket.engine.scoring.Fact;
import docket.engine.scoring.Model;
import docket.engine.scoring.ScoreRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The scoring model that every contestant asks: the card that the sample organisation trains. */
public final class Scoring {

    private final Model model = Model.of(card());

    /** Scores what is known of a case by its variables. */
    public ScoreRecord score(Map<String, Object> variables) {
        LocalDateTime now = LocalDateTime.now();
        Map<String, Fact> facts = new HashMap<>();
        model.card().features().stream()
                .map(BinnedFeature::name)
                .filter(variables::containsKey)
                .forEach(name -> facts.put(name, Fact.of((String) variables.get(name), null)));
        facts.put("amount." + variables.get("currency"), Fact.of((String) variables.get("amount"), null));
        facts.put("round", Fact.of("1", null));
        facts.put("weekday", Fact.of(Integer.toString(now.getDayOfWeek().getValue()), null));
        facts.put("hour", Fact.of(Integer.toString(now.getHour()), null));
        return model.score(facts, null);
    }

    static byte[] card() {
        return resource("card.json");
    }

    /** Reads a file that lies beside this class. */
    public static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(Scoring.class.getResourceAsStream("/docket/benchmark/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
