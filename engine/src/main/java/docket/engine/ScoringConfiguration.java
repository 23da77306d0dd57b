package docket.engine;

import docket.engine.agency.Agency;
import docket.engine.rescore.RecordedFacts;
import docket.engine.scoring.CurrentModel;
import docket.engine.scoring.JdbcModelStore;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.ScoringService;
import docket.engine.training.CardsOnRecord;
import docket.engine.training.NewModels;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of models: where they are kept, and how they score a case. */
@Configuration(proxyBeanMethods = false)
class ScoringConfiguration {

    private static final Duration SCORING_BUDGET = Duration.ofSeconds(2);

    @Bean
    ModelStore modelStore(DataSource dataSource, Agency agency) {
        return new JdbcModelStore(dataSource, agency.clock());
    }

    @Bean
    NewModels newModels(RootUnit rootUnit, ModelStore models, EventStore events, Envelope envelope) {
        return new NewModels(rootUnit, models, events, envelope);
    }

    @Bean(initMethod = "readAhead", destroyMethod = "close")
    CurrentModel currentModel(ModelStore models) {
        return new CurrentModel(models::newest, System::nanoTime, Duration.ofSeconds(10));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CardsOnRecord cardsOnRecord(DataSource dataSource) {
        return new CardsOnRecord(dataSource, Duration.ofMillis(500));
    }

    @Bean
    ScoringService scoringService(CurrentModel model) {
        return new ScoringService(model, SCORING_BUDGET, System::nanoTime);
    }

    @Bean
    RecordedFacts recordedFacts(DataSource dataSource, Agency agency) {
        return new RecordedFacts(dataSource, agency.zone());
    }
}
