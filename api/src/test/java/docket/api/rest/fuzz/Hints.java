package docket.api.rest.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Values under which something is to be found, by the name of the parameter or property that takes them. */
final class Hints {

    private static final int REMEMBERED = 50;

    private final Map<String, List<String>> known = new ConcurrentHashMap<>(Map.ofEntries(
            Map.entry("process", List.of("document-approval", "budget-request", "simple-approval", "no-such-process")),
            Map.entry("kind", List.of("payment", "review", "concur", "agree", "approve", "contract")),
            Map.entry("organization", List.of("facilities", "finance", "welfare", "nowhere")),
            Map.entry("group", List.of("administration", "budget-owner", "supervisor", "director", "no-such-group")),
            Map.entry("user", List.of("lee.director", "yoon.supervisor", "kim.employee", "no.such.person")),
            Map.entry("drafter", List.of("kim.employee", "park.employee")),
            Map.entry("state", List.of("OPEN", "RETURNED", "APPROVED", "REJECTED", "WITHDRAWN", "CANCELLED")),
            Map.entry("currency", List.of("KRW", "EUR", "USD", "JPY", "XXX", "ABC")),
            Map.entry("amount", List.of("0", "1.00", "34.34", "1200000.00", "-1", "0.001", "999999999999999999")),
            Map.entry("logIndex", List.of("-1", "0", "10", "999999999999999999")),
            Map.entry("after", List.of("-1", "0", "10", "999999999999999999")),
            Map.entry("at", List.of("0", "1", "3", "2026-01-01T00:00:00+09:00", "2999-12-31T23:59:59Z")),
            Map.entry("type", List.of("case-opened", "step-decided", "funds-reserved")),
            Map.entry("code", List.of("110-01", "220-02"))));

    /** A value for this name, or null where nothing is known. */
    @Nullable
    String pick(String name, Random random) {
        List<String> values = known.get(name.equals("case") ? "caseId" : name);
        return values == null ? null : values.get(random.nextInt(values.size()));
    }

    /** Remembers an id that an answer gave. */
    void remember(String name, String value) {
        known.compute(name, (n, values) -> {
            List<String> more = values == null ? new ArrayList<>() : new ArrayList<>(values);
            more.add(value);
            return more.size() > REMEMBERED ? more.subList(more.size() - REMEMBERED, more.size()) : more;
        });
    }
}
