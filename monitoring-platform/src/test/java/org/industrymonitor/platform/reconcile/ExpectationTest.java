package org.industrymonitor.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectationTest {
    @Test
    void sumsOverPartsOfOpenAndClosedStretches() {
        Expectation expectation = new Expectation();
        expectation.add(Long.MIN_VALUE, Long.MAX_VALUE, 1);
        expectation.add(10, 20, 1);
        expectation.add(15, Long.MAX_VALUE, 1);
        expectation.add(30, 30, 1);

        assertThat(expectation.sum(0, 10)).isEqualTo(10);
        assertThat(expectation.sum(10, 11)).isEqualTo(2);
        assertThat(expectation.sum(8, 22)).isEqualTo(14 + 10 + 7);
        assertThat(expectation.sum(20, 22)).isEqualTo(4);
    }

    @Test
    void expectsNothingOfNobody() {
        assertThat(new Expectation().sum(0, 1_000)).isZero();
    }
}
