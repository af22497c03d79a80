package landstock.sql.worker;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What a statement in a worker needs around it.
 *
 * @param clock for looks that never wait
 * @param drains reads what nobody else reads, and may wait
 */
record Surroundings(
    Pool pool,
    Quarantine quarantine,
    BufferAllocator allocator,
    ScheduledExecutorService clock,
    Executor drains) {}
