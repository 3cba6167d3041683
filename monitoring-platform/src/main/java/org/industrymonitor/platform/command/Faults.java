package org.industrymonitor.platform.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.industrymonitor.platform.broker.BrokerException;
import org.industrymonitor.platform.feed.FeedException;
import org.industrymonitor.runtime.http.HttpBindException;
import org.industrymonitor.runtime.kafka.TopicsException;
import org.industrymonitor.runtime.lifecycle.LifecycleException;
import org.industrymonitor.runtime.settings.SettingsException;
import picocli.CommandLine;

/** What went wrong, in the words of the one who can put it right. */
final class Faults {
    private Faults() {}

    /** One line, but for settings and topics, whose faults have a line each. */
    static String message(Throwable fault) {
        if (fault instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (fault instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (isForThePerson(fault)) {
            return fault.getMessage();
        }
        if (fault instanceof TimeoutException) {
            return "Kafka does not answer: " + fault.getMessage();
        }
        Throwable cause = fault.getCause();
        if (cause != null && isWrapper(fault)) {
            return message(cause);
        }
        if (fault instanceof FileSystemException file) {
            return file.getMessage();
        }
        if (fault instanceof KafkaException) {
            return "Kafka: " + fault.getMessage();
        }
        return fault.getMessage() == null || !(fault instanceof IOException) ? fault.toString() : fault.getMessage();
    }

    /** Whether the message says all there is to say; else the stack trace is worth keeping. */
    static boolean isForThePerson(Throwable fault) {
        return fault instanceof UserFault
                || fault instanceof CommandLine.ParameterException
                || fault instanceof SettingsException
                || fault instanceof TopicsException
                || fault instanceof BrokerException
                || fault instanceof HttpBindException
                || fault instanceof FeedException;
    }

    private static boolean isWrapper(Throwable fault) {
        return fault instanceof LifecycleException && isKnown(fault.getCause())
                || fault instanceof ExecutionException
                || fault instanceof CompletionException
                || fault instanceof UncheckedIOException
                || fault instanceof KafkaException && fault.getCause() instanceof KafkaException;
    }

    private static boolean isKnown(Throwable cause) {
        return isForThePerson(cause) || cause instanceof IOException || cause instanceof KafkaException;
    }
}
