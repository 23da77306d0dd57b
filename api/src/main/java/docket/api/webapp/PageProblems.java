package docket.api.webapp;

import docket.api.problem.Problem;
import docket.api.problem.ThrownProblems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows whatever fails behind a page of ours as a page: what was refused says why and what to do next. */
@Component
final class PageProblems implements HandlerExceptionResolver, Ordered {

    /** It comes after the one that answers programs, and after Spring's own resolver, which knows a page that is not there. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        Problem problem = ThrownProblems.of(thrown, request);
        response.setHeader("Cache-Control", "no-store");
        return new ModelAndView(
                "error",
                Map.of("status", problem.status(), "detail", problem.detail()),
                HttpStatusCode.valueOf(problem.status()));
    }
}
