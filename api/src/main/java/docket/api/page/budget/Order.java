package docket.api.page.budget;

import docket.engine.budget.view.BudgetLineView;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** In which order lines of one currency stand. */
final class Order {

    private static final Comparator<BudgetLineView> USUAL = Comparator.comparing(BudgetLineView::organization)
            .thenComparing(BudgetLineView::code)
            .thenComparing(BudgetLineView::lineId);

    private Order() {}

    static boolean isNumber(String column) {
        return Arrays.stream(Figure.values()).anyMatch(figure -> figure.field().equals(column));
    }

    /** @param sort a column, with {@code -} before it for the other way round; whatever is none leaves them as they are */
    static Comparator<BudgetLineView> of(@Nullable String sort) {
        if (sort == null) {
            return USUAL;
        }
        boolean falling = sort.startsWith("-");
        Comparator<BudgetLineView> by = by(falling ? sort.substring(1) : sort);
        return (falling ? by.reversed() : by).thenComparing(USUAL);
    }

    private static Comparator<BudgetLineView> by(String column) {
        for (Figure figure : Figure.values()) {
            if (figure.field().equals(column)) {
                return Comparator.comparing(line -> figure.of(line.funds()));
            }
        }
        for (By by : By.values()) {
            if (by.field().equals(column)) {
                return text(by::key);
            }
        }
        return switch (column) {
            case "code" -> text(BudgetLineView::code);
            case "name" -> text(BudgetLineView::name);
            default -> (one, other) -> 0;
        };
    }

    private static Comparator<BudgetLineView> text(Function<BudgetLineView, String> of) {
        return Comparator.comparing(of);
    }
}
