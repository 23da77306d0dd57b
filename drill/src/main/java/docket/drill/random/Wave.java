package docket.drill.random;

import docket.bpmn.ModelCatalog;
import docket.bpmn.ModelResource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Models that are alive together: each takes one step, the node is restarted, all are compared. */
final class Wave {

    private static final int PATIENCE_MILLIS = 120_000;
    private static final long PAUSE_MILLIS = 20;
    private static final List<Duration> MOVES =
            List.of(Duration.ofMinutes(11), Duration.ofHours(2), Duration.ofHours(7), Duration.ofDays(2));
    private static final String DUE = """
            SELECT count(*) FROM camunda.act_ru_job WHERE retries_ > 0 AND suspension_state_ = 1
               AND (duedate_ IS NULL OR duedate_ <= localtimestamp + ? * interval '1 millisecond')""";

    /** A walk and what was found wrong on it. */
    record Failed(Walk walk, List<String> differences) {}

    private final Node node;
    private final Doors doors;
    private final Staff staff;
    private final DataSource database;
    private final ExecutorService clients;
    private final Comparison comparison;
    private final Random random;
    private final int longest;
    private final int apart;
    private final List<Failed> failed = new ArrayList<>();
    private final List<Walk> alive = new ArrayList<>();
    private int restarts;
    private int kills;
    private int steps;
    private int passed;

    /**
     * @param database one connection
     * @param longest after how many steps a wave ends
     * @param apart every how many restarts the node is a process that is killed
     */
    Wave(Node node, DataSource database, ExecutorService clients, Random random, int longest, int apart) {
        this.node = node;
        this.doors = new Doors(node.url());
        this.staff = new Staff(doors);
        this.database = database;
        this.clients = clients;
        this.comparison = new Comparison(database, doors);
        this.random = random;
        this.longest = longest;
        this.apart = apart;
    }

    void run(List<RandomModel> models, long seed) throws IOException, InterruptedException {
        node.setAhead(Duration.ZERO);
        staff.hireAll();
        List<Walk> walks = models.stream()
                .map(model -> new Walk(model, doors, staff, seed))
                .toList();
        together(walks, this::begin);
        alive.addAll(walks);
        settle();
        for (int step = 1; step <= longest && !alive.isEmpty(); step++) {
            Map<String, Sight> sights = Sight.all(database);
            alive.removeIf(walk -> over(walk, sights));
            boolean acted = together(alive, walk -> walk.step(sight(walk, sights)));
            Duration move =
                    !acted ? MOVES.get(3) : random.nextInt(3) == 0 ? MOVES.get(random.nextInt(4)) : Duration.ZERO;
            boolean whileDown = random.nextBoolean();
            if (!whileDown) {
                move(move, "");
            }
            settle();
            restart(whileDown ? move : Duration.ZERO);
            settle();
            compare();
        }
        alive.forEach(this::cutShort);
        alive.clear();
    }

    private boolean begin(Walk walk) throws IOException, InterruptedException {
        RandomModel model = walk.model;
        Map<String, String> files = new HashMap<>(Map.of("model.bpmn", model.xml()));
        for (ModelResource shipped : ModelCatalog.shipped()) {
            if (shipped.name().endsWith(".form") && !shipped.name().endsWith(".ko.form")) {
                files.put(shipped.name().replaceFirst(".*/", ""), shipped.text());
            }
        }
        if (model.budget()) {
            Money.open(doors, model);
        }
        for (String person : model.assigned()) {
            staff.hired(person);
        }
        doors.must(doors.deploy(model.key(), files));
        walk.start();
        return true;
    }

    private static Sight sight(Walk walk, Map<String, Sight> sights) {
        return Objects.requireNonNull(sights.get(walk.caseId()), "a started case is there");
    }

    private boolean over(Walk walk, Map<String, Sight> sights) {
        if (!sight(walk, sights).closed()) {
            return false;
        }
        steps += walk.steps();
        passed++;
        return true;
    }

    private void cutShort(Walk walk) {
        steps += walk.steps();
        if (longest < RandomDrill.Plan.ALL_STEPS) {
            passed++;
        } else {
            failed.add(new Failed(walk, List.of("did not come to its end in " + longest + " steps")));
        }
    }

    private void move(Duration by, String how) throws IOException {
        if (!by.isZero()) {
            node.setAhead(node.ahead().plus(by));
            alive.forEach(walk -> walk.path().add("time goes on by " + by + how));
        }
    }

    private void restart(Duration meanwhile) throws IOException, InterruptedException {
        restarts++;
        if (node.stop()) {
            kills++;
        }
        move(meanwhile, " without a node");
        if (restarts % apart == 0) {
            node.startApart();
        } else {
            node.startHere();
        }
    }

    /** Waits until the engine has nothing to do but what needs time or people. */
    private void settle() throws IOException, InterruptedException {
        JdbcTemplate sql = new JdbcTemplate(database);
        long giveUp = System.currentTimeMillis() + PATIENCE_MILLIS;
        long ahead = node.ahead().toMillis();
        while (!Long.valueOf(0).equals(sql.queryForObject(DUE, Long.class, ahead))) {
            if (System.currentTimeMillis() > giveUp) {
                throw new IOException("The engine does not come to rest");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void compare() throws IOException, InterruptedException {
        Map<String, List<String>> differences =
                comparison.differences(alive.stream().map(Walk::caseId).toList());
        for (Iterator<Walk> walks = alive.iterator(); walks.hasNext(); ) {
            Walk walk = walks.next();
            List<String> findings = new ArrayList<>(walk.complaints());
            findings.addAll(differences.getOrDefault(walk.caseId(), List.of()));
            if (!findings.isEmpty()) {
                failed.add(new Failed(walk, findings));
                walks.remove();
            }
        }
    }

    private interface Part {
        boolean play(Walk walk) throws IOException, InterruptedException;
    }

    /** @return whether any of them did something */
    private boolean together(List<Walk> walks, Part part) throws IOException, InterruptedException {
        List<Future<Boolean>> parts = new ArrayList<>();
        walks.forEach(walk -> parts.add(clients.submit(() -> part.play(walk))));
        boolean any = false;
        for (int i = 0; i < parts.size(); i++) {
            try {
                any |= parts.get(i).get();
            } catch (ExecutionException e) {
                throw new IOException(
                        "Model " + walks.get(i).model.number() + " could not be walked on: " + e.getCause(),
                        e.getCause());
            }
        }
        return any;
    }

    List<Failed> failed() {
        return failed;
    }

    int restarts() {
        return restarts;
    }

    int kills() {
        return kills;
    }

    int steps() {
        return steps;
    }

    int passed() {
        return passed;
    }
}
