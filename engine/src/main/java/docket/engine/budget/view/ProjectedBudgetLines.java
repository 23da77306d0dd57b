package docket.engine.budget.view;

import com.google.auto.service.AutoService;
import docket.engine.view.ProjectedView;
import docket.engine.view.ViewTable;
import javax.sql.DataSource;

/** Budget lines as they are shown. */
@AutoService(ProjectedView.class)
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
