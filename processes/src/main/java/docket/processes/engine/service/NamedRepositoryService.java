package docket.processes.engine.service;

import docket.engine.text.Korean;
import docket.engine.unit.Door;
import docket.processes.act.ActScope;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;

/**
 * Shows process definitions by the names that their models have in the reader's language, and deploys the files of a
 * process together.
 */
public final class NamedRepositoryService extends RepositoryServiceImpl {

    private final Supplier<Locale> reader;

    public NamedRepositoryService(Supplier<Locale> reader) {
        this.reader = reader;
    }

    @Override
    public ProcessDefinitionQuery createProcessDefinitionQuery() {
        return isKorean() ? new KoreanDefinitions(commandExecutor) : super.createProcessDefinitionQuery();
    }

    /** The model, byte for byte as it was deployed, but where a webapp draws it for a Korean reader. */
    @Override
    public InputStream getProcessModel(String processDefinitionId) {
        InputStream model = super.getProcessModel(processDefinitionId);
        ActScope scope = ActScope.current();
        boolean drawn = scope != null && scope.door() == Door.WEBAPP;
        return drawn && isKorean() ? KoreanModel.of(model) : model;
    }

    private boolean isKorean() {
        return Korean.isReadBy(reader.get());
    }

    /**
     * "Changed only", which Camunda Modeler asks for, is taken as "if anything changed": a process shows the forms of
     * its own deployment, so a diagram without the forms that did not change would open none.
     */
    @Override
    public DeploymentBuilder createDeployment() {
        return new DeploymentBuilderImpl(this) {
            @Override
            public DeploymentBuilder enableDuplicateFiltering(boolean changedOnly) {
                return super.enableDuplicateFiltering(false);
            }
        };
    }
}
