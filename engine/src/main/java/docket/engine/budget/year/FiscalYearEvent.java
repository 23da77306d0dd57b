package docket.engine.budget.year;

/** An event of a fiscal year. */
public sealed interface FiscalYearEvent permits FiscalYearOpened, FiscalYearClosed {

    int fiscalYear();
}
