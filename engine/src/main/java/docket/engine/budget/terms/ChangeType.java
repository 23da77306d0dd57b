package docket.engine.budget.terms;

/** Why a budget is another than was voted. */
public enum ChangeType {
    /** 전용: within a program. */
    REALLOCATION(true),

    /** 이용: between programs. */
    TRANSFER(true),

    /** 예비비: out of the contingency fund. */
    CONTINGENCY(true),

    /** 추가경정예산: voted in addition. */
    SUPPLEMENT(false),

    /** 감액: taken away. */
    CUT(false),

    /** 수입대체경비: what was taken in beyond the estimate may be spent. */
    REVENUE(false),

    /** 이월: into the next fiscal year. */
    CARRY_OVER(true);

    private final boolean balanced;

    ChangeType(boolean balanced) {
        this.balanced = balanced;
    }

    /** Whether what some lines give is what the others get. */
    public boolean isBalanced() {
        return balanced;
    }
}
