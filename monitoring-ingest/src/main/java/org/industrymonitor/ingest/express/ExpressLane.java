package org.industrymonitor.ingest.express;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.industrymonitor.ingest.auth.Pass;
import org.industrymonitor.ingest.decode.LineForm;
import org.industrymonitor.ingest.suspect.Suspector;
import org.industrymonitor.ingest.validate.PlainHead;
import org.industrymonitor.ingest.validate.PlainItem;
import org.industrymonitor.ingest.validate.PlainRules;
import org.industrymonitor.model.PeriodGrid;
import org.industrymonitor.model.Reading;
import org.industrymonitor.model.Suspicion;
import org.industrymonitor.model.wire.Codecs;

/**
 * The short way of lines that follow a form: what the lines before said is known, and only what differs is looked at.  Takes none
 * of which anything could be wrong; those go the long way, through the objects that say what.  Both ways come to the same
 * messages.  For one body and one thread.
 */
public final class ExpressLane {

    private static final long SUBJECT = 1L << LineForm.SUBJECT;
    private static final long HEAD =
            1L << LineForm.PERIOD_START | 1L << LineForm.PERIOD | 1L << LineForm.REVISION | 1L << LineForm.STATUS;
    private static final long VALUES = values();
    private static final long ITEMS = ~(SUBJECT | HEAD | VALUES);

    private final PlainRules rules;
    private final Suspector suspector;
    private final KnownEnterprises enterprises;
    private final Pass pass;
    private final Instant received;
    private final Exit exit;
    private final HeldReading held;
    private final Said[] said = new Said[LineForm.MOST_FORMS];
    private final PlainNumber number = new PlainNumber();
    private final long[] quantities = new long[LineForm.MOST_ITEMS];
    private KnownEnterprise last;
    private long registryVersion;

    /** Where records and readings leave the lane. */
    public interface Exit {

        /**
         * Asked before a record is taken.
         *
         * @return false if a reading waits on the long way that the record may belong to; any other has left
         */
        boolean clears(String subject, PlainHead head);

        /** A record was taken. */
        void accepted(Set<Suspicion> odd);

        /**
         * A record that was taken turns out to have output without energy.
         *
         * @param suspect whether it was found suspect before
         */
        void outputWithoutEnergy(boolean suspect);

        /**
         * A reading is whole.
         *
         * @param subject in UTF-8, not to be changed
         */
        void publish(byte[] subject, byte[] message);
    }

    /** What the lines of a form said last. */
    private static final class Said {

        private final LineForm form;
        private final PlainItem[] items;
        /** What the items' series are found by. */
        private final long[] series;

        private boolean itemsKnown;
        private KnownEnterprise enterprise;
        private PeriodGrid grid;
        private PlainHead head;
        /** The texts that were not looked at since they changed. */
        private long changed = -1;

        Said(LineForm form) {
            this.form = form;
            this.items = new PlainItem[form.items()];
            this.series = new long[form.items()];
        }
    }

    /**
     * @param pass of the feed
     * @param feed its name
     * @param received when the body came
     * @param mostItems of a reading that is joined
     */
    public ExpressLane(
            KnownEnterprises enterprises,
            Suspector suspector,
            Pass pass,
            String feed,
            Instant received,
            int mostItems,
            Exit exit) {
        this.rules = enterprises.rules();
        this.suspector = suspector;
        this.enterprises = enterprises;
        this.pass = pass;
        this.received = received;
        this.exit = exit;
        this.held = new HeldReading(mostItems, feed.getBytes(UTF_8));
    }

