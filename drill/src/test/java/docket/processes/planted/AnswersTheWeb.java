package docket.processes.planted;

import org.springframework.web.bind.annotation.GetMapping;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public class AnswersTheWeb {
    @GetMapping("/planted")
    public String answer() {
        return "";
    }
}
