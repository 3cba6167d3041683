package org.industrymonitor.alerts.notify.text;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** Words and sentences of a language, from {@code words_<language>.properties} beside who speaks. */
public final class Words {

    private final Language language;
    private final ResourceBundle bundle;

    Words(Language language) {
        this(language, Words.class);
    }

    /** @param speaker in whose package the words are */
    public Words(Language language, Class<?> speaker) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                speaker.getPackageName() + ".words",
                language.locale(),
                speaker.getClassLoader(),
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
    public String say(String key, Object... gaps) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(gaps);
    }

    /** The word of that key, or what it is called in files when the language has no word for it. */
    public String word(String prefix, String word) {
        String key = prefix + "." + word;
        return bundle.containsKey(key) ? bundle.getString(key) : word;
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }
}