    /** Takes a record; false, and nothing has happened, if it has to go the long way. */
    public boolean takes(LineForm line) {
        long version = rules.registry().version();
        if (version != registryVersion) {
            registryVersion = version;
            Arrays.fill(said, null);
        }
        Said now = said(line);
        now.changed |= line.changed();
        if (!isRight(now) || !readFigures(now) || !exit.clears(now.enterprise.id(), now.head)) {
            return false;
        }
        pass.spend(1);
        Set<Suspicion> odd = suspector.ofFigures(
                now.enterprise.series(),
                now.series,
                now.head.length(),
                now.head.start(),
                quantities,
                now.head.revision());
        exit.accepted(odd);
        if (!held.joins(now.enterprise, now.head, now.items)) {
            flush();
            held.begin(now.enterprise, now.head);
        }
        for (int i = 0; i < now.items.length; i++) {
            held.add(now.items[i], quantities[i]);
        }
        held.suspect(odd);
        return true;
    }

    /** Lets out what is held. */
    public void flush() {
        if (!held.isEmpty()) {
            if (held.isOutputWithoutEnergy()) {
                exit.outputWithoutEnergy(held.isSuspect());
                held.suspect(EnumSet.of(Suspicion.OUTPUT_WITHOUT_ENERGY));
            }
            byte[] subject = held.enterprise().utf8();
            exit.publish(subject, held.release());
        }
    }

    /** Gives what is held to the long way, where the next record may join it. */
    public Optional<Reading> handOver() {
        return held.isEmpty() ? Optional.empty() : Optional.of(Codecs.READING.decode(held.release()));
    }

    private Said said(LineForm line) {
        Said now = said[line.place()];
        if (now == null || now.form != line) {
            now = new Said(line);
            said[line.place()] = now;
        }
        return now;
    }

    /** Whether all that the line says beside its figures is right. */
    private boolean isRight(Said now) {
        LineForm line = now.form;
        if ((now.changed & ITEMS) != 0) {
            now.itemsKnown = readItems(now);
        }
        if ((now.changed & SUBJECT) != 0) {
            now.enterprise =
                    enterprises.find(line.bytes(), line.from(LineForm.SUBJECT), line.to(LineForm.SUBJECT), last);
            last = now.enterprise;
        }
        KnownEnterprise enterprise = now.enterprise;
        if (enterprise == null) {
            now.changed &= HEAD;
            return false;
        }
        if ((now.changed & HEAD) != 0 || now.grid != enterprise.grid()) {
            now.grid = enterprise.grid();
            now.head = rules.head(
                            line.text(LineForm.PERIOD_START),
                            line.text(LineForm.PERIOD),
                            line.text(LineForm.REVISION),
                            line.text(LineForm.STATUS),
                            now.grid,
                            received)
                    .orElse(null);
        }
        now.changed = 0;
        return now.itemsKnown && now.head != null && enterprise.reports(now.head) && enterprise.isCoveredBy(pass);
    }

    private boolean readItems(Said now) {
        for (int i = 0; i < now.items.length; i++) {
            int texts = LineForm.OF_ITEM * i;
            Optional<PlainItem> item =
                    rules.item(now.form.text(LineForm.ITEM + texts), now.form.text(LineForm.UNIT + texts));
            if (item.isEmpty()) {
                return false;
            }
            now.items[i] = item.get();
            now.series[i] = Suspector.hash(item.get().code());
            for (int j = 0; j < i; j++) {
                if (now.items[j].code().equals(now.items[i].code())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Reads all figures; false if any is not plainly right, or might be odd by its digits. */
    private boolean readFigures(Said now) {
        LineForm line = now.form;
        for (int i = 0; i < now.items.length; i++) {
            int text = LineForm.VALUE + LineForm.OF_ITEM * i;
            if (!number.read(line.bytes(), line.from(text), line.to(text)) || Suspector.mayTell(number.digits())) {
                return false;
            }
            long quantity = now.items[i].quantity(number.digits(), number.decimals());
            if (quantity == PlainItem.NONE || !now.enterprise.makes(now.items[i], quantity, now.head)) {
                return false;
            }
            quantities[i] = quantity;
        }
        return true;
    }

    private static long values() {
        long values = 0;
        for (int i = 0; i < LineForm.MOST_ITEMS; i++) {
            values |= 1L << LineForm.VALUE + LineForm.OF_ITEM * i;
        }
        return values;
    }
}
