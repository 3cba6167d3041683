package org.industrymonitor.alerts.notify;

import org.industrymonitor.model.Alert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log: a line for each transition. */
public final class LogChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(LogChannel.class);

    @Override
    public Answer send(Notice notice) {
        for (Alert alert : notice.alerts()) {
            log.info(
                    "Alert {}: kind={} severity={} node={} raised={} id={} reason={}",
                    alert.state().word(),
                    alert.kind().word(),
                    alert.severity().word(),
                    alert.node(),
                    alert.raised(),
                    alert.id(),
                    alert.reason());
        }
        return Answer.TAKEN;
    }
}
