package docket.api.enginerest.worker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.interceptor.auth.BasicAuthProvider;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;

/** Camunda's stock Java client for external tasks, as any worker would run it; it hands over what it has locked. */
final class Worker implements AutoCloseable {

    /** A locked task, and the client's own service to report on it. */
    record Errand(ExternalTask task, ExternalTaskService service) {}

    private final BlockingQueue<Errand> errands = new LinkedBlockingQueue<>();
    private final ExternalTaskClient client;

    Worker(int port, String topic, String person, String password) {
        client = ExternalTaskClient.create()
                .baseUrl("http://localhost:" + port + "/engine-rest")
                .workerId("receipt-desk")
                .addInterceptor(new BasicAuthProvider(person, password))
                .asyncResponseTimeout(3_000)
                .lockDuration(60_000)
                .disableBackoffStrategy()
                .build();
        client.subscribe(topic)
                .handler((task, service) -> errands.add(new Errand(task, service)))
                .open();
    }

    /** Waits for the task of a case. */
    Errand next(String caseId) throws InterruptedException {
        while (true) {
            Errand errand = errands.poll(30, TimeUnit.SECONDS);
            if (errand == null) {
                throw new AssertionError("The client fetched no task of case " + caseId);
            }
            if (errand.task().getProcessInstanceId().equals(caseId)) {
                return errand;
            }
        }
    }

    @Override
    public void close() {
        client.stop();
    }
}
