package org.industrymonitor.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TokenHashTest {

    @Test
    void makesTokensOf256RandomBits() {
        SecureRandom random = new SecureRandom();

        String token = TokenHash.newToken(random);

        assertThat(token).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(TokenHash.newToken(random));
        assertThat(TokenHash.parse(TokenHash.of(token).toString()).matches(TokenHash.of(token)))
                .isTrue();
        assertThat(TokenHash.of("abc"))
                .hasToString("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
