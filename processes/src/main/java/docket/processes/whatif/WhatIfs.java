package docket.processes.whatif;

import docket.engine.access.Reads;
import docket.engine.order.LogSpan;
import docket.engine.refusal.Refused;
import docket.engine.scoring.Model;
import docket.engine.scoring.ModelNames;
import docket.engine.scoring.ModelStore;
import docket.engine.unit.Act;
import docket.engine.whatif.OtherModel;
import docket.engine.whatif.Outcome;
import docket.engine.whatif.Summary;
import docket.engine.whatif.WhatIf;
import docket.engine.whatif.WhatIfRefusal;
import docket.processes.authority.AuthorityTable;
import docket.processes.authority.AuthorityTables;
import docket.processes.scoring.DeployedFeatures;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Asks what would have been with another model or another authority table. The asking is recorded before it is
 * answered; nothing else is written. Thread-safe.
 */
public final class WhatIfs {

    private final ModelStore models;
    private final AuthorityTables tables;
    private final DeployedFeatures features;
    private final WhatIf whatIf;
    private final Reads reads;
    private final ZoneId zone;

    public WhatIfs(DataSource dataSource, ModelStore models, Reads reads, ZoneId zone) {
        this.models = models;
        this.tables = new AuthorityTables(dataSource);
        this.features = new DeployedFeatures(dataSource);
        this.whatIf = new WhatIf(dataSource, zone);
        this.reads = reads;
        this.zone = zone;
    }

    /** A question that is on record, and may be answered. */
    public final class Asked {
        private final Alternative alternative;
        private final LogSpan span;

        private Asked(Alternative alternative, LogSpan span) {
            this.alternative = alternative;
            this.span = span;
        }

        public LogSpan span() {
            return span;
        }

        public Alternative alternative() {
            return alternative;
        }

        /** @param each is told of every outcome, as it comes */
        public Summary answer(Consumer<Outcome> each, LogSpan.Progress progress) {
            return whatIf.ask(alternative.question(), span, each, progress);
        }
    }

    /** Records the question, with what identifies what it compares and over which part of the log. */
    public Asked ask(Act act, Alternative alternative, LogSpan span, Map<String, String> besides) {
        Map<String, String> question = new TreeMap<>(besides);
        question.put(alternative.what(), alternative.name());
        question.put("sha256", alternative.sha256());
        question.put("from", Long.toString(span.from()));
        question.put("to", Long.toString(span.to()));
        reads.ofMany(act, "what-if", question);
        return new Asked(alternative, span);
    }

    /** The models that foretell something of cases. */
    public List<Model> models() {
        return models.all().stream()
                .filter(model -> ModelNames.isOfCases(model.card().name()))
                .toList();
    }

    public List<AuthorityTables.Version> tables() {
        return tables.all();
    }

    /**
     * The alternative of a model in the store.
     *
     * @param reference its SHA-256, its version as {@code 3}, or {@code return-risk:3}
     * @throws Refused UNKNOWN_MODEL, MODEL_SCHEMA_DIFFERS
     */
    public Alternative model(String reference) {
        return alternative(stored(reference));
    }

    /** @throws Refused UNKNOWN_MODEL */
    public Model stored(String reference) {
        List<Model> stored = models();
        return stored.stream()
                .filter(model -> model.sha256().equals(reference.strip())
                        || name(model).equals(reference.strip())
                        || name(model).equals(ModelNames.RETURN_RISK + ":" + reference.strip()))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        WhatIfRefusal.UNKNOWN_MODEL,
                        reference,
                        stored.isEmpty()
                                ? "-"
                                : stored.stream().map(WhatIfs::name).collect(Collectors.joining(", "))));
    }

    /** @throws Refused MODEL_UNREADABLE, MODEL_SCHEMA_DIFFERS */
    public Alternative card(byte[] file) {
        Model model;
        try {
            model = Model.of(file);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new Refused(WhatIfRefusal.MODEL_UNREADABLE, String.valueOf(e.getMessage()));
        }
        return alternative(model);
    }

    /**
     * The alternative of a table that was deployed.
     *
     * @param reference its version as {@code 3}, or {@code authority:3}
     * @throws Refused UNKNOWN_AUTHORITY_TABLE, AUTHORITY_TABLE_DIFFERS
     */
    public Alternative table(String reference) {
        return alternative(tables.deployed(reference));
    }

    /** @throws Refused AUTHORITY_TABLE_UNREADABLE, AUTHORITY_TABLE_DIFFERS */
    public Alternative tableFile(byte[] dmn) {
        return alternative(AuthorityTables.file(dmn));
    }

    private Alternative alternative(Model model) {
        return new Alternative("model", name(model), model.sha256(), new OtherModel(model, features.known()));
    }

    private Alternative alternative(AuthorityTable table) {
        return new Alternative(
                "authority",
                table.version() == 0 ? table.key() : table.key() + ":" + table.version(),
                table.sha256(),
                new OtherAuthority(table, zone));
    }

    private static String name(Model model) {
        return model.card().name() + ":" + model.card().version();
    }
}
