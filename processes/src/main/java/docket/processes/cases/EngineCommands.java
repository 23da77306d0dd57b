package docket.processes.cases;

import docket.engine.refusal.Refused;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** Runs Docket's own engine commands, and takes refusals out of the engine's wrapping. */
final class EngineCommands {

    static <T> T run(ProcessEngine engine, Command<T> command) {
        try {
            return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getCommandExecutorTxRequired()
                    .execute(command);
        } catch (ProcessEngineException e) {
            throw Refused.in(e).<RuntimeException>map(refused -> refused).orElse(e);
        }
    }

    private EngineCommands() {}
}
