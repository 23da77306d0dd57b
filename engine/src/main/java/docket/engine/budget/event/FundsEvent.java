package docket.engine.budget.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.engine.money.Money;
import docket.engine.store.EarlierRevision;
import docket.engine.store.EventType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An event of a budget line, which stands in its stream. The events of each kind are sealed in a package of their own. */
public interface FundsEvent {

    String lineId();

    /** The case for which it happened; null where there is none. */
    default @Nullable String caseId() {
        return null;
    }

    /** The case that holds the money; null where none does. */
    default @Nullable String holder() {
        return caseId();
    }

    /** How much money it is about, below zero where a budget became less; null where it is about none. */
    default @Nullable Money amount() {
        return null;
    }

    /** The type of events of a class; {@code subjects} are the cases that they are about. */
    static <E extends FundsEvent> EventType<E> stored(
            Class<E> payload, String name, String revision, Function<E, List<String>> subjects) {
        return EventType.of("BudgetLine", payload, name, revision, subjects);
    }

    /** How the first revision of a type becomes the second. */
    static EarlierRevision first(String type, Consumer<ObjectNode> change) {
        return new EarlierRevision(type, "1", "2", change);
    }
}
