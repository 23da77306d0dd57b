package docket.api.problem.door;

import docket.api.problem.HttpFaults;
import docket.api.problem.Problems;
import docket.api.problem.ThrownProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers whatever fails in Spring MVC with a problem, also where no controller was found, unless the caller reads pages. */
@Component
public final class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private final Problems problems;

    public ProblemResolver(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (Answered.byPage(request)) {
            return null;
        }
        try {
            answer(thrown, request, response);
        } catch (IOException e) {
            LOG.debug("The caller went away before the answer: {}", e.toString());
        }
        return new ModelAndView();
    }

    private void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (thrown instanceof AsyncRequestNotUsableException) {
            return;
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException unsupported) {
            response.setHeader("Allow", String.join(", ", HttpFaults.allowed(unsupported)));
        }
        problems.write(ThrownProblems.of(thrown, request), request, response);
    }
}
