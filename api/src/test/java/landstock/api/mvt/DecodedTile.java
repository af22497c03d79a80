package landstock.api.mvt;

import java.util.List;
import java.util.Map;

/**
 * What a tile says.
 *
 * @param layers in their order
 */
public record DecodedTile(List<Layer> layers) {

  public record Layer(String name, int extent, List<Feature> features) {}

  /**
   * @param id absent is 0
   * @param type 1 point, 2 line, 3 polygon; 0 unknown
   * @param paths corners of each path; of polygons without the last one, which is the first
   */
  public record Feature(long id, Map<String, Object> tags, int type, List<List<Corner>> paths) {}

  public record Corner(int x, int y) {}

  public Layer layer(String name) {
    return layers.stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }
}
