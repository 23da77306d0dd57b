package docket.api.rest.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import docket.api.json.WebJson;
import docket.api.problem.InvalidRequest;
import docket.engine.refusal.Refused;
import docket.engine.unit.Act;
import docket.engine.unit.RootUnit;
import docket.processes.act.Acts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries out a write in one root unit of work and, where the caller gave an {@code Idempotency-Key}, keeps its outcome
 * in the same transaction: both are there or neither. Refusals roll back and are not kept. Keys are the caller's own,
 * per method and path. Thread-safe, over several nodes too.
 */
@Component
public final class Idempotency {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,198}[\\x21-\\x7e])?");

    private static final String ITEM = "\n";

    private final RootUnit rootUnit;
    private final Acts acts;
    private final KeptOutcomes kept;

    public Idempotency(RootUnit rootUnit, Acts acts, KeptOutcomes kept) {
        this.rootUnit = rootUnit;
        this.acts = acts;
        this.kept = kept;
    }

    /**
     * Does the work once per key.
     *
     * @param body what was asked for, as read: the same key with another body is refused
     * @param status of the first answer and of its repeats
     * @param work answers the id of the resource it wrote
     * @param version of the resource, as the open transaction sees it
     * @throws Refused IDEMPOTENCY_KEY_REUSED, REQUEST_IN_PROGRESS, or what the work refuses
     */
    public Outcome once(
            HttpServletRequest request,
            @Nullable Object body,
            int status,
            Callable<String> work,
            ToLongFunction<String> version) {
        return once(request, key(request), body, status, work, version);
    }

    /** Refuses a request of several items where one of them was carried out under this key with another body. */
    public void refuseOtherItems(HttpServletRequest request, Object body) {
        String key = key(request);
        if (key != null && kept.holdsOtherItems(asked(request, key + ITEM, body))) {
            throw new Refused(IdempotencyRefusal.IDEMPOTENCY_KEY_REUSED);
        }
    }

    /** As {@link #once}, for one item of a request that holds several. */
    public Outcome onceForItem(
            HttpServletRequest request,
            int item,
            @Nullable Object body,
            int status,
            Callable<String> work,
            ToLongFunction<String> version) {
        String key = key(request);
        return once(request, key == null ? null : key + ITEM + item, body, status, work, version);
    }

    private Outcome once(
            HttpServletRequest request,
            @Nullable String key,
            @Nullable Object body,
            int status,
            Callable<String> work,
            ToLongFunction<String> version) {
        Act act = acts.current();
        if (key == null) {
            return rootUnit.execute(act, () -> carryOut(status, work, version, outcome -> {})).outcome;
        }
        Request asked = asked(request, key, body);
        return rootUnit.execute(act, () -> repeatOrCarryOut(asked, status, work, version)).outcome;
    }

    private Written repeatOrCarryOut(Request asked, int status, Callable<String> work, ToLongFunction<String> version)
            throws Exception {
        if (!kept.lock(asked)) {
            throw new Refused(IdempotencyRefusal.REQUEST_IN_PROGRESS);
        }
        KeptOutcomes.Row first = kept.find(asked).orElse(null);
        if (first == null) {
            return carryOut(status, work, version, outcome -> kept.keep(asked, outcome));
        }
        if (!Arrays.equals(first.requestSha256(), asked.sha256())) {
            throw new Refused(IdempotencyRefusal.IDEMPOTENCY_KEY_REUSED);
        }
        return new Written(first.outcome());
    }

    /** Does the work; its version is known only when everything else in the transaction is written. */
    private static Written carryOut(int status, Callable<String> work, ToLongFunction<String> version, Keep keep)
            throws Exception {
        String resource = work.call();
        Written written = new Written(new Outcome(status, resource, 0));
        RootUnit.lastInTransaction(() -> {
            written.outcome = new Outcome(status, resource, version.applyAsLong(resource));
            keep.keep(written.outcome);
        });
        return written;
    }

    private Request asked(HttpServletRequest request, String key, @Nullable Object body) {
        return new Request(acts.person().id(), request.getMethod() + " " + request.getRequestURI(), key, sha256(body));
    }

    private static @Nullable String key(HttpServletRequest request) {
        String key = request.getHeader(HEADER);
        if (key != null && !KEY.matcher(key).matches()) {
            throw InvalidRequest.parameter(HEADER, "field.idempotency-key");
        }
        return key;
    }

    private static byte[] sha256(@Nullable Object body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(WebJson.mapper().writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("The request could not be hashed", e);
        }
    }

    /** A request as its key names it; {@code sha256} is that of its body. */
    record Request(String caller, String route, String key, byte[] sha256) {}

    /** An outcome whose version is known only at the end of the transaction. */
    private static final class Written {
        private Outcome outcome;

        Written(Outcome outcome) {
            this.outcome = outcome;
        }
    }

    private interface Keep {
        void keep(Outcome outcome);
    }
}
