package landstock.warehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
  /** Two readers: 25 each, and 50 for one of them at a time. */
  private final MemoryBudget budget = new MemoryBudget(100, 2);

  @Test
  void a_file_may_be_as_large_whatever_is_read_beside_it() {
    try (MemoryBudget.Held small = budget.open();
        MemoryBudget.Held large = budget.open()) {
      assertThat(small.take(25)).isTrue();
      assertThat(large.take(70)).isTrue();
      assertThat(large.take(5)).isTrue();
      assertThat(large.take(1)).isFalse();
      assertThat(large.mostBytes()).isEqualTo(75);
    }
  }

  @Test
  void a_second_large_file_waits_for_the_first() throws Exception {
    MemoryBudget.Held first = budget.open();
    assertThat(first.take(60)).isTrue();
    CompletableFuture<Boolean> second =
        CompletableFuture.supplyAsync(
            () -> {
              try (MemoryBudget.Held held = budget.open()) {
                return held.take(60);
              }
            });
    TimeUnit.MILLISECONDS.sleep(100);
    assertThat(second.isDone()).isFalse();
    first.close();
    assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
  }
}
