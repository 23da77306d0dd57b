package docket.engine.planted;

import org.springframework.transaction.annotation.Transactional;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public class WearsTransactional {
    @Transactional
    public void write() {}
}
