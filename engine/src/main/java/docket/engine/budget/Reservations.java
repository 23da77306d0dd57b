package docket.engine.budget;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import docket.engine.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What each case holds reserved on a line. Immutable, and another with one more shares all the others with it. */
final class Reservations {

    static final Reservations NONE = new Reservations(HashTreePMap.empty());

    private final PMap<String, Money> byCase;

    private Reservations(PMap<String, Money> byCase) {
        this.byCase = byCase;
    }

    @JsonCreator
    static Reservations of(Map<String, Money> byCase) {
        return new Reservations(HashTreePMap.from(byCase));
    }

    /** What is reserved, by case id. */
    @JsonValue
    Map<String, Money> byCase() {
        return byCase;
    }

    /** What a case holds; null where it holds nothing. */
    @Nullable
    Money of(String caseId) {
        return byCase.get(caseId);
    }

    Reservations with(String caseId, Money amount) {
        return new Reservations(byCase.plus(caseId, amount));
    }

    Reservations without(String caseId) {
        return new Reservations(byCase.minus(caseId));
    }
}
