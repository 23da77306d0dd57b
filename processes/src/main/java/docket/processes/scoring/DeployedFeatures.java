package docket.processes.scoring;

import docket.bpmn.Features;
import docket.bpmn.FormDefinition;
import docket.bpmn.ModelProperties;
import docket.engine.refusal.Refused;
import docket.engine.refusal.Refused.FieldError;
import docket.engine.scoring.FeatureSchema.Type;
import docket.engine.scoring.ModelNames;
import docket.engine.scoring.ModelStore;
import docket.engine.training.CardPlan;
import docket.processes.refusal.EngineRefusal;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads what processes name for their scorecards, in their latest versions, where the engine keeps its models.
 * Thread-safe.
 */
public final class DeployedFeatures {

    private static final String LATEST = """
            SELECT d.key_, d.deployment_id_, b.bytes_ FROM camunda.act_re_procdef d JOIN camunda.act_ge_bytearray b
                ON b.deployment_id_ = d.deployment_id_ AND b.name_ = d.resource_name_
             WHERE d.tenant_id_ IS NULL AND d.version_ =
                   (SELECT max(o.version_) FROM camunda.act_re_procdef o WHERE o.tenant_id_ IS NULL AND o.key_ = d.key_)
             ORDER BY d.key_""";
    private static final String FORMS = """
            SELECT b.bytes_ FROM camunda.act_re_camformdef f JOIN camunda.act_ge_bytearray b
                ON b.deployment_id_ = f.deployment_id_ AND b.name_ = f.resource_name_
             WHERE f.tenant_id_ IS NULL""";

    private final JdbcTemplate jdbc;

    public DeployedFeatures(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** @param form the key of the form on which its cases are drafted, null where there is none */
    private record Deployed(
            String key,
            String deployment,
            @Nullable String named,
            @Nullable String form) {}

    /** The processes that name features, by their ids. */
    public List<String> processes() {
        return latest().filter(process -> process.named() != null)
                .map(Deployed::key)
                .toList();
    }

    /**
     * The plan of a card of the process: what it is to look at.
     *
     * @param instead the features in the place of those that the process names, or null
     * @throws Refused UNKNOWN_PROCESS, FEATURES_NOT_NAMED, or FEATURES_REFUSED with what is wrong with each
     */
    public CardPlan plan(String process, @Nullable String instead) {
        List<Deployed> candidates = latest().toList();
        Deployed deployed = candidates.stream()
                .filter(candidate -> candidate.key().equals(process))
                .findFirst()
                .orElseThrow(() -> unknown(process, candidates));
        String named = instead == null ? deployed.named() : instead;
        FormDefinition form = start(deployed).orElse(null);
        if (named == null || form == null) {
            throw new Refused(FeatureRefusal.FEATURES_NOT_NAMED, process);
        }
        List<FieldError> errors = new ArrayList<>();
        Features features = Features.read(
                named, form, fault -> errors.add(new FieldError(fault.field(), fault.code(), fault::text)));
        if (!errors.isEmpty()) {
            throw new Refused(
                    FeatureRefusal.FEATURES_REFUSED,
                    errors,
                    process,
                    errors.stream().map(FieldError::field).collect(Collectors.joining(", ")));
        }
        return new CardPlan(process, CardFit.schema(features));
    }

    /** The fields that any form has or had, and as what a card may look at them. */
    public BiPredicate<String, Type> known() {
        List<FormDefinition> forms = forms(jdbc.queryForList(FORMS, byte[].class));
        return (field, type) -> forms.stream().anyMatch(form -> CardFit.fits(field, type, form));
    }

    /** The cards in use that look at what the forms of today do not have, by process, each with what is wrong. */
    public TreeMap<String, String> misfits(ModelStore models) {
        TreeMap<String, String> misfits = new TreeMap<>();
        latest().forEach(process -> models.current(ModelNames.of(ModelNames.RETURN_RISK, process.key()))
                .flatMap(model -> start(process).flatMap(form -> CardFit.misfit(model.card(), form)))
                .ifPresent(misfit -> misfits.put(process.key(), misfit)));
        return misfits;
    }

    private Stream<Deployed> latest() {
        return jdbc.query(LATEST, (row, n) -> deployed(row.getString(1), row.getString(2), row.getBytes(3))).stream();
    }

    private static Deployed deployed(String key, String deployment, byte[] bpmn) {
        Process process =
                Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn)).getModelElementById(key);
        return new Deployed(
                key,
                deployment,
                property(process),
                process.getChildElementsByType(StartEvent.class).stream()
                        .map(StartEvent::getCamundaFormRef)
                        .filter(form -> form != null)
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable String property(Process process) {
        if (process.getExtensionElements() == null) {
            return null;
        }
        return process.getExtensionElements().getChildElementsByType(CamundaProperties.class).stream()
                .map(CamundaProperties::getCamundaProperties)
                .flatMap(Collection::stream)
                .filter(property -> ModelProperties.FEATURES.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst()
                .orElse(null);
    }

    private Optional<FormDefinition> start(Deployed process) {
        return forms(jdbc.queryForList(
                        FORMS + " AND f.deployment_id_ = ? AND f.key_ = ?",
                        byte[].class,
                        process.deployment(),
                        process.form()))
                .stream()
                .findFirst();
    }

    private static List<FormDefinition> forms(List<byte[]> files) {
        return files.stream().map(FormDefinition::parse).toList();
    }

    private static Refused unknown(String process, List<Deployed> candidates) {
        String keys = candidates.stream().map(Deployed::key).collect(Collectors.joining(", "));
        return new Refused(
                EngineRefusal.UNKNOWN_PROCESS,
                List.of(new FieldError(
                        "process",
                        EngineRefusal.UNKNOWN_PROCESS.code(),
                        new docket.bpmn.FieldError("process", "none-of", List.of(process, keys))::text)),
                process);
    }
}
