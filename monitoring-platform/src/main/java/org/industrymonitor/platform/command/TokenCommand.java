package org.industrymonitor.platform.command;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.industrymonitor.ingest.auth.TokenHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        description = {
            "Makes a bearer token for a feed. It is shown once and kept nowhere: give the first line to the feed, and put the second"
                    + " into the file that ingest.feeds.file names (docs/feeds.md)."
        })
final class TokenCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FEED", description = "name of the feed in that file")
    private String feed;

    TokenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String token = TokenHash.newToken(new SecureRandom());
        console.out().println(token);
        console.out().println("feed." + feed + ".tokens = " + TokenHash.of(token));
        return 0;
    }
}
