package docket.api.page.budget;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The pages of the budget that this program serves, for the navigation they share. */
@Component("budgetRooms")
public final class BudgetRooms {

    /** @param name its word is {@code budget.room.NAME} */
    public record Room(String name, String path) {}

    private static final List<Room> ALL = List.of(
            new Room("overview", "/budget"),
            new Room("rounds", "/budget/rounds"),
            new Room("charts", "/budget/charts"),
            new Room("alarms", "/budget/alarms"),
            new Room("public", "/public/budget/execution"),
            new Room("pefa", "/budget/pefa"));

    private final ObjectProvider<RequestMappingHandlerMapping> served;

    BudgetRooms(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> served) {
        this.served = served;
    }

    /** Those that there are. */
    public List<Room> all() {
        Set<String> paths = served.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(mapping ->
                        Stream.concat(mapping.getDirectPaths().stream(), mapping.getPatternValues().stream()))
                .collect(Collectors.toSet());
        return ALL.stream().filter(room -> paths.contains(room.path())).toList();
    }
}
