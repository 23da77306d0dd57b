package docket.api.pressure.body;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.AsyncContextCallback;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Lets a request in when its body is there. Until then the web server's poller waits for it, as it does for headers,
 * and no thread does. What of a body nobody read is thrown away in the same manner: Tomcat's own way, reading it at the
 * end of the request, holds a thread for as long as the client likes.
 *
 * <p>For the container behind it nothing of this is to be seen: the waiting is over before the request begins.
 */
public final class PatientAdapter implements Adapter {

    private static final long DRAINING_MILLIS = 5_000;
    private static final AsyncContextCallback NOBODY = new NobodyWaits();

    private final Adapter container;
    private final Bodies bodies;

    public PatientAdapter(Adapter container, Bodies bodies) {
        this.container = container;
        this.bodies = bodies;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        Body body = Body.of(request, bodies);
        if (!is(request, ActionCode.IS_ERROR) && body.begin()) {
            if (request.hasExpectation()) {
                request.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
            }
            await(request, body, body.patience());
        } else {
            serve(request, response, body);
        }
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        Body body = Body.of(request, bodies);
        if (!body.isAwaited()) {
            boolean well = container.asyncDispatch(request, response, event);
            if (well) {
                end(request, body);
            }
            return well;
        }
        request.setRequestThread();
        if (!hear(event, request, body)) {
            body.forget();
            return false;
        }
        if (!body.isAwaited()) {
            goOn(request, response, body);
        }
        return true;
    }

    private void await(Request request, Body body, long millis) {
        request.setRequestThread();
        request.action(ActionCode.ASYNC_START, NOBODY);
        request.action(ActionCode.ASYNC_SETTIMEOUT, millis);
        body.await();
        request.setReadListener(body);
        request.clearRequestThread();
    }

    /** Hears what became of a body that is waited for; answers false where the connection is gone. */
    private static boolean hear(SocketEvent event, Request request, Body body) {
        try {
            switch (event) {
                case OPEN_READ -> request.onDataAvailable();
                case TIMEOUT -> {
                    if (is(request, ActionCode.ASYNC_TIMEOUT)) {
                        body.endLate();
                    }
                }
                case ERROR -> {
                    if (!(request.getAttribute("jakarta.servlet.error.exception") instanceof SocketTimeoutException)) {
                        return false;
                    }
                    body.endLate();
                }
                default -> {}
            }
        } catch (BadRequestException e) {
            body.breakOff(e);
        } catch (IOException e) {
            return false;
        }
        return true;
    }

    private void goOn(Request request, Response response, Body body) throws Exception {
        request.action(ActionCode.ASYNC_DISPATCH, null);
        request.action(ActionCode.ASYNC_DISPATCHED, null);
        request.action(ActionCode.ASYNC_SETTIMEOUT, -1L);
        request.clearRequestThread();
        if (body.isDrained()) {
            closeUnlessRead(request);
        } else {
            serve(request, response, body);
        }
    }

    private void serve(Request request, Response response, Body body) throws Exception {
        container.service(request, response);
        end(request, body);
    }

    /** Ends with a request that was answered, or goes on without a thread. */
    private void end(Request request, Body body) {
        if (is(request, ActionCode.ASYNC_IS_ASYNC)) {
            return;
        }
        boolean sends = !body.isLate() && !request.hasExpectation();
        body.forget();
        if (is(request, ActionCode.IS_ERROR) || request.isFinished()) {
            return;
        }
        if (sends) {
            body.drain();
            await(request, body, DRAINING_MILLIS);
        } else {
            closeUnlessRead(request);
        }
    }

    private static void closeUnlessRead(Request request) {
        if (!request.isFinished()) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean is(Request request, ActionCode question) {
        AtomicBoolean answer = new AtomicBoolean();
        request.action(question, answer);
        return answer.get();
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return container.prepare(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        container.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        container.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return container.getDomain();
    }

    /** The context of the waiting, behind which there is no servlet. */
    private static final class NobodyWaits implements AsyncContextCallback {

        @Override
        public void fireOnComplete() {}

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public void incrementInProgressAsyncCount() {}

        @Override
        public void decrementInProgressAsyncCount() {}
    }
}
