package org.industrymonitor.ingest.validate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.industrymonitor.ingest.decode.RawItem;
import org.industrymonitor.ingest.decode.RawReading;
import org.industrymonitor.ingest.decode.Refusal;
import org.industrymonitor.model.EnterpriseEntry;
import org.industrymonitor.model.EnterpriseVersion;
import org.industrymonitor.model.FixedPoint;
import org.industrymonitor.model.Item;
import org.industrymonitor.model.ItemValue;
import org.industrymonitor.model.Period;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.PeriodLength;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.ReadingStatus;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Subject;
import org.industrymonitor.model.UnitTable;

/** The rules of the edge, in the order in which they are applied; the first that is broken refuses the record. */
public final class ReadingValidator {

    private final Registry registry;
    private final QuantityReader quantities;
    private final Bounds bounds;

    /**
     * What is taken.
     *
     * @param unknownEnterprises whether readings of enterprises that are not registered are
     * @param future how far a feed's clock may be ahead
     * @param past how long ago a period may start
     * @param capacityPercent how much of the registered capacity is; 0 for any
     */
    public record Bounds(boolean unknownEnterprises, Duration future, Duration past, int capacityPercent) {}

    /**
     * @param registry what is registered
     * @param units the units that values may come in
     */
    public ReadingValidator(Registry registry, UnitTable units, Bounds bounds) {
        this.registry = registry;
        this.quantities = new QuantityReader(units);
        this.bounds = bounds;
    }

    /** The same rules, for readings of which nothing is odd. */
    public PlainRules plain() {
        return new PlainRules(this, registry, quantities);
    }

    /**
     * @param raw the record
     * @param feed who sent it
     * @param received when its body came; numbers a revision that came without a number
     */
    public Verdict validate(RawReading raw, String feed, Instant received) {
        try {
            return verdict(raw, feed, received);
        } catch (Fault fault) {
            return new Verdict.Refused(new Refusal(
                    raw.line(), raw.slice(), raw.subject(), fault.field(), fault.code(), fault.getMessage()));
        }
    }

    private Verdict verdict(RawReading raw, String feed, Instant received) {
        Reference reference = registry.reference();
        Subject who = SubjectReader.subject(raw.subject());
        String subject = who.id();
        ReadingStatus status = status(raw.status());
        long revision = revision(raw.revision(), received);
        PeriodLength length = PeriodReader.length(raw.period());
        boolean official = who.isNode();
        Optional<EnterpriseEntry> enterprise = official ? Optional.empty() : enterprise(subject);
        PeriodGrid grid = official
                ? new PeriodGrid(reference.zone(SubjectReader.node(subject, reference)))
                : registry.grid(enterprise.map(e -> e.latest().region()).orElse(""));
        Period period = PeriodReader.period(length, raw.periodStart(), grid.zone());
        long epochDay = checkPeriod(period, grid, received);
        Optional<EnterpriseVersion> version =
                enterprise.flatMap(entry -> version(entry, period, LocalDate.ofEpochDay(epochDay)));

        List<ItemValue> items = new ArrayList<>(raw.items().size());
        for (int i = 0; i < raw.items().size(); i++) {
            RawItem written = raw.items().get(i);
            String path = raw.itemField().equals("item") ? RawItem.path(i) : "";
            Item item = item(path, raw.itemField(), written.item(), reference);
            if (isNamedBefore(i, raw.items())) {
                throw new Fault(
                        path + raw.itemField(),
                        RefusalCode.DUPLICATE_ITEM,
                        "item must be named once, is there twice: " + item.code());
            }
            if (status == ReadingStatus.RETRACTED) {
                items.add(new ItemValue(item.code(), 0));
            } else if (!written.value().isEmpty()) {
                long quantity = quantities.quantity(path, written.value(), written.unit(), item, epochDay, official);
                if (version.isPresent()) {
                    checkCapacity(path, quantity, item, length, version.get());
                }
                items.add(new ItemValue(item.code(), quantity));
            }
        }
        return items.isEmpty()
                ? Verdict.Missing.VERDICT
                : new Verdict.Accepted(new Reading(subject, period, items, revision, status, feed));
    }

    private Optional<EnterpriseEntry> enterprise(String subject) {
        Optional<EnterpriseEntry> enterprise = registry.enterprise(subject);
        if (enterprise.isEmpty() && !bounds.unknownEnterprises()) {
            throw new Fault(
                    "subject", RefusalCode.UNKNOWN_ENTERPRISE, "enterprise is not registered: '" + subject + "'");
        }
        return enterprise;
    }

