package landstock.sql.operator;

import static landstock.sql.function.Category.ARRAY;
import static landstock.sql.operator.Declaration.calcite;
import static landstock.sql.operator.Declaration.scalar;

import java.util.List;
import landstock.sql.function.Nulls;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Arrays: none of these makes one longer than what it is given. */
final class ArrayFunctions {
  private ArrayFunctions() {}

  static List<Declaration> all() {
    return List.of(
        calcite(ARRAY, "cardinality", SqlStdOperatorTable.CARDINALITY)
            .form("array -> int", "CAST(len({0}) AS INTEGER)")
            .example("cardinality(ARRAY[3, 1])", "2")
            .says("Number of elements.", "元素个数。"),
        scalar(ARRAY, "array_length")
            .form("array -> int", "CAST(len({0}) AS INTEGER)")
            .form(
                "array, integer -> int",
                "CASE WHEN {1} = 1 AND len({0}) > 0 THEN CAST(len({0}) AS INTEGER) END")
            .example("array_length(ARRAY[3, 1], 1)", "2")
            .says(
                "Number of elements; of the first dimension, where NULL stands for an empty array.",
                "元素个数；指定维度时空数组为 NULL。"),
        scalar(ARRAY, "array_contains")
            .form("array, any -> boolean", "list_contains({0}, {1})")
            .example("array_contains(ARRAY['R2', 'C1'], 'C1')", "true")
            .says("Whether an element equals the second.", "是否包含该元素。"),
        scalar(ARRAY, "array_position")
            .nulls(Nulls.AS_SAID)
            .form("array, any -> int", "CAST(list_position({0}, {1}) AS INTEGER)")
            .example("array_position(ARRAY['R2', 'C1'], 'C1')", "2")
            .says("Where the element is, from 1; NULL where it is not.", "元素位置，从 1 起；不存在为 NULL。"),
        scalar(ARRAY, "array_to_string")
            .form("array, text -> text", "array_to_string({0}, {1})")
            .example("array_to_string(ARRAY['R2', NULL, 'C1'], '/')", "R2/C1")
            .says("Elements joined; NULL elements are left out.", "以分隔符连接元素，跳过 NULL。"),
        scalar(ARRAY, "string_to_array")
            .form(
                "text, text -> text[]",
                "CASE WHEN length({0}) > "
                    + TextBuilders.MAX_CHARACTERS
                    + " THEN CAST(ls_fail('string_to_array takes "
                    + TextBuilders.MAX_CHARACTERS
                    + " characters at most') AS VARCHAR[]) WHEN {0} = '' THEN [] WHEN {1} = '' THEN [{0}]"
                    + " ELSE string_split({0}, {1}) END")
            .example("string_to_array('R2,C1', ',')", "[\"R2\",\"C1\"]")
            .says(
                "Parts between separators; the text has at most 200,000 characters.",
                "按分隔符拆分为数组；文本 ≤ 200000 字符。"));
  }
}
