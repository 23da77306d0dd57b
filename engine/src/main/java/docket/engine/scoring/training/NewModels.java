package docket.engine.scoring.training;

import docket.engine.scoring.Model;
import docket.engine.scoring.ModelStore;
import docket.engine.scoring.Scorecard;
import docket.engine.unit.Act;
import docket.engine.unit.Envelope;
import docket.engine.unit.RootUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/** Takes new models: the card is stored and its coming recorded in one transaction. */
public final class NewModels {

    private final RootUnit rootUnit;
    private final ModelStore models;
    private final EventStore events;
    private final Envelope envelope;

    public NewModels(RootUnit rootUnit, ModelStore models, EventStore events, Envelope envelope) {
        this.rootUnit = rootUnit;
        this.models = models;
        this.events = events;
        this.envelope = envelope;
    }

    /** Trains the next version of a name and takes it. */
    public Model train(Act act, String name, TrainingCases cases) {
        return take(act, new ScorecardTrainer().train(name, models.nextVersion(name), cases));
    }

    public Model take(Act act, Scorecard card) {
        return rootUnit.execute(act, () -> {
            Model model = models.save(card);
            events.publish(new GenericEventMessage<>(
                    new ModelTrained(
                            card.name(),
                            card.version(),
                            model.sha256(),
                            card.trainingData().sha256(),
                            card.trainingData().source()),
                    MetaData.from(envelope.ofAct())));
            return model;
        });
    }
}
