package org.industrymonitor.alerts.notify.text;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** Words and sentences of a language, from {@code words_<language>.properties}. */
final class Words {

    private final Language language;
    private final ResourceBundle bundle;

    Words(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                Words.class.getPackageName() + ".words",
                language.locale(),
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Language language() {
        return language;
    }

    /**
     * The sentence with its gaps filled.
     *
     * @throws java.util.MissingResourceException when there is none of that key
     */
    String say(String key, Object... gaps) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(gaps);
    }

    /** The word of that key, or what it is called in files when the language has no word for it. */
    String word(String prefix, String word) {
        String key = prefix + "." + word;
        return bundle.containsKey(key) ? bundle.getString(key) : word;
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }
}
