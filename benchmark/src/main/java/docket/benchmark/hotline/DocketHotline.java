package docket.benchmark.hotline;

import com.fasterxml.jackson.databind.JsonNode;
import docket.benchmark.contest.Contestant;
import docket.benchmark.contest.OpenTasks;
import docket.benchmark.contest.RunningDocket;
import docket.benchmark.machine.Worker;
import docket.engine.budget.command.AppropriateFunds;
import docket.engine.budget.command.ReserveFunds;
import docket.engine.money.Money;
import docket.engine.organization.Role;
import docket.engine.unit.Commands;
import docket.engine.unit.RootUnit;
import docket.processes.act.Acts;
import docket.processes.cases.CaseDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Docket with a hot budget line. {@code {"crowd":"reserve","line":"a","clients":64,"times":1000}} lets clients reserve
 * at once, by the command alone or, with {@code "start"}, by starting a case of the budget process; {@code
 * {"compare":"reserve","line":"a","times":50}} lets one client reserve in turn on a line that is new and on this one;
 * {@code {"line":"a"}} says what is kept of it.
 */
public final class DocketHotline implements Worker {

    /** Reservations on the new line when its turn comes: the tenth is in the middle of them. */
    private static final int FIRST = 5;

    private static final int FRESH = 10;
    private static final long CENTS = 1_000;

    private final RunningDocket docket = new RunningDocket(new OpenTasks());
    private final Commands commands = docket.bean(Commands.class);
    private final RootUnit rootUnit = docket.bean(RootUnit.class);
    private final Acts acts = docket.bean(Acts.class);

    public DocketHotline(@SuppressWarnings("unused") List<String> arguments) throws Exception {}

    @Override
    public Object obey(JsonNode order) throws Exception {
        String line = order.get("line").asText();
        int times = order.path("times").asInt();
        if (order.has("crowd")) {
            open(line);
            return crowd(
                    reserving(order.get("crowd").asText(), line),
                    order.get("clients").asInt(),
                    times);
        }
        if (order.has("compare")) {
            return compare(order.get("compare").asText(), line, times);
        }
        return kept(line);
    }

    private Map<String, Object> crowd(Callable<?> reserve, int clients, int times) throws Exception {
        AtomicInteger left = new AtomicInteger(times);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Long> micros = new ArrayList<>();
        long began = System.nanoTime();
        try {
            List<Future<List<Long>>> working = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                working.add(threads.submit(() -> {
                    List<Long> ownMicros = new ArrayList<>();
                    while (left.getAndDecrement() > 0) {
                        ownMicros.add(micros(reserve));
                    }
                    return ownMicros;
                }));
            }
            for (Future<List<Long>> client : working) {
                micros.addAll(client.get());
            }
        } finally {
            threads.shutdownNow();
        }
        return Map.of("nanos", System.nanoTime() - began, "micros", micros);
    }

    /** Compares both lines by turns, so that whatever else the machine does happens to both. */
    private Map<String, Object> compare(String how, String hot, int times) throws Exception {
        List<Long> early = new ArrayList<>();
        List<Long> late = new ArrayList<>();
        Callable<?> onHot = reserving(how, hot);
        while (late.size() < times) {
            String fresh = UUID.randomUUID().toString();
            open(fresh);
            Callable<?> onFresh = reserving(how, fresh);
            for (int i = 0; i < FIRST; i++) {
                onFresh.call();
            }
            for (int i = 0; i < FRESH; i++) {
                early.add(micros(onFresh));
                late.add(micros(onHot));
            }
        }
        return Map.of("early", early, "late", late);
    }

    private static long micros(Callable<?> act) throws Exception {
        long began = System.nanoTime();
        act.call();
        return (System.nanoTime() - began) / 1_000;
    }

    private Callable<?> reserving(String how, String line) {
        if (how.equals("reserve")) {
            return () -> docket.as(
                    Contestant.DRAFTER,
                    List.of(Contestant.DRAFTERS),
                    () -> rootUnit.execute(
                            acts.current(),
                            () -> commands.send(
                                    new ReserveFunds(
                                            line, UUID.randomUUID().toString(), money(CENTS), "facilities", Set.of(2026)))));
        }
        CaseDraft draft = new CaseDraft(
                "budget-request",
                "Chairs for the reading room",
                "purchase",
                "facilities",
                money(CENTS),
                Map.of("lineId", line, "body", "Twelve chairs, the old ones are broken."),
                List.of());
        return () -> docket.start(draft);
    }

    private void open(String line) throws Exception {
        if (docket.rows().count("SELECT count(*) FROM docket.budget_line_view WHERE line_id = '" + line + "'") > 0) {
            return;
        }
        docket.as(
                "min.budget",
                List.of(Role.BUDGET_OFFICER.group()),
                () -> rootUnit.execute(acts.current(), () -> {
                    commands.send(new AppropriateFunds(
                            line, 2026, line, "Benchmark", "facilities", money(CENTS * 1_000_000)));
                    return line;
                }));
    }

    private static Money money(long minor) {
        return Money.parse(java.math.BigDecimal.valueOf(minor, 2).toPlainString(), "EUR");
    }

    private Map<String, Object> kept(String line) throws Exception {
        docket.settle();
        String events = " FROM docket.domain_event WHERE stream = '" + line + "'";
        String snapshots = " FROM docket.snapshot_event WHERE stream = '" + line + "'";
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("events", docket.rows().count("SELECT count(*)" + events));
        kept.put("snapshots", docket.rows().count("SELECT count(*)" + snapshots));
        kept.put("snapshotAt", docket.rows().count("SELECT coalesce(max(sequence), -1)" + snapshots));
        kept.put("snapshotBytes", docket.rows().count("SELECT coalesce(max(octet_length(payload)), 0)" + snapshots));
        return kept;
    }

    @Override
    public void close() {
        docket.close();
    }
}
