package landstock.sql.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxIndexTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 256, 257, 5_000})
  void it_finds_what_a_look_at_every_box_finds(int count) {
    Random random = new Random(count);
    int[] boxes = new int[4 * count];
    for (int i = 0; i < count; i++) {
      boolean empty = random.nextInt(20) == 0;
      boxes[4 * i] = empty ? Integer.MAX_VALUE : random.nextInt(100_000) - 50_000;
      boxes[4 * i + 1] = empty ? Integer.MAX_VALUE : random.nextInt(100_000) - 50_000;
      boxes[4 * i + 2] = empty ? Integer.MIN_VALUE : boxes[4 * i] + random.nextInt(2_000);
      boxes[4 * i + 3] = empty ? Integer.MIN_VALUE : boxes[4 * i + 1] + random.nextInt(2_000);
    }
    BoxIndex index = new BoxIndex(boxes);
    for (int i = 0; i < 200; i++) {
      long x = random.nextInt(110_000) - 55_000L;
      long y = random.nextInt(110_000) - 55_000L;
      long[] box = {x, y, x + random.nextInt(20_000), y + random.nextInt(20_000)};
      Ints found = new Ints();
      index.search(box, found);
      int[] sorted = found.toArray();
      Arrays.sort(sorted);
      assertThat(sorted).isEqualTo(touching(boxes, box));
    }
  }

  private static int[] touching(int[] boxes, long[] box) {
    return IntStream.range(0, boxes.length / 4)
        .filter(
            i ->
                boxes[4 * i] <= box[2]
                    && boxes[4 * i + 1] <= box[3]
                    && boxes[4 * i + 2] >= box[0]
                    && boxes[4 * i + 3] >= box[1])
        .toArray();
  }
}
