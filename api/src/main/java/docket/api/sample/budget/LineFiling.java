package docket.api.sample.budget;

import docket.api.sample.Desk;
import docket.engine.agency.Agency;
import docket.engine.budget.command.AllotFunds;
import docket.engine.budget.view.BudgetLineViews;
import docket.engine.budget.year.FiscalYears;
import docket.engine.budget.year.YearBooks;
import docket.engine.money.Money;
import docket.engine.unit.Commands;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens the sample's lines, and opens and closes their years, in the name of the budget officer. What is there is left as it is. */
@Component
class LineFiling {

    private static final String OFFICER = "min.budget";
    private static final int QUARTERS = 4;
    private static final int MONTHS = 3;

    private final Desk desk;
    private final Commands commands;
    private final YearBooks books;
    private final FiscalYears years;
    private final BudgetLineViews lines;
    private final Agency agency;

    LineFiling(Desk desk, Commands commands, YearBooks books, FiscalYears years, BudgetLineViews lines, Agency agency) {
        this.desk = desk;
        this.commands = commands;
        this.books = books;
        this.years = years;
        this.lines = lines;
        this.agency = agency;
    }

    boolean isClosed(int fiscalYear) {
        return years.isClosed(fiscalYear);
    }

    /** Opens a year with its lines; the quarters that have begun are allotted, and of a year before all of them. */
    void open(int fiscalYear, boolean before) throws Exception {
        if (!years.open().contains(fiscalYear)) {
            desk.write(OFFICER, () -> books.open(fiscalYear));
        }
        int month = LocalDate.ofInstant(agency.clock().instant(), agency.zone()).getMonthValue();
        int quarters = before ? QUARTERS : (month + MONTHS - 1) / MONTHS;
        for (SampleBudgetLine line : SampleBudgetLine.all()) {
            if (lines.find(SampleBudgetLine.id(fiscalYear, line.code())).isEmpty()) {
                open(line, fiscalYear, before ? line.before() : line.now(), quarters);
            }
        }
    }

    void close(int fiscalYear) throws Exception {
        desk.write(OFFICER, () -> books.close(fiscalYear, "회계연도가 끝나 마감합니다."));
    }

    private void open(SampleBudgetLine line, int fiscalYear, Money voted, int quarters) throws Exception {
        String id = SampleBudgetLine.id(fiscalYear, line.code());
        desk.write(OFFICER, () -> {
            books.appropriate(line.opening(fiscalYear, voted));
            List<Money> released = SampleBudgetLine.quarters(voted, quarters);
            for (int i = 0; i < released.size(); i++) {
                commands.send(new AllotFunds(id, released.get(i), fiscalYear + "-Q" + (i + 1), null));
            }
        });
    }
}
