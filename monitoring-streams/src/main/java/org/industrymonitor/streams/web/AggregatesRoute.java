package org.industrymonitor.streams.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.industrymonitor.model.Account;
import org.industrymonitor.model.NodeId;
import org.industrymonitor.model.wire.Codecs;
import org.industrymonitor.runtime.access.Domain;
import org.industrymonitor.runtime.access.Readers;
import org.industrymonitor.runtime.http.RequestFault;
import org.industrymonitor.runtime.json.TotalsJson;
import org.industrymonitor.streams.inquiry.Answer;
import org.industrymonitor.streams.inquiry.Desk;
import org.industrymonitor.streams.inquiry.Desks;
import org.industrymonitor.streams.inquiry.Subtopology;
import org.industrymonitor.streams.web.Owners.Owner;

/**
 * {@code GET /v1/aggregates/{node}}: what the task that holds the node would publish of it now. Where that task runs elsewhere,
 * the request is passed on.
 */
final class AggregatesRoute {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String NOTHING = "nothing is known of this node";
    /** Requests that may wait for tasks, so that threads are left for health and metrics. */
    private static final int MOST_WAITING = 8;

    private final Desks desks;
    private final Owners owners;
    private final Neighbours neighbours;
    private final Trees trees;
    private final Readers readers;
    private final Duration patience;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    /** @param patience how long a task may take */
    AggregatesRoute(
            Desks desks, Owners owners, Neighbours neighbours, Trees trees, Readers readers, Duration patience) {
        this.desks = desks;
        this.owners = owners;
        this.neighbours = neighbours;
        this.trees = trees;
        this.readers = readers;
        this.patience = patience;
    }

    void get(Context context) throws RequestFault, InterruptedException {
        Domain domain = readers.reader(context).domain();
        NodeId node = node(context.pathParam("node"));
        Subtopology subtopology = Subtopology.of(node);
        if (subtopology == Subtopology.NODES && !trees.isWithin(node, domain)) {
            throw RequestFault.notFound(NOTHING);
        }
        Owner owner = owners.owner(node)
                .orElseThrow(() -> RequestFault.unavailable("partitions are being assigned; ask again", SOON));
        if (!places.tryAcquire()) {
            throw RequestFault.overloaded("too many questions wait; ask again", SOON);
        }
        try {
            Optional<Desk> desk = desks.find(subtopology, owner.partition());
            if (desk.isPresent()) {
                Answer answer = ask(desk.get(), subtopology.key(node))
                        .filter(held -> held.place()
                                .map(place -> trees.isWithin(place, domain))
                                .orElse(true))
                        .orElseThrow(() -> RequestFault.notFound(NOTHING));
                write(context, node, answer);
            } else {
                passOn(context, owner);
            }
        } finally {
            places.release();
        }
    }

    private void passOn(Context context, Owner owner) throws RequestFault, InterruptedException {
        if (Neighbours.isPassedOn(context)) {
            throw RequestFault.unavailable("the node is moving, or its state is being restored; ask again", SOON);
        }
        String address = owner.address()
                .orElseThrow(() -> RequestFault.unavailable(
                        "the node is held by a process that has not said where it listens, or is being restored; ask again,"
                                + " and set streams.http.advertised where there are several",
                        SOON));
        neighbours.answer(context, address);
    }

    private Optional<Answer> ask(Desk desk, String key) throws RequestFault, InterruptedException {
        CompletableFuture<Optional<Answer>> asked =
                desk.ask(key).orElseThrow(() -> RequestFault.overloaded("too many questions wait; ask again", SOON));
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(false);
            throw RequestFault.unavailable("the task that holds the node is busy; ask again", SOON);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ArithmeticException) {
                throw RequestFault.unavailable("a sum of the node does not fit; see the dead letters", SOON);
            }
            throw RequestFault.unavailable("the node is moving to another process; ask again", SOON);
        }
    }

    private static void write(Context context, NodeId node, Answer answer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("node", node.toString());
        answer.aggregate()
                .ifPresent(message -> TotalsJson.put(json.putObject("aggregate"), Codecs.AGGREGATE.decode(message)));
        ArrayNode accounts = json.putArray("accounts");
        for (Account account : answer.accounts()) {
            TotalsJson.put(accounts.addObject(), account);
        }
        context.contentType("application/json").result(json.toString());
    }

    private static NodeId node(String text) throws RequestFault {
        try {
            return NodeId.parse(text);
        } catch (IllegalArgumentException e) {
            throw RequestFault.badRequest(e.getMessage());
        }
    }
}
