package docket.engine.budget.view;

import docket.engine.view.ProjectedView;
import docket.engine.view.ViewTable;
import javax.sql.DataSource;

/** Budget lines as they are shown. */
public final class ProjectedBudgetLines implements ProjectedView {

    @Override
    public String code() {
        return "budget-lines";
    }

    @Override
    public ViewTable<BudgetLineView> table(DataSource dataSource) {
        return new BudgetLineViewTable(dataSource);
    }
}
