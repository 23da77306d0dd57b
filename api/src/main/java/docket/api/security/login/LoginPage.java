package docket.api.security.login;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows the login form; Spring Security takes what it sends. */
@Controller
class LoginPage {

    /** Where a refused login is forwarded, to say how long to wait; nobody can ask for it from outside. */
    static final String REFUSED = "/login/refused";

    static final String RETRY_AFTER_SECONDS = "docket.login.retryAfterSeconds";

    @RequestMapping(
            path = {"/login", REFUSED},
            produces = MediaType.TEXT_HTML_VALUE)
    String login(
            HttpServletRequest request,
            @RequestAttribute(name = RETRY_AFTER_SECONDS, required = false) @Nullable Long retryAfterSeconds,
            Model model) {
        model.addAttribute("notice", notice(request, retryAfterSeconds));
        model.addAttribute("minutes", retryAfterSeconds == null ? 0 : (retryAfterSeconds + 59) / 60);
        return "login";
    }

    private static @Nullable String notice(HttpServletRequest request, @Nullable Long retryAfterSeconds) {
        if (retryAfterSeconds != null) {
            return "throttled";
        }
        for (String notice : new String[] {"error", "expired", "logout"}) {
            if (request.getParameter(notice) != null) {
                return notice;
            }
        }
        return null;
    }
}
