package docket.engine.allocation.view;

import com.google.auto.service.AutoService;
import docket.engine.view.ProjectedView;
import docket.engine.view.ViewTable;
import javax.sql.DataSource;

/** Allocation rounds as they are shown. */
@AutoService(ProjectedView.class)
public final class ProjectedRounds implements ProjectedView {

    @Override
    public String code() {
        return "allocation-rounds";
    }

    @Override
    public ViewTable<AllocationRoundView> table(DataSource dataSource) {
        return new AllocationRoundViewTable(dataSource);
    }
}
