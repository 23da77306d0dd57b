package docket.api.rest.feed;

import docket.engine.order.OrderedEvents;
import docket.engine.refusal.Refused;
import docket.engine.store.EventType;
import docket.engine.store.EventTypes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The changes of budget lines as they happen, each as one server-sent event. */
@Component
public final class BudgetFeed {

    private static final Set<String> OF_LINES = EventTypes.all().stream()
            .filter(type -> "BudgetLine".equals(type.streamType()))
            .map(EventType::name)
            .collect(Collectors.toUnmodifiableSet());

    private final OrderedEvents events;
    private final FeedStreams streams;

    BudgetFeed(OrderedEvents events, FeedStreams streams) {
        this.events = events;
        this.streams = streams;
    }

    /**
     * Sends what happens from now on, or after a place in the one order.
     *
     * @param after null for now
     * @param lines whose changes alone are sent; null for all
     * @throws Refused AHEAD_OF_THE_LOG, INVALID_REQUEST where it is no place
     */
    public void open(
            @Nullable String after,
            @Nullable Set<String> lines,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long index = after == null
                ? events.last()
                : FeedQuery.of("after", after, null, null).after();
        streams.open(new FeedQuery(index, null, null, OF_LINES, lines), request, response);
    }
}
