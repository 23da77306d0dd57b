package docket.api.enginerest;

import docket.processes.act.ActScope;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.externaltask.FetchExternalTasksExtendedDto;
import org.camunda.bpm.engine.rest.dto.externaltask.LockedExternalTaskDto;
import org.camunda.bpm.engine.rest.impl.FetchAndLockContextListener;
import org.camunda.bpm.engine.rest.impl.FetchAndLockHandlerImpl;

/**
 * Fetches external tasks for workers who wait until there is one. The engine serves them on a thread of its own and takes
 * the person along; this also takes along the door by which they came in and the id of their request.
 */
final class PatientFetches extends FetchAndLockHandlerImpl {

    private final Map<FetchExternalTasksExtendedDto, ActScope> scopes =
            Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void addPendingRequest(FetchExternalTasksExtendedDto wish, AsyncResponse answer, ProcessEngine engine) {
        scopes.put(wish, ActScope.current());
        super.addPendingRequest(wish, answer, engine);
    }

    @Override
    protected List<LockedExternalTaskDto> executeFetchAndLock(
            FetchExternalTasksExtendedDto wish, ProcessEngine engine) {
        try (ActScope scope = ActScope.enterLike(scopes.get(wish))) {
            return super.executeFetchAndLock(wish, engine);
        }
    }

    /** Puts itself in the place of the engine's own, which lives as long as the class: one per running program. */
    static final class Place extends FetchAndLockContextListener {
        static void take() {
            PatientFetches fetches = new PatientFetches();
            fetches.contextInitialized(null);
            fetches.start();
            fetchAndLockHandler = fetches;
        }
    }
}