    /** The local day in which the period starts. */
    long checkPeriod(Period period, PeriodGrid grid, Instant received) {
        if (!grid.isAligned(period)) {
            throw new Fault(
                    "period_start",
                    RefusalCode.PERIOD_MISALIGNED,
                    "period_start must be the start of a " + period.length() + " period in " + grid.zone() + ", is "
                            + period.start());
        }
        if (period.start().isAfter(received.plus(bounds.future()))) {
            throw new Fault(
                    "period_start",
                    RefusalCode.PERIOD_IN_FUTURE,
                    "period_start must not be after " + received.plus(bounds.future()) + ", is " + period.start());
        }
        if (period.start().isBefore(received.minus(bounds.past()))) {
            throw new Fault(
                    "period_start",
                    RefusalCode.TOO_OLD,
                    "period_start must not be before " + received.minus(bounds.past()) + ", is " + period.start());
        }
        return grid.epochDay(period.length(), grid.index(period.length(), period.start()));
    }

    /** What is known of the enterprise on the day. */
    private Optional<EnterpriseVersion> version(EnterpriseEntry enterprise, Period period, LocalDate day) {
        Optional<EnterpriseVersion> version = enterprise.versionOn(day);
        if (version.isEmpty() && !bounds.unknownEnterprises()) {
            throw new Fault(
                    "subject",
                    RefusalCode.UNKNOWN_ENTERPRISE,
                    "enterprise '" + enterprise.id() + "' is not registered on " + day);
        }
        if (version.isPresent() && version.get().period() != period.length()) {
            throw new Fault(
                    "period",
                    RefusalCode.PERIOD_MISMATCH,
                    "period of '" + enterprise.id() + "' must be "
                            + version.get().period() + " as registered, is " + period.length());
        }
        return version;
    }

    private void checkCapacity(String path, long quantity, Item item, PeriodLength length, EnterpriseVersion version) {
        if (quantity > most(version, item.code())) {
            throw new Fault(
                    path + "value",
                    RefusalCode.OUT_OF_CAPACITY,
                    "value of " + item.code() + " must be at most " + bounds.capacityPercent()
                            + " % of what the registered capacity makes in " + length + ", is "
                            + FixedPoint.decimal(quantity) + " " + item.unit());
        }
    }

    /** The largest quantity of an item that the registered capacity allows for, fixed point; infinite where it says nothing. */
    double most(EnterpriseVersion version, String item) {
        return version.capacity().isEmpty()
                        || bounds.capacityPercent() == 0
                        || version.items().isEmpty()
                        || !version.items().get(0).equals(item)
                ? Double.POSITIVE_INFINITY
                : version.capacity().getAsLong() * hours(version.period()) * (bounds.capacityPercent() / 100.0);
    }

    private static boolean isNamedBefore(int place, List<RawItem> items) {
        String code = items.get(place).item();
        for (int i = 0; i < place; i++) {
            if (items.get(i).item().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private static double hours(PeriodLength length) {
        return switch (length) {
            case P1M -> 31 * 24;
            case P1D -> 24;
            default -> length.seconds() / 3600.0;
        };
    }

    private static Item item(String path, String field, String code, Reference reference) {
        if (code.isEmpty()) {
            throw new Fault(path + field, RefusalCode.MISSING_FIELD, path + field + " must be given");
        }
        return reference
                .item(code)
                .orElseThrow(
                        () -> new Fault(path + field, RefusalCode.UNKNOWN_ITEM, "item is not known: '" + code + "'"));
    }

    static ReadingStatus status(String word) {
        return switch (word) {
            case "", "actual" -> ReadingStatus.ACTUAL;
            case "estimated" -> ReadingStatus.ESTIMATED;
            case "retracted" -> ReadingStatus.RETRACTED;
            default ->
                throw new Fault(
                        "status",
                        RefusalCode.UNKNOWN_STATUS,
                        "status must be actual, estimated or retracted, is '" + word + "'");
        };
    }

    /** No higher than the nanoseconds since 1970, so that there will always be a higher one to correct it by. */
    static long revision(String text, Instant received) {
        if (text.isEmpty()) {
            return received.toEpochMilli();
        }
        long highest = Reading.highestRevision(received.toEpochMilli());
        try {
            long revision = Long.parseLong(text);
            if (revision >= 0 && revision <= highest) {
                return revision == 0 ? received.toEpochMilli() : revision;
            }
        } catch (NumberFormatException e) {
            throw badRevision(text, highest);
        }
        throw badRevision(text, highest);
    }

    private static Fault badRevision(String text, long highest) {
        return new Fault(
                "revision",
                RefusalCode.BAD_REVISION,
                "revision must be a whole number in 0.." + highest + ", the nanoseconds from 1970 to tomorrow, is '"
                        + text + "'");
    }
}
