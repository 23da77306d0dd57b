package docket.api.webapp;

import docket.api.problem.RequestId;
import docket.api.security.authentication.LoggedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** Gives the error page what it may say: also the id under which our log knows the request, and who asks. */
@Component
final class ErrorFacts extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> facts = super.getErrorAttributes(request, options);
        HttpServletRequest original = ((ServletWebRequest) request).getRequest();
        facts.put("requestId", String.valueOf(RequestId.of(original)));
        LoggedIn.current().ifPresent(person -> facts.put("person", person.id()));
        return facts;
    }
}
