package docket.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The problem of whatever was thrown. What nobody foresaw is logged under the id of the request. */
public final class ThrownProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ThrownProblems.class);

    public static Problem of(Throwable thrown, HttpServletRequest request) {
        Problem problem = Refusals.of(thrown)
                .map(refused -> Problems.of(refused, request))
                .orElseGet(() -> HttpFaults.of(thrown, request));
        if (problem.status() == HttpFault.UNAVAILABLE.status()) {
            LOG.warn("{} {} had to be put off: {}", request.getMethod(), request.getRequestURI(), thrown.toString());
        } else if (problem.status() >= 500) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
        }
        return problem;
    }

    private ThrownProblems() {}
}
