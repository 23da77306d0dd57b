package docket.api.rest.budget.spender;

import docket.api.rest.body.MoneyJson;
import docket.api.rest.budget.spender.SpendersJson.Approving;
import docket.api.rest.budget.spender.SpendersJson.Asking;
import docket.engine.agency.Agency;
import docket.engine.budget.view.BudgetLineView;
import docket.engine.budget.year.FiscalYears;
import docket.engine.line.Power;
import docket.engine.organization.Staff;
import docket.processes.authority.AuthorityGrants;
import docket.processes.authority.AuthorityGrants.Grant;
import docket.processes.authority.AuthorityTables;
import docket.processes.authority.AuthorityTables.Version;
import docket.processes.organization.Staffing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who may spend money of a budget line. */
@Component
public final class Spenders {

    private static final int MOST = 100;

    private final AuthorityTables tables;
    private final FiscalYears years;
    private final Staffing staffing;
    private final Agency agency;

    Spenders(DataSource database, FiscalYears years, Staffing staffing, Agency agency) {
        this.tables = new AuthorityTables(database);
        this.years = years;
        this.staffing = staffing;
        this.agency = agency;
    }

    /** @param day whose rules are asked; null for today */
    public SpendersJson of(BudgetLineView line, @Nullable LocalDate day) {
        LocalDate asked = day == null ? LocalDate.now(agency.clock().withZone(agency.zone())) : day;
        Map<String, Version> newest = new TreeMap<>();
        tables.all().forEach(version -> newest.putIfAbsent(version.key(), version));
        return new SpendersJson(
                line.lineId(),
                asked,
                new Asking(
                        line.organization(), years.open().contains(line.fiscalYear()), MoneyJson.of(line.available())),
                newest.values().stream()
                        .flatMap(version -> AuthorityGrants.of(
                                        tables.deployed(version.toString()),
                                        line.organization(),
                                        line.funds().adjusted().currency(),
                                        asked)
                                .stream()
                                .map(grant -> approving(version, grant)))
                        .toList());
    }

    private Approving approving(Version table, Grant grant) {
        boolean person = grant.holder().startsWith(Power.PERSON);
        String named = person ? grant.holder().substring(Power.PERSON.length()) : grant.holder();
        Staff staff = staffing.of(person ? List.of() : List.of(named), List.of(), MOST);
        return new Approving(
                grant.kind(),
                table.toString(),
                grant.rule(),
                grant.reason(),
                person ? null : named,
                person
                        ? List.of(named)
                        : staff.membersOf(named).stream().sorted().toList(),
                MoneyJson.ofNullable(grant.upTo()));
    }
}
