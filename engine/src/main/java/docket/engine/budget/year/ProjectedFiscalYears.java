package docket.engine.budget.year;

import com.google.auto.service.AutoService;
import docket.engine.view.ProjectedView;
import docket.engine.view.ViewTable;
import javax.sql.DataSource;

/** Fiscal years as they are shown. */
@AutoService(ProjectedView.class)
public final class ProjectedFiscalYears implements ProjectedView {

    @Override
    public String code() {
        return "fiscal-years";
    }

    @Override
    public ViewTable<FiscalYearView> table(DataSource dataSource) {
        return new FiscalYearViewTable(dataSource);
    }
}
