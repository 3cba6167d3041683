package org.industrymonitor.alerts.notify.text;

import java.util.Locale;

/** What recipients read. */
public enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** As HTML names it: the same letters look different in another language's fonts. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** The name in this language; where there is none, the other. */
    String pick(String chinese, String english) {
        String first = this == ZH ? chinese : english;
        return first.isBlank() ? (this == ZH ? english : chinese) : first;
    }
}
