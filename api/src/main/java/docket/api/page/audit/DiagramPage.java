package docket.api.page.audit;

import docket.api.page.words.Vocabulary;
import docket.api.page.words.Words;
import docket.bpmn.ModelProperties;
import docket.engine.casefile.CaseEvents;
import docket.engine.casefile.view.CaseView;
import docket.engine.casefile.view.CaseViews;
import docket.engine.text.Korean;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The model of a case's process with the way that it took, drawn and in words. */
@Controller
class DiagramPage {

    private final CaseViews cases;
    private final CaseEvents events;
    private final RepositoryService models;
    private final Vocabulary vocabulary;
    private final AccessLog looks;

    DiagramPage(CaseViews cases, CaseEvents events, RepositoryService models, Vocabulary vocabulary, AccessLog looks) {
        this.looks = looks;
        this.cases = cases;
        this.events = events;
        this.models = models;
        this.vocabulary = vocabulary;
    }

    @GetMapping("/audit/cases/{caseId}/diagram")
    String show(@PathVariable String caseId, Locale locale, Model model) {
        CaseView view = cases.find(caseId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        looks.at(caseId, "diagram");
        Words words = vocabulary.words(locale);
        ProcessPath path = path(caseId);
        BpmnModelInstance drawn = drawn(path.definition());
        Map<String, String> names = drawn == null ? Map.of() : names(drawn, locale);
        model.addAttribute("case", view);
        model.addAttribute(
                "process",
                vocabulary
                        .processes(locale)
                        .getOrDefault(view.terms().process(), view.terms().process()));
        model.addAttribute("words", words);
        model.addAttribute("names", drawn == null ? names : spoken(drawn, names, words));
        model.addAttribute("way", PathDescription.of(path));
        model.addAttribute("drawing", drawn == null ? null : PathDiagram.of(drawn, path, names));
        return "audit/diagram";
    }

    private ProcessPath path(String caseId) {
        ProcessPath path = new ProcessPath(caseId);
        events.eachOfEngine(caseId, path::take);
        return path;
    }

    /** Null where the engine does not have the model any more. */
    private @Nullable BpmnModelInstance drawn(@Nullable String definition) {
        try {
            return definition == null ? null : models.getBpmnModelInstance(definition);
        } catch (ProcessEngineException gone) {
            return null;
        }
    }

    /** What is drawn as a bare sign has a word where the way is told. */
    private static Map<String, String> spoken(BpmnModelInstance model, Map<String, String> names, Words words) {
        Map<String, String> spoken = new HashMap<>(names);
        for (Gateway gateway : model.getModelElementsByType(Gateway.class)) {
            if (spoken.getOrDefault(gateway.getId(), "").isEmpty()) {
                spoken.put(gateway.getId(), words.say("diagram.gateway"));
            }
        }
        return spoken;
    }

    private static Map<String, String> names(BpmnModelInstance model, Locale locale) {
        boolean korean = Korean.isReadBy(locale);
        Map<String, String> names = new HashMap<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            names.put(node.getId(), node.getName() == null ? "" : node.getName());
            if (korean && node.getExtensionElements() != null) {
                node.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> ModelProperties.NAME_KO.equals(property.getCamundaName()))
                        .forEach(property -> names.put(node.getId(), property.getCamundaValue()));
            }
        }
        return names;
    }
}
