package org.industrymonitor.ingest.validate;

import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.NodeKind;
import org.industrymonitor.model.Reference;
import org.industrymonitor.model.RefusalCode;
import org.industrymonitor.model.Subject;

/** Reads who a reading is about: an enterprise, or a node all of whose parts are known. */
final class SubjectReader {

    private SubjectReader() {}

    static Subject subject(String text) {
        if (text.isEmpty()) {
            throw new Fault("subject", RefusalCode.MISSING_FIELD, "subject must be given");
        }
        try {
            return new Subject(text);
        } catch (IllegalArgumentException bad) {
            throw new Fault("subject", RefusalCode.BAD_SUBJECT, bad.getMessage());
        }
    }

    static NodeId node(String subject, Reference reference) {
        NodeId node;
        try {
            node = NodeId.parse(subject);
        } catch (IllegalArgumentException e) {
            throw new Fault("subject", RefusalCode.BAD_SUBJECT, e.getMessage());
        }
        String key = node.key();
        switch (node.kind()) {
            case ENTERPRISE ->
                throw new Fault(
                        "subject",
                        RefusalCode.BAD_SUBJECT,
                        "an enterprise is named by its id alone, is '" + subject + "'");
            case SECTOR -> sector(key, subject, reference);
            case COUNTY, CITY, PROVINCE, COUNTRY -> region(key, node.kind(), subject, reference);
            case CELL -> {
                region(before(key, '/'), null, subject, reference);
                sector(after(key, '/'), subject, reference);
            }
            case SECTOR_CITY -> {
                sector(before(key, '@'), subject, reference);
                region(after(key, '@'), NodeKind.CITY, subject, reference);
            }
            case SECTOR_PROVINCE -> {
                sector(before(key, '@'), subject, reference);
                region(after(key, '@'), NodeKind.PROVINCE, subject, reference);
            }
            case GROUP -> group(key, subject);
        }
        return node;
    }

    private static void sector(String code, String subject, Reference reference) {
        if (reference.sector(code).isEmpty()) {
            throw unknown("sector '" + code + "'", subject);
        }
    }

    /** A group is whatever enterprises say they belong to, by its code alone. */
    private static void group(String code, String subject) {
        if (code.indexOf('*') >= 0) {
            throw new Fault(
                    "subject", RefusalCode.BAD_SUBJECT, "a group is named without a share, is '" + subject + "'");
        }
    }

    private static void region(String code, NodeKind level, String subject, Reference reference) {
        boolean known = reference
                .region(code)
                .filter(region -> level == null || region.level().nodeKind() == level)
                .isPresent();
        if (!known) {
            throw unknown("region '" + code + "'", subject);
        }
    }

    private static Fault unknown(String what, String subject) {
        return new Fault("subject", RefusalCode.UNKNOWN_NODE, what + " of node '" + subject + "' is not known");
    }

    private static String before(String key, char separator) {
        return key.substring(0, Math.max(0, key.indexOf(separator)));
    }

    private static String after(String key, char separator) {
        return key.substring(key.indexOf(separator) + 1);
    }
}
