package docket.processes.act;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Reads from the engine what the program may know although the person may not ask for it. */
public final class Unrestricted {

    private final ProcessEngineConfigurationImpl engine;

    public Unrestricted(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    public <T> T read(Supplier<T> query) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(query::get));
    }
}
