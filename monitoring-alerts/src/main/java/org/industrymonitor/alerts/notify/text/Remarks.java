package org.industrymonitor.alerts.notify.text;

import java.util.List;
import org.industrymonitor.model.Remark;

/** What operators have said of alerts. */
@FunctionalInterface
public interface Remarks {

    /** Nobody has said anything. */
    Remarks NONE = alert -> List.of();

    /** What was said of the alert of that id, the earliest first. */
    List<Remark> of(String alert);
}
