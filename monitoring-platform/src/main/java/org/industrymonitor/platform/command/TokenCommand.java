package org.industrymonitor.platform.command;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.industrymonitor.runtime.access.TokenHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        description = {
            "Makes a bearer token for a feed, or a reader. It is shown once and kept nowhere: give the first line to whoever shall"
                    + " have it, and put the second into the file that ingest.feeds.file (docs/feeds.md) or, of a reader,"
                    + " http.readers.file (docs/reading-data.md) names."
        })
final class TokenCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "name of the feed or reader in that file")
    private String name;

    @Option(names = "--reader", description = "for one who reads alerts and aggregates")
    private boolean reader;

    TokenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String token = TokenHash.newToken(new SecureRandom());
        console.out().println(token);
        console.out().println((reader ? "reader." : "feed.") + name + ".tokens = " + TokenHash.of(token));
        return 0;
    }
}
