package docket.engine.training;

import docket.engine.scoring.Model;
import docket.engine.scoring.ModelNames;
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

    /** Trains the next version of a name and takes it, however good it is. */
    public Model train(Act act, String name, CardPlan plan, TrainingCases cases) {
        return takeNext(act, name, new ScorecardTrainer().train(name, 1, plan, cases));
    }

    /**
     * Trains the next version of a name, and takes it under that name only where it beats the base rate on later cases;
     * else it is kept under the name {@link ModelNames#setAside}, and the current model stays current.
     */
    public Model trainIfBetter(Act act, String name, CardPlan plan, TrainingCases cases) {
        Scorecard card = new ScorecardTrainer().train(name, 1, plan, cases);
        return takeNext(act, card.evaluation().beatsBaseRate() ? name : ModelNames.setAside(name), card);
    }

    private Model takeNext(Act act, String name, Scorecard card) {
        return rootUnit.execute(act, () -> store(card.as(name, models.nextVersion(name))));
    }

    public Model take(Act act, Scorecard card) {
        return rootUnit.execute(act, () -> store(card));
    }

    private Model store(Scorecard card) {
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
    }
}
