package docket.api.page.budget;

import docket.engine.budget.view.BudgetLineView;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By what lines are summed. */
public enum By {
    ORGANIZATION(BudgetLineView::organization, "organization"),
    PROGRAM(BudgetLineView::program, "program"),
    ITEM(BudgetLineView::item, "item"),
    SOURCE(BudgetLineView::fundSource, "fundSource");

    private final Function<BudgetLineView, @Nullable String> key;
    private final String recorded;

    By(Function<BudgetLineView, @Nullable String> key, String recorded) {
        this.key = key;
        this.recorded = recorded;
    }

    static By named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(by -> by.field().equals(name))
                .findFirst()
                .orElse(ORGANIZATION);
    }

    /** As the REST contract calls it. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the record calls it, and the glossary knows it. */
    public String recorded() {
        return recorded;
    }

    /** The line's; {@link Asked#NONE} where it has none. */
    String key(BudgetLineView line) {
        String its = key.apply(line);
        return its == null || its.isBlank() ? Asked.NONE : its;
    }
}
