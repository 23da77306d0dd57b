package docket.api.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** What the processes are called in the reader's language, as their models say. */
@Component
class ProcessNames {

    private final RepositoryService models;

    ProcessNames(RepositoryService models) {
        this.models = models;
    }

    /** All that can be read, by key, in the order of their keys. */
    Map<String, String> byKey() {
        Map<String, String> names = new LinkedHashMap<>();
        models.createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list()
                .forEach(process -> names.put(process.getKey(), process.getName()));
        return names;
    }
}
