package landstock.sql.operator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import landstock.sql.function.Category;
import landstock.sql.function.FunctionDoc;
import landstock.sql.function.FunctionDoc.Example;
import landstock.sql.function.FunctionKind;
import landstock.sql.function.Nulls;
import landstock.sql.function.SpatialFunction;
import landstock.sql.spatial.SpatialFunctions;

/** What the reference says of the {@code ST_*} functions, from their own declarations. */
final class SpatialDocs {
  private SpatialDocs() {}

  static List<FunctionDoc> all() {
    Map<String, SpatialWords> words =
        SpatialWords.all().stream().collect(Collectors.toMap(SpatialWords::name, w -> w));
    Map<String, List<SpatialFunction>> overloads =
        SpatialFunctions.ALL.stream()
            .collect(groupingBy(SpatialFunction::name, LinkedHashMap::new, toList()));
    List<FunctionDoc> docs = new ArrayList<>();
    overloads.forEach((name, list) -> docs.add(doc(list, word(words, name))));
    PLANNED.forEach((signature, en) -> docs.add(planned(signature, en, words)));
    return docs;
  }

  /** Those that only the planner can answer, for the CRS belongs to a column and not to a value. */
  private static final SortedMap<String, String> PLANNED =
      new TreeMap<>(
          Map.of(
              "ST_SRID(geometry) → integer",
              "EPSG code of the geometry's CRS, 0 where unknown",
              "ST_SetSRID(geometry, integer) → geometry",
              "The same coordinates, said to be in the CRS of that EPSG code"));

  private static SpatialWords word(Map<String, SpatialWords> words, String name) {
    SpatialWords word = words.get(name);
    if (word == null) {
      throw new IllegalStateException(name + " has no Chinese line");
    }
    return word;
  }

  private static FunctionDoc doc(List<SpatialFunction> overloads, SpatialWords words) {
    SpatialFunction first = overloads.get(0);
    List<String> signatures =
        new ArrayList<>(overloads.stream().map(SpatialDocs::signature).toList());
    if (first.name().equals("ST_Transform")) {
      signatures.add(0, signature(SpatialOperator.TRANSFORM_FROM_ORIGIN));
    }
    return doc(words, signatures, overloads.get(overloads.size() - 1).doc());
  }

  private static FunctionDoc planned(String signature, String en, Map<String, SpatialWords> words) {
    return doc(word(words, signature.substring(0, signature.indexOf('('))), List.of(signature), en);
  }

  private static FunctionDoc doc(SpatialWords words, List<String> signatures, String en) {
    return new FunctionDoc(
        words.name(),
        List.of(),
        FunctionKind.SCALAR,
        Category.SPATIAL,
        signatures,
        Nulls.PROPAGATED,
        words.unit(),
        false,
        en + ".",
        words.zh() + "。",
        List.of(new Example(words.example(), words.result())));
  }

  private static String signature(SpatialFunction function) {
    return function.name()
        + function.parameters().stream()
            .map(type -> type.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "(", ")"))
        + " → "
        + function.result().name().toLowerCase(Locale.ROOT);
  }
}
