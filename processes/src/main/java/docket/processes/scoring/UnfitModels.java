package docket.processes.scoring;

import docket.engine.scoring.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator of models that score nothing, because the form of their process has changed since they were trained. */
public final class UnfitModels {

    private static final Logger LOG = LoggerFactory.getLogger(UnfitModels.class);

    private final DeployedFeatures features;
    private final ModelStore models;

    public UnfitModels(DeployedFeatures features, ModelStore models) {
        this.features = features;
        this.models = models;
    }

    public void tell() {
        features.misfits(models)
                .forEach((process, why) -> LOG.warn(
                        "The model of {} scores nothing until ./docket train --process {} trains another: {}",
                        process,
                        process,
                        why));
    }
}
