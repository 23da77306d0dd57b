package docket.api.security;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The bare address leads each person to their work. */
@Controller
class HomePage {

    @GetMapping("/")
    String home() {
        return "redirect:" + Person.current().map(LandingPage::of).orElse("/login");
    }
}
