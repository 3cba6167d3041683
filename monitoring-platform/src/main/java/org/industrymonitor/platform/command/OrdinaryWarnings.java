package org.industrymonitor.platform.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Leaves out what libraries warn of where it is as it must be, message by message, so that nothing else is lost. */
final class OrdinaryWarnings extends TurboFilter {
    private static final List<String> MESSAGES = List.of(
            // At each start and stop of a broker that is its own controller
            "Performing controller activation",
            "Attempting to close NetworkClient that has already been closed",
            // Two clients asked for it at once
            "Auto topic creation failed for __",
            // A topic was just made, and another broker is asked for it, which hears of it later: it is asked again
            "Received unknown topic error for topic",
            // An assignment has just changed
            "Not updating last stable offset for partition",
            // The state of a demo is to go with the demo
            "Using an OS temp directory in the state.dir property",
            // A setting of Streams that is off by default
            "Processing exception handler is not enabled for the GlobalThread",
            // Said again in our own words, with the port
            "Failed to start Javalin");

    private OrdinaryWarnings() {}

    /** From now on, in this process. */
    static void leaveOut() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getTurboFilterList().stream().noneMatch(OrdinaryWarnings.class::isInstance)) {
            context.addTurboFilter(new OrdinaryWarnings());
        }
    }

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] parameters, Throwable cause) {
        boolean ordinary = format != null
                && level.isGreaterOrEqual(Level.WARN)
                && (MESSAGES.stream().anyMatch(format::contains)
                        || isResent(cause)
                        || isNewInternalTopic(format, parameters));
        return ordinary ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /** Where the first batch of a transaction had to wait, those that overtook it are told so, and are sent again. */
    private static boolean isResent(Throwable cause) {
        return cause instanceof OutOfOrderSequenceException;
    }

    /** Streams has just made the topic, and the consumer asked for it a little early. */
    private static boolean isNewInternalTopic(String format, Object[] parameters) {
        return format.contains("reported a recoverable issue")
                && parameters != null
                && Arrays.toString(parameters).contains("-repartition=UNKNOWN_TOPIC_OR_PARTITION");
    }
}
