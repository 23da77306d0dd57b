package docket.benchmark.cases;

import docket.benchmark.report.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What was measured, round by round, and its medians. */
record Figures(List<Measured> turns) {

    /** The turns of one entrant at one number of clients, in the order of the rounds. */
    List<Measured> of(Entrant entrant, int clients) {
        return turns.stream()
                .filter(turn -> turn.entrant() == entrant && turn.clients() == clients)
                .toList();
    }

    Spread spread(Entrant entrant, int clients, ToDoubleFunction<Measured> figure) {
        return Spread.of(of(entrant, clients).stream().mapToDouble(figure).toArray());
    }

    /**
     * How much faster an entrant was than another one in the same round, with the other's turn close to its own; null
     * where either did not take part.
     */
    @Nullable
    Spread ratio(Entrant entrant, Entrant other, int clients) {
        List<Measured> own = of(entrant, clients);
        List<Measured> others = of(other, clients);
        if (own.isEmpty() || others.isEmpty()) {
            return null;
        }
        double[] ratios = new double[own.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = own.get(round).perSecond() / others.get(round).perSecond();
        }
        return Spread.of(ratios);
    }
}
