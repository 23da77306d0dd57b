package docket.engine.view;

import javax.sql.DataSource;

/**
 * What is shown of the streams of one kind of aggregate. Each implementation is marked with {@code @AutoService}, so
 * that whoever projects, rebuilds or checks knows all of them.
 */
public interface ProjectedView {

    /** The name by which the operator asks for it, such as {@code cases}. */
    String code();

    /** Its table in a database. */
    ViewTable<?> table(DataSource dataSource);
}
