package org.industrymonitor.ingest.validate;

import java.time.Instant;
import java.util.Optional;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.ReadingStatus;

/**
 * The rules of {@link ReadingValidator} for readings of which nothing is odd: what many readings have in common is judged once.
 * Whatever is not found here to be right may be so all the same, and is to be judged by the validator.
 */
public final class PlainRules {

    private final ReadingValidator validator;
    private final Registry registry;
    private final QuantityReader quantities;

    PlainRules(ReadingValidator validator, Registry registry, QuantityReader quantities) {
        this.validator = validator;
        this.registry = registry;
        this.quantities = quantities;
    }

    public Registry registry() {
        return registry;
    }

    /**
     * The texts that a reading has beside subject and items; empty for a retraction, and where they break a rule.
     *
     * @param grid of the enterprise
     * @param received when the body came
     */
    public Optional<PlainHead> head(
            String start, String period, String revision, String status, PeriodGrid grid, Instant received) {
        try {
            ReadingStatus read = ReadingValidator.status(status);
            long number = ReadingValidator.revision(revision, received);
            PeriodLength length = PeriodReader.length(period);
            Period named = PeriodReader.period(length, start, grid.zone());
            long epochDay = validator.checkPeriod(named, grid, received);
            return read == ReadingStatus.RETRACTED
                    ? Optional.empty()
                    : Optional.of(new PlainHead(length, named.start().getEpochSecond(), epochDay, number, read));
        } catch (Fault fault) {
            return Optional.empty();
        }
    }

    /** An item in some unit; empty where they break a rule, or figures do not convert by moving the point. */
    public Optional<PlainItem> item(String code, String unit) {
        try {
            return registry.reference().item(code).flatMap(item -> quantities.plain(item, unit));
        } catch (Fault fault) {
            return Optional.empty();
        }
    }

    /** The largest quantity of an item that the registered capacity allows for, fixed point; infinite where it says nothing. */
    public double most(EnterpriseVersion version, String item) {
        return validator.most(version, item);
    }
}
