package docket.processes.engine.service;

import java.util.Locale;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;

/** Finds process definitions by the names that their models have in the reader's language. */
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
}
