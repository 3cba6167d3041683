package org.industrymonitor.runtime.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A properties file whose settings know their lines. */
final class PropertiesFile {

    private final Path file;
    private final String named;
    private final String where;

    /**
     * @param named the option or setting that names the file
     * @param where that was written
     */
    PropertiesFile(Path file, String named, String where) {
        this.file = file;
        this.named = named;
        this.where = where;
    }

    /** Settings in the order of the file; what cannot be read at all becomes a fault. */
    List<RawSetting> read(List<SettingsFault> faults) {
        List<RawSetting> settings = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int at = 0; at < lines.size(); ) {
                int end = endOfLogicalLine(lines, at);
                String source = file.getFileName() + ":" + (at + 1);
                Properties parsed = new Properties();
                parsed.load(new StringReader(String.join("\n", lines.subList(at, end))));
                parsed.forEach((key, value) -> settings.add(new RawSetting((String) key, (String) value, source)));
                at = end;
            }
        } catch (NoSuchFileException e) {
            faults.add(new SettingsFault(named, where, file.toString(), "there is no such file"));
        } catch (IOException | IllegalArgumentException e) {
            faults.add(new SettingsFault(named, where, file.toString(), "cannot be read: " + e));
        }
        return settings;
    }

    /** A line goes on in the next one where it ends with an odd number of backslashes, unless it is a comment. */
    private static int endOfLogicalLine(List<String> lines, int start) {
        int end = start;
        String first = lines.get(start).strip();
        boolean comment = first.startsWith("#") || first.startsWith("!");
        while (!comment && end < lines.size() - 1 && trailingBackslashes(lines.get(end)) % 2 == 1) {
            end++;
        }
        return end + 1;
    }

    private static int trailingBackslashes(String line) {
        int count = 0;
        while (count < line.length() && line.charAt(line.length() - 1 - count) == '\\') {
            count++;
        }
        return count;
    }
}
