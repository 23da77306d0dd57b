package docket.engine.casefile.view;

import com.google.auto.service.AutoService;
import docket.engine.view.ProjectedView;
import docket.engine.view.ViewTable;
import javax.sql.DataSource;

/** Cases as they are shown. */
@AutoService(ProjectedView.class)
public final class ProjectedCases implements ProjectedView {

    @Override
    public String code() {
        return "cases";
    }

    @Override
    public ViewTable<CaseView> table(DataSource dataSource) {
        return new CaseViewTable(dataSource);
    }
}
