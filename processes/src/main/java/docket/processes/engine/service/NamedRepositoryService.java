package docket.processes.engine.service;

import java.util.Locale;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;

/**
 * Finds process definitions by the names that their models have in the reader's language, and deploys the files of a
 * process together.
 */
public final class NamedRepositoryService extends RepositoryServiceImpl {

    private final Supplier<Locale> reader;

    public NamedRepositoryService(Supplier<Locale> reader) {
        this.reader = reader;
    }

    @Override
    public ProcessDefinitionQuery createProcessDefinitionQuery() {
        boolean korean = reader.get().getLanguage().equals(Locale.KOREAN.getLanguage());
        return korean ? new KoreanDefinitions(commandExecutor) : super.createProcessDefinitionQuery();
    }

    /**
     * "Changed only", which Camunda Modeler asks for, is taken as "if anything changed": a process shows the forms of its
     * own deployment, so a diagram without the forms that did not change would open none.
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
