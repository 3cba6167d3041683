package org.industrymonitor.platform;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.industrymonitor");

    /** {@code model <- runtime <- {ingest, streams, alerts} <- platform}: the three in the middle meet in topics only. */
    @Test
    void eachRoomKnowsOnlyTheRoomsBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("model")
                .definedBy("org.industrymonitor.model..")
                .layer("runtime")
                .definedBy("org.industrymonitor.runtime..")
                .layer("ingest")
                .definedBy("org.industrymonitor.ingest..")
                .layer("streams")
                .definedBy("org.industrymonitor.streams..")
                .layer("alerts")
                .definedBy("org.industrymonitor.alerts..")
                .layer("platform")
                .definedBy("org.industrymonitor.platform..")
                .whereLayer("platform")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("ingest")
                .mayOnlyBeAccessedByLayers("platform")
                .whereLayer("streams")
                .mayOnlyBeAccessedByLayers("platform")
                .whereLayer("alerts")
                .mayOnlyBeAccessedByLayers("platform")
                .whereLayer("runtime")
                .mayOnlyBeAccessedByLayers("ingest", "streams", "alerts", "platform")
                .check(OURS);
    }

    @Test
    void theReconcilerSharesNothingWithTheStreamsButTheModel() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("..platform.reconcile..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.industrymonitor.streams..",
                        "org.industrymonitor.alerts..",
                        "org.industrymonitor.runtime..")
                .check(OURS);
    }

    @Test
    void packagesOfARoomDoNotGoInCircles() {
        slices().matching("org.industrymonitor.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }
}
