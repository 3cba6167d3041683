package org.industrymonitor.streams.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class DeskTest {

    private static final Answer NOTHING = new Answer(Optional.empty(), List.of(), Optional.empty());

    private final Desks desks = new Desks();
    private final Desk desk = desks.open(Subtopology.NODES, 3);

    @Test
    void answersAFewAtOnceAndThoseWhoStillWait() {
        List<CompletableFuture<Optional<Answer>>> asked = new ArrayList<>();
        for (int i = 0; i < Desk.MOST_AT_ONCE + 1; i++) {
            asked.add(desk.ask("n" + i).orElseThrow());
        }
        asked.get(1).cancel(false);
        List<String> looked = new ArrayList<>();

        desk.answer(key -> {
            looked.add(key);
            return key.equals("n0") ? Optional.of(NOTHING) : Optional.empty();
        });

        assertThat(looked).hasSize(Desk.MOST_AT_ONCE - 1).startsWith("n0", "n2");
        assertThat(asked.get(0).join()).contains(NOTHING);
        assertThat(asked.get(2).join()).isEmpty();
        assertThat(asked.get(Desk.MOST_AT_ONCE)).isNotDone();
    }

    @Test
    void turnsAwayWhoCannotWait() {
        for (int i = 0; i < Desk.MOST_WAITING; i++) {
            assertThat(desk.ask("n")).isPresent();
        }
        assertThat(desk.ask("n")).isEmpty();
    }

    @Test
    void saysThatASumDoesNotFit() {
        CompletableFuture<Optional<Answer>> asked = desk.ask("n").orElseThrow();

        desk.answer(key -> {
            throw new ArithmeticException("long overflow");
        });

        assertThatThrownBy(asked::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void leavesNobodyWaitingWhenTheTaskMoves() {
        CompletableFuture<Optional<Answer>> asked = desk.ask("n").orElseThrow();

        desk.close();

        assertThat(asked).isCompletedExceptionally();
        assertThat(desks.find(Subtopology.NODES, 3)).isEmpty();
    }

    @Test
    void aTaskThatStartsAnewHasAnotherDeskWhicheverCloses() {
        Desk next = desks.open(Subtopology.NODES, 3);
        desk.close();

        assertThat(desks.find(Subtopology.NODES, 3)).contains(next);
        assertThat(desks.find(Subtopology.STATEMENTS, 3)).isEmpty();
    }
}
