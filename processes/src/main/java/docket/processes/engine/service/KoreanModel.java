package docket.processes.engine.service;

import docket.bpmn.ModelProperties;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** A model as a Korean reader sees it drawn: its elements are called by their Korean names, where they have any. */
final class KoreanModel {

    static InputStream of(InputStream deployed) {
        BpmnModelInstance model = Bpmn.readModelFromStream(deployed);
        for (CamundaProperty property : model.getModelElementsByType(CamundaProperty.class)) {
            if (ModelProperties.NAME_KO.equals(property.getCamundaName())
                    && property.getParentElement() instanceof CamundaProperties properties
                    && properties.getParentElement().getParentElement() instanceof BaseElement element) {
                element.setAttributeValue("name", property.getCamundaValue());
            }
        }
        return new ByteArrayInputStream(Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8));
    }

    private KoreanModel() {}
}
