package docket.engine.planted;

import org.springframework.transaction.PlatformTransactionManager;

/** Breaks a rule of the house, so that the rule is seen to bite. */
public final class OpensATransaction {
    void open(PlatformTransactionManager transactions) {
        transactions.commit(transactions.getTransaction(null));
    }
}
