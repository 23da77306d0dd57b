package docket.processes;

import docket.engine.access.Reads;
import docket.engine.agency.Agency;
import docket.engine.rescore.RecordedFacts;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.ScoringService;
import docket.engine.unit.Commands;
import docket.processes.delegates.ModelDelegate;
import docket.processes.delegates.ScoreDelegate;
import docket.processes.deployment.ModelRelease;
import docket.processes.form.Forms;
import docket.processes.scoring.DeployedFeatures;
import docket.processes.scoring.UnfitModels;
import docket.processes.whatif.WhatIfs;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that say which fields a model looks at, what it says of a case, and what another would have said. */
@Configuration(proxyBeanMethods = false)
class ScoringConfiguration {

    @Bean
    DeployedFeatures deployedFeatures(DataSource dataSource) {
        return new DeployedFeatures(dataSource);
    }

    /** @param release is deployed before: its forms are those against which models are held */
    @Bean(initMethod = "tell")
    UnfitModels unfitModels(DeployedFeatures features, ModelStore models, ModelRelease release) {
        return new UnfitModels(features, models);
    }

    @Bean
    WhatIfs whatIfs(DataSource dataSource, ModelStore models, Reads reads, Agency agency) {
        return new WhatIfs(dataSource, models, reads, agency.zone());
    }

    @Bean
    ModelDelegate scoreDelegate(Commands commands, RecordedFacts facts, ScoringService scoring, Forms forms) {
        return new ModelDelegate("score", new ScoreDelegate(commands, facts, scoring, forms));
    }
}
