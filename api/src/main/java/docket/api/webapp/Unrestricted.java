package docket.api.webapp;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Reads from the engine what the program may know although the person may not ask for it. */
final class Unrestricted {

    private final ProcessEngineConfigurationImpl engine;

    Unrestricted(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    <T> T read(Supplier<T> query) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(query::get));
    }
}
